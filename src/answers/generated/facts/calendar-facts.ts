import { monthNumbers, weekdayNumbers } from '../../../calendar.ts'
import { foldText } from '../../words/fold-text.ts'

/** As much of a date as is written. */
export interface DateFact {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

/** A stretch of text that says a date, with all it may mean: 3/5/2024 is in May to some, in March to others. */
export interface FoundDate {
  readonly start: number
  readonly end: number
  readonly readings: readonly DateFact[]
}

const lazily = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

const folded = (numbers: ReadonlyMap<string, ReadonlySet<number>>): ReadonlyMap<string, ReadonlySet<number>> =>
  new Map([...numbers].map(([name, values]) => [foldText(name), values]))

/** By folded name. */
export const months = lazily(() => folded(monthNumbers()))
export const weekdays = lazily(() => folded(weekdayNumbers()))

const alternation = (names: Iterable<string>): string =>
  [...names]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.replaceAll('.', String.raw`\.`))
    .join('|')

const year = String.raw`(?<year>1\d{3}|20\d{2}|21\d{2})`
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|\.|er|º|°|-?го)?`

const named = lazily(() => {
  const month = String.raw`(?<month>${alternation(months().keys())})\.?`
  const of = String.raw`\s(?:(?:of|de|del|di)\s)?`
  return [
    `${day}${of}${month}(?:,?${of}${year})?`,
    String.raw`${month}\s(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s${year})?`,
    `${month}(?:,?${of})${year}`,
  ].map((pattern) => new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'gu'))
})

const numeric = [
  /(?<![\d.,/-])(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?![\d/-]|[.,]\d)/gu,
  /(?<![\d.,/-])(?<day>\d{1,2})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})(?![\d/-]|[.,]\d)/gu,
  /(?<year>\d{4})\s?[年년]\s?(?:(?<month>\d{1,2})\s?[月월](?:\s?(?<day>\d{1,2})\s?[日일])?)?/gu,
  /(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]/gu,
]

/** Every date in a folded text with plain digits; of two that overlap the longer. A year alone is a number, not a date. */
export function findDates(text: string): readonly FoundDate[] {
  const found = [...named(), ...numeric].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const readings = readingsOf(match.groups ?? {})
      return readings.length === 0 ? [] : [{ start: match.index, end: match.index + match[0].length, readings }]
    }),
  )
  const chosen: FoundDate[] = []
  for (const date of found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!chosen.some((other) => date.start < other.end && other.start < date.end)) chosen.push(date)
  }
  return chosen.sort((a, b) => a.start - b.start)
}

type Groups = Readonly<Record<string, string | undefined>>

function readingsOf({ year: years, month, day: days }: Groups): readonly DateFact[] {
  const dayNumber = days === undefined ? {} : { day: Number(days) }
  const yearNumbers = years === undefined ? [{}] : yearsOf(years).map((number) => ({ year: number }))
  const monthNumbers = month === undefined ? [undefined] : [...(months().get(month) ?? [Number(month)])]
  const readings = yearNumbers.flatMap((yearNumber) =>
    monthNumbers.flatMap((number) => [
      { ...yearNumber, ...(number === undefined ? {} : { month: number }), ...dayNumber },
      ...(number === undefined || days === undefined || months().has(month ?? '')
        ? []
        : [{ ...yearNumber, month: Number(days), day: number }]),
    ]),
  )
  return readings.filter(({ month: m = 1, day: d = 1 }: DateFact) => m >= 1 && m <= 12 && d >= 1 && d <= 31)
}

const yearsOf = (digits: string): readonly number[] =>
  digits.length === 2 ? [2000 + Number(digits), 1900 + Number(digits)] : [Number(digits)]

/** All parts that `said` has stand in `known`, or its year stands in the text by itself. */
export function isSameDate(said: DateFact, known: DateFact, hasYear: (year: number) => boolean): boolean {
  const agrees = (part: 'month' | 'day'): boolean => said[part] === undefined || said[part] === known[part]
  if (!agrees('month') || !agrees('day')) return false
  return said.year === undefined || said.year === known.year || (known.year === undefined && hasYear(said.year))
}

export interface FoundTime {
  readonly start: number
  readonly end: number
  /** Since midnight. */
  readonly minutes: number
}

const clock =
  /(?<![\d.,:])(?<hour>[01]?\d|2[0-4])(?:(?:[:h]|(?<dot>\.))(?<minute>[0-5]\d))?(?:\s?(?<mark>[ap]\.?\s?m\b\.?|uhr|h\b|o'?clock))?(?![\d:])/gu

/** Times of day: with minutes, or marked as one ("8 am", "8 Uhr", "8.30 Uhr"). */
export function findTimes(text: string): readonly FoundTime[] {
  return [...text.matchAll(clock)].flatMap((match) => {
    const { hour, minute, dot, mark } = match.groups ?? {}
    if (mark === undefined && (minute === undefined || dot !== undefined)) return []
    const isPm = mark?.startsWith('p') === true && Number(hour) < 12
    const isMidnight = mark?.startsWith('a') === true && Number(hour) === 12
    const hours = isMidnight ? 0 : Number(hour) + (isPm ? 12 : 0)
    return [{ start: match.index, end: match.index + match[0].length, minutes: hours * 60 + Number(minute ?? 0) }]
  })
}
