import { foldText } from '../../words/fold-text.ts'
import { type DateFact, type FoundTime, findDates, findTimes } from './calendar-facts.ts'
import { type Amount, findAmounts } from './find-amounts.ts'
import { findLiterals } from './find-literals.ts'
import { plainDigits } from './read-number.ts'

/** What a sentence rests on. */
export interface Cited {
  /** The quoted units, as the cells have them. */
  readonly text: string
  /** What they stand under: entity, page title, headings, names of columns, address. */
  readonly above: string
}

/** A cited text taken apart once for all facts that are looked up in it. */
export interface ReadCited {
  /** Folded, with plain digits and hyphens. */
  readonly folded: string
  /** The same of what stands above alone. */
  readonly above: string
  readonly words: readonly string[]
  readonly wordSet: ReadonlySet<string>
  /** Dates, times and telephone numbers left out. */
  readonly amounts: readonly Amount[]
  /** All that those of them may mean that are no money and no share, and the years of dates. */
  readonly numbers: ReadonlySet<string>
  readonly dates: readonly DateFact[]
  readonly times: readonly FoundTime[]
  readonly literals: ReadonlySet<string>
  /** Digits of everything that may be a telephone number. */
  readonly phones: ReadonlySet<string>
}

/** Text as facts are compared in it. Cells and lines stay apart, or numbers in them would become one. */
export function foldFacts(text: string): string {
  return foldText(plainDigits(text))
    .replace(/[‐‑‒–—−﹣－]/g, '-')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s*[\t\n]\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
}

const word = /[\p{L}\p{M}\p{N}]+(?:['.&][\p{L}\p{M}\p{N}]+)*/gu

export function readCited({ text, above }: Cited): ReadCited {
  const head = foldFacts(above)
  const folded = `${foldFacts(text)}\n${head}`
  const words = wordsOf(folded)
  const dates = findDates(folded)
  const times = findTimes(folded)
  const literals = findLiterals(folded)
  const others = [...dates, ...times, ...literals]
  const amounts = findAmounts(folded).filter(({ start }) => !isInside(start, others))
  const numbers = new Set(amounts.flatMap(({ values, unit }) => (unit === undefined ? values : [])))
  for (const { readings } of dates) for (const { year } of readings) if (year !== undefined) numbers.add(String(year))
  return {
    folded,
    above: head,
    words,
    wordSet: new Set(words),
    amounts,
    numbers,
    dates: dates.flatMap(({ readings }) => readings),
    times,
    literals: new Set(literals.map(({ kind, key }) => `${kind}:${key}`)),
    phones: new Set(
      [...folded.matchAll(/[+(]*\d[\d ()./-]{5,24}\d/g)].map(([found]) =>
        found.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, ''),
      ),
    ),
  }
}

/** Words of a folded text, those with a hyphen apart, without articles run into them and endings of possession: "d'espagne", "ada's". */
export function wordsOf(folded: string): readonly string[] {
  return [...folded.matchAll(word)].map(([found]) => found.replace(elidedArticle, '').replace(/'s$/, ''))
}

const elidedArticle = /^(?:[ldcjnsmt]|qu|un|dell|all|nell|sull|dall|gl|quell)'/

const isInside = (at: number, spans: readonly { readonly start: number; readonly end: number }[]): boolean =>
  spans.some(({ start, end }) => start <= at && at < end)
