import { anyOf, matches } from './value.ts'

const streetWord = String.raw`(?:street|st\.|avenue|ave\.?|road|rd\.?|boulevard|blvd\.?|drive|dr\.|lane|ln\.|way|court|square|terrace|parkway|pkwy|highway|hwy|suite|floor|plaza|quay|close|crescent)`
const european = String.raw`(?:stra(?:ß|ss)e|str\.|platz|weg|allee|gasse|ring|damm|straat|laan|plein|gracht|kade|singel|dijk|gatan|vägen|gade|vej|veien|katu)`
const leading = String.raw`(?:rue|avenue|av\.|boulevard|bd|place|quai|calle|c\/|avenida|avda\.?|paseo|plaza|carrera|rua|praça|via|viale|piazza|corso|largo|ul\.|ulica|al\.|pl\.|ул\.|бул\.|пл\.|ж\.к\.|улица|jalan|jl\.)`

/** Postal addresses as many countries write them: a street with its number, a postal code with its town, a Japanese prefecture. */
export const findAddresses = anyOf(
  matches(
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])\d{1,5}[a-z]?,?\s(?:[\p{Lu}\d][\p{L}\p{N}.'’-]*\s){1,4}${streetWord}(?!\p{L})[^\n\t|;]{0,60}`,
      'giu',
    ),
    startsWithCapital,
  ),
  matches(
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])\p{Lu}[\p{L}.'’ -]{1,30}?${european}\s?\d{1,4}\s?[a-z]?(?![\p{L}\p{N}])[^\n\t|;]{0,40}`,
      'gu',
    ),
  ),
  matches(new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${leading})\s[^\n\t|;\d]{2,40}\d{1,5}[^\n\t|;]{0,40}`, 'giu')),
  matches(
    /(?<![\p{L}\p{N}]|(?:HR[AB]|Nr\.?|No\.?|#)\s?)(?:[A-Z]{1,2}-)?\d{4,5} ?(?:[A-Z]{2} )?\p{Lu}\p{L}{2,}(?:[ -]\p{Lu}\p{L}+)*/gu,
    isPostal,
  ),
  matches(/(?<![\p{L}\p{N}])\p{Lu}[\p{L} .'-]+,?\s[A-Z]{2},?\s\d{5}(?:-\d{4})?(?!\d)/gu),
  matches(/(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?![\p{L}\p{N}])/gu),
  matches(
    /(?<!\d)〒?\s?\d{3}-\d{4}(?!\d)[^\n]{0,40}\p{Script=Han}[^\n]{0,40}|\p{Script=Han}{2,3}[都道府県]\p{Script=Han}{1,6}[市区町村郡][^\n\s、。]{0,30}/gu,
  ),
  matches(/\bP\.?\s?O\.?\s?Box\s\d+[^\n\t|;]{0,60}/giu),
)

function startsWithCapital(value: string): boolean {
  return /^\d+[a-z]?,?\s\p{Lu}|\d(?:st|nd|rd|th)/u.test(value)
}

/** A year before a capital word is no postal code. */
function isPostal(value: string): boolean {
  return !/^(?:19|20)\d\d\s/.test(value) || /^\d{5}|[A-Z]{2}\s/.test(value)
}

const located = `(?:based in|located (?:in|at|on)|headquarter(?:s|ed) (?:is |are )?(?:in|at)|offices? in|situated in|born in|from|sitz in|ansässig in|mit sitz in|basé(?:e|s)? à|situé(?:e|s)? (?:à|en|au)|con sede en|ubicad[ao]s? en|con sede a|sede a|gevestigd in|met vestiging in|z siedzibą w|w |baserat i|ligger i|beliggende i|в |in|at|near|à|en|i)`

/** Names that a word of place leads up to: "based in Sofia". */
const findNamedPlaces = matches(
  new RegExp(
    String.raw`(?<=(?<!\p{L})${located}\s(?:the\s|der\s|den\s)?)\p{Lu}[\p{L}.'’-]+(?:,?\s(?:de\s|la\s|of\s|the\s)?\p{Lu}[\p{L}.'’-]+){0,4}`,
    'gu',
  ),
)

export const findPlaces = anyOf(findAddresses, findNamedPlaces)
