import { pick, type Random, randomFrom, wholeNumber } from '../random.ts'

/** English function words, commonest first: real ones, so that language detection and stop words meet what they meet in real text. */
export const functionWords =
  'the of and to a in is it for that was on as with by at be this from are or an which have not they but were has their his you had its all can more we will there been if when one who about so out up would into than other some them only these also over such then no most any he she her our do may where how each what many after before between through because under while during both against without within'.split(
    ' ',
  )

const onsets = 'b c d f g h j k l m n p r s t v w z br ch cl dr fl gr pl sh sp st th tr'.split(' ')
const vowels = 'a a a e e e i i i o o o u u ai ea ou'.split(' ')
const codas = ['', '', '', '', 'b', 'ck', 'd', 'g', 'l', 'm', 'n', 'nd', 'nt', 'p', 'r', 'rd', 's', 'st', 't']
/** Endings of nouns, verbs and adjectives, the bare word among them. */
const inflections = [
  ['', '', '', 's'],
  ['', '', '', 's', 'ed', 'ing'],
  ['', '', '', 'ly', 'ness'],
] as const

export interface Vocabulary {
  /** Base forms, commonest first. */
  readonly lemmas: readonly string[]
  /** A form of the lemma: the base or an inflection of it. */
  inflect(lemma: number, random: Random): string
}

/** `size` different pronounceable words of one to three syllables; the commonest are the shortest, as in any language. */
export function makeVocabulary(seed: number, size: number): Vocabulary {
  const random = randomFrom(seed)
  const lemmas = new Set<string>()
  while (lemmas.size < size) {
    const longest = lemmas.size < 1000 ? 2 : 3
    lemmas.add(pronounceable(random, longest - wholeNumber(random, 2)))
  }
  for (const word of functionWords) lemmas.delete(word)
  const all = [...lemmas]
  return {
    lemmas: all,
    inflect(lemma, draw) {
      const endings = inflections[lemma % inflections.length] ?? ['']
      return `${all[lemma] ?? ''}${pick(draw, endings)}`
    },
  }
}

export function pronounceable(random: Random, syllables: number): string {
  let word = ''
  for (let at = 0; at < syllables; at++) {
    word += pick(random, onsets) + pick(random, vowels) + (at === syllables - 1 ? pick(random, codas) : '')
  }
  return word
}
