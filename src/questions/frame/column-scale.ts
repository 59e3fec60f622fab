import { nameWords } from '../query/nouns.ts'

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(billions?|bn|mrd|milliarden|milliards|miliardi)$/, 1e9],
  [/^(millions?|mln|mio|mill|millionen|millones|milioni|milhoes)$/, 1e6],
  [/^(thousands?|000|000s|tsd|tausend|miles|milliers|migliaia|milhares)$/, 1e3],
]

/** Beside a currency these are scales; elsewhere metres and miles. */
const besideCurrency: readonly (readonly [RegExp, number])[] = [
  [/^(m|mi|mm|mn)$/, 1e6],
  [/^(k|t)$/, 1e3],
  [/^b$/, 1e9],
]

/** How many units one is in a column, by what its name says: 1,000,000 for `Budget (millions)` and `Revenue (€ mi)`. */
export function columnScale(name: string): number {
  const words = nameWords(name)
  const isMoney = /[$€£¥]|\b(usd|eur|gbp|chf|jpy|brl)\b/i.test(name)
  for (const [pattern, scale] of isMoney ? [...scales, ...besideCurrency] : scales) {
    if (words.some((word, at) => pattern.test(word) && (at > 0 || words.length === 1))) return scale
  }
  return 1
}
