import { findWordNumbers } from './number-words.ts'
import { readNumber, shifted } from './read-number.ts'

/** A number in a text, with what it is counted in where that is money or hundredths. */
export interface Amount {
  readonly start: number
  readonly end: number
  /** What it may mean, as plain decimals, its scale ("million") worked in. */
  readonly values: readonly string[]
  /** ISO code, `$` for a dollar of any country, or `%`. */
  readonly unit?: string
}

const digits = String.raw`\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*`

/** Powers of ten by the words that stand behind a number; folded. */
const scales: readonly (readonly [words: string, power: number])[] = [
  ['k|thousand|tausend|tsd|mille|mil|mila|duizend|tys|tysiecy|tysiace|тыс|тысяч|хиляди|千', 3],
  ['万|萬|만', 4],
  ['lakhs?|lacs?', 5],
  [
    'm|mn|mln|mio|million|millions|millionen|millones|milione|milioni|milhoes|milhao|miljoen|miljoner|millioner|milion|miliony|milionow|млн|миллион\\p{L}*|милион\\p{L}*|百万',
    6,
  ],
  ['crores?', 7],
  ['億|亿|억', 8],
  ['bn|billion|billions|mrd|milliarde?n?|milliards?|miliardo|miliardi|miljard|miliard\\p{L}*|млрд|миллиард\\p{L}*', 9],
  ['trillion|trillions|billionen', 12],
]
const scale = scales.map(([words]) => words).join('|')
const powers = scales.map(([words, power]) => [new RegExp(`^(?:${words})$`, 'u'), power] as const)

const currencies: readonly (readonly [words: string, code: string])[] = [
  ['€|eur|euros?|ευρω|евро', 'EUR'],
  ['£|gbp|pounds?|quid', 'GBP'],
  ['us\\$|usd', 'USD'],
  ['(?:au?|nz|ca?|hk|s|sg)\\$|aud|nzd|cad|hkd|sgd|\\$|dollars?|dolares|dolar', '$'],
  ['¥|jpy|cny|rmb|yen|円|元|圓', '¥'],
  ['₹|inr|rs\\.?|rupees?', 'INR'],
  ['₽|rub|руб\\p{L}*\\.?', 'RUB'],
  ['₺|try|tl', 'TRY'],
  ['₩|krw|원', 'KRW'],
  ['₪|ils', 'ILS'],
  ['₫|vnd', 'VND'],
  ['฿|thb|baht', 'THB'],
  ['chf|sfr\\.?|franken', 'CHF'],
  ['zł|zl|pln|zlotych|zlote', 'PLN'],
  ['sek|nok|dkk|isk|kr\\.?|kronor|kroner|kronen|kronur', 'kr'],
  ['czk|kc', 'CZK'],
  ['huf|ft', 'HUF'],
  ['bgn|лв\\.?|лева', 'BGN'],
  ['ron|lei', 'RON'],
  ['zar', 'ZAR'],
  ['php|₱', 'PHP'],
  ['idr|rp\\.?', 'IDR'],
  ['mxn|ars|clp|cop|pesos?', 'peso'],
  ['brl|r\\$|reais', 'BRL'],
]
const currency = currencies.map(([words]) => words).join('|')
const currencyCodes = currencies.map(([words, code]) => [new RegExp(`^(?:${words})$`, 'u'), code] as const)

const percent =
  '%|percent|per cent|prozent|pour cent|pourcent|por ciento|por cento|per cento|procent\\p{L}*|процент\\p{L}*|на сто|%|％|퍼센트|パーセント'

const amount = new RegExp(
  String.raw`(?:(?<![\p{L}])(?<before>${currency}) ?)?(?<![\p{L}\p{N}])(?<number>${digits})(?:[ -]?(?<scale>${scale})(?!\p{L}))?(?:,-)?(?: ?(?:(?<percent>${percent})|(?<after>${currency})(?![\p{L}\d])))?`,
  'gu',
)

/** Every number of a folded text with plain digits, in digits or words. */
export function findAmounts(text: string): readonly Amount[] {
  const inDigits = [...text.matchAll(amount)].map((match): Amount => {
    const { number = '', scale, before, after, percent } = match.groups ?? {}
    const power = scale === undefined ? 0 : (powers.find(([pattern]) => pattern.test(scale))?.[1] ?? 0)
    const values = readNumber(number).map((value) => (power === 0 ? value : shifted(value, power)))
    const sign = before ?? after
    const unit =
      percent !== undefined ? '%' : currencyCodes.find(([pattern]) => sign !== undefined && pattern.test(sign))?.[1]
    return {
      start: match.index,
      end: match.index + match[0].length,
      values,
      ...(unit === undefined ? {} : { unit }),
    }
  })
  const inWords = findWordNumbers(text).map(({ value, start, end }): Amount => wordAmount(text, { value, start, end }))
  return rangesOf(
    [...inDigits, ...inWords].sort((a, b) => a.start - b.start),
    text,
  )
}

/** "10–20 %", "£10 to 20": what one end is counted in, the other is too. */
function rangesOf(amounts: readonly Amount[], text: string): readonly Amount[] {
  const isRange = (left: Amount | undefined, right: Amount | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    /^ ?(?:-|~|to|bis|a|al|tot|do|до|til|till|och|and) ?$/.test(text.slice(left.end, right.start))
  return amounts.map((amount, i) => {
    if (amount.unit !== undefined) return amount
    const [before, after] = [amounts[i - 1], amounts[i + 1]]
    const unit =
      (isRange(amount, after) ? after?.unit : undefined) ?? (isRange(before, amount) ? before?.unit : undefined)
    return unit === undefined ? amount : { ...amount, unit }
  })
}

const behindWords = new RegExp(
  String.raw`^[ -](?:(?<scale>${scale})(?!\p{L}))? ?(?:(?<percent>${percent})|(?<after>${currency})(?![\p{L}\d]))?`,
  'u',
)

/** "two million euros". */
function wordAmount(text: string, { value, start, end }: { value: string; start: number; end: number }): Amount {
  const { scale, percent, after } = behindWords.exec(text.slice(end, end + 40))?.groups ?? {}
  const power = scale === undefined ? 0 : (powers.find(([pattern]) => pattern.test(scale))?.[1] ?? 0)
  const unit =
    percent !== undefined ? '%' : currencyCodes.find(([pattern]) => after !== undefined && pattern.test(after))?.[1]
  return { start, end, values: [shifted(value, power)], ...(unit === undefined ? {} : { unit }) }
}

/** Whether a currency or percent sign stands anywhere, as in the head of a column of prices. */
export function mentionsUnit(text: string, unit: string): boolean {
  if (unit === '%') return new RegExp(percent, 'u').test(text)
  const words = currencies.find(([, code]) => code === unit)?.[0]
  return words !== undefined && new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'u').test(text)
}
