import { anyOf, matches } from './value.ts'

const digits = String.raw`\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?`
const scale = String.raw`(?:\s?(?:k|m|bn|mn|mln|mio|mrd|tsd)\b|\s?(?:thousand|million|billion|trillion|tausend|millionen|milliarden?|millions|milliards?|millones|milioni|miliardi|miljoen|miljard|miljoner|milion[óo]w|млн|млрд|милиона|万|億|亿))?`
const currencySign = String.raw`[€$£¥₹₽₺₩₪₫₴₦฿]|(?:US|AU|NZ|CA|HK|SG)\$|\bR(?=\s?\d)|\bRs\.?|\bRp\.?`
const currencyName = String.raw`usd|eur|gbp|jpy|chf|sek|nok|dkk|pln|czk|huf|bgn|ron|inr|aud|nzd|cad|zar|ngn|php|idr|mxn|brl|clp|zł|kr\b|лв\.?|руб\.?|€|£|¥|円|元|dollars?|euros?|pounds?|pence|cents?|złotych|kronor|kroner|kronen|dólares|pesos|rupees|rupiah`

/** Amounts of money, with the sign before or the currency after. */
export const findMoney = anyOf(
  matches(new RegExp(String.raw`(?:${digits})${scale}\s?[円元]`, 'giu')),
  matches(
    new RegExp(
      String.raw`(?:${currencySign}|\b(?:usd|eur|gbp|aud|nzd|chf|zar|php))\s?(?:${digits})${scale}(?:\s?[-–]\s?(?:${currencySign})?\s?(?:${digits})${scale})?`,
      'giu',
    ),
  ),
  matches(
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${digits})${scale}(?:,-|,–)?\s?(?:${currencyName})(?!\p{L})`, 'giu'),
  ),
)

const numerals =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|billion|billions|dozen|dozens|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|due|tre|quattro|sei|sette|otto|nove|dieci|twee|drie|vijf|zes|zeven'
const percent = String.raw`(?:\s?(?:%|percent|per cent|prozent|pour cent|por ciento|per cento|procent|процент\p{L}*))?`

/** Numbers in digits or words, with their scale or percent sign. */
export const findNumbers = anyOf(
  matches(
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])[~≈<>]?\s?(?:${digits})${scale}${percent}\+?(?!(?:st|nd|rd|th|er|e)(?!\p{L})|\d)`,
      'giu',
    ),
  ),
  matches(new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${numerals})(?:[ -](?:${numerals}))*(?![\p{L}\p{N}])`, 'giu')),
)

const timeUnit = String.raw`(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|decades?|centur(?:y|ies)|sekunden?|minuten?|stunden?|tagen?|tage|wochen?|monaten?|monate|jahren?|jahre|secondes?|heures?|jours?|semaines?|mois|ans?|années?|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|anos?|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|uur|uren|dag(?:en)?|weken|week|maand(?:en)?|jaar|jaren|dni|dzień|godzin\p{L}*|tygodni\p{L}*|miesi\p{L}*|lat|rok\p{L}*|dagar|timmar|veckor|månader|år|dage|timer|uger|måneder|дни|дня|часа?|минути?|седмиц\p{L}|месец\p{L}?|години|лет|года?|時間|日間|分|年間|ヶ月|か月|天|小时|年)`
const counted = String.raw`(?:(?:${digits})(?:\s?(?:-|–|to|bis|à|a|to|of|or)\s?(?:${digits}))?|(?:${numerals})|half an?|an?)`
const cjkUnit = '(?:時間|日間|分|年間|ヶ月|か月|天|小时|年)'

/** Lengths of time: a number with its unit. */
export const findDurations = anyOf(
  matches(
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])${counted}[\s-]?(?:business |working |calendar |full |werk|werk-|arbeits)?${timeUnit}(?!\p{L})`,
      'giu',
    ),
  ),
  matches(new RegExp(String.raw`\d+\s?${cjkUnit}`, 'gu')),
)
