import { isYear, monthOf, type PartialDate } from '../view/calendar.ts'
import { type Comparison, comparisonsAt, type Run } from './comparisons.ts'

/** A number in a question. */
export interface Quantity extends Run {
  readonly value: number
  readonly written: 'digits' | 'word' | 'ordinal'
  readonly isYear: boolean
  /** Of "1990s" and "19th century": years from `value` on. */
  readonly years?: 10 | 100
  /** What the words beside it make of it; equality when there are none. */
  readonly comparisons: readonly Comparison[]
}

export interface AskedDate extends Run {
  readonly date: PartialDate
  readonly comparisons: readonly Comparison[]
}

const numberWords = new Map<string, number>([
  ...(
    [
      'zero',
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
      'nine',
      'ten',
      'eleven',
      'twelve',
      'thirteen',
      'fourteen',
      'fifteen',
    ] as const
  ).map((word, value) => [word, value] as const),
  ['twenty', 20],
  ['hundred', 100],
  ['once', 1],
  ['twice', 2],
])
const ordinalWords = new Map(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map(
    (word, at) => [word, at + 1] as const,
  ),
)
const scales = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
])

/** The number that a word stands for. */
export const numberOf = (word: string): number | undefined =>
  numberWords.get(word) ?? (/^\d+$/.test(word) ? Number(word) : undefined)

type Bare<Kind> = Omit<Kind, 'comparisons'>

export function quantitiesIn(
  words: readonly string[],
  question: string,
): { readonly quantities: readonly Quantity[]; readonly dates: readonly AskedDate[] } {
  const dates = words.flatMap((_, at) => dateAt(words, at) ?? [])
  const quantities = words
    .flatMap((_, at) => quantityAt(words, at, question) ?? [])
    .filter(
      (one) =>
        !dates.some(
          ({ start, end, date }) =>
            one.start >= start && one.end <= end && (date.day !== undefined || date.year !== undefined),
        ),
    )
  const compared = <Kind extends Run>(one: Kind) => ({ ...one, comparisons: comparisonsAt(words, one) })
  return { quantities: quantities.map(compared), dates: dates.map(compared) }
}

function quantityAt(words: readonly string[], at: number, question: string): Bare<Quantity> | undefined {
  const word = words[at] ?? ''
  const plain = { start: at, end: at + 1, written: 'digits' as const, isYear: false }
  if (/^\d{3}0$/.test(word) && new RegExp(`${word}['’]s\\b`).test(question))
    return { ...plain, value: Number(word), years: 10, isYear: true }
  if (/^[2-9]0$/.test(word) && new RegExp(`\\b${word}['’]s\\b`).test(question))
    return { ...plain, value: 1900 + Number(word), years: 10, isYear: true }
  if (/^\d+(?:\.\d+)?$/.test(word)) {
    const scale = scales.get(words[at + 1] ?? '')
    const value = Number(word) * (scale ?? 1)
    return { ...plain, end: at + (scale === undefined ? 1 : 2), value, isYear: word.length === 4 && isYear(value) }
  }
  const century = /^(1[5-9]|20|21)th$/.exec(word)
  if (century !== null && words[at + 1] === 'century')
    return { ...plain, end: at + 2, value: (Number(century[1]) - 1) * 100, years: 100, isYear: true }
  const decade = /^(\d{3}0|\d0)s$/.exec(word)?.[1]
  if (decade !== undefined)
    return { ...plain, value: Number(decade) + (decade.length === 2 ? 1900 : 0), years: 10, isYear: true }
  const ordinal = ordinalWords.get(word) ?? Number(/^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1] ?? Number.NaN)
  if (!Number.isNaN(ordinal)) return { ...plain, written: 'ordinal', value: ordinal }
  const signed = /^[$#]?(\d+(?:\.\d+)?)(?:%|[a-z]{1,3})?$/.exec(word)
  if (signed !== null) return { ...plain, value: Number(signed[1]) }
  const named = numberWords.get(word)
  return named === undefined ? undefined : { ...plain, written: 'word', value: named }
}

/** "June 9, 2004", "9 June", "June 2004", or the month alone. */
function dateAt(words: readonly string[], at: number): Bare<AskedDate> | undefined {
  const word = words[at] ?? ''
  const month = monthOf(word)
  if (month === undefined || word === 'mar' || !isMonthHere(words, at)) return undefined
  const after = dayOf(words[at + 1])
  if (after !== undefined) {
    const year = yearOf(words[at + 2])
    return {
      start: at,
      end: at + (year === undefined ? 2 : 3),
      date: { month, day: after, ...(year === undefined ? {} : { year }) },
    }
  }
  const year = yearOf(words[at + 1])
  const end = at + (year === undefined ? 1 : 2)
  const said = { month, ...(year === undefined ? {} : { year }) }
  const before = dayOf(words[at - 1])
  if (before !== undefined) return { start: at - 1, end, date: { ...said, day: before } }
  const beforeOf = words[at - 1] === 'of' ? dayOf(words[at - 2]) : undefined
  if (beforeOf !== undefined) return { start: at - 2, end, date: { ...said, day: beforeOf } }
  return { start: at, end, date: said }
}

/** "may" is mostly a verb. */
function isMonthHere(words: readonly string[], at: number): boolean {
  return (
    words[at] !== 'may' || words[at - 1] === 'in' || /^\d/.test(words[at + 1] ?? '') || /^\d/.test(words[at - 1] ?? '')
  )
}

function dayOf(word: string | undefined): number | undefined {
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '')?.[1] ?? 0)
  return day >= 1 && day <= 31 ? day : undefined
}

function yearOf(word: string | undefined): number | undefined {
  return /^\d{4}$/.test(word ?? '') && isYear(Number(word)) ? Number(word) : undefined
}
