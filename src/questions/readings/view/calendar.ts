import { fold } from './tokens.ts'

/** A date as far as it is said. */
export interface PartialDate {
  readonly year?: number
  /** 1 to 12. */
  readonly month?: number
  readonly day?: number
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const months = new Map(
  monthNames.flatMap((name, index) => [
    [name, index + 1] as const,
    [name.slice(0, 3), index + 1] as const,
    ...(name === 'september' ? [['sept', index + 1] as const] : []),
  ]),
)

/** 1 to 12, of a name or its first three letters. */
export const monthOf = (word: string): number | undefined => months.get(word)

export const monthName = (month: number): string => {
  const name = monthNames[month - 1] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const leastYear = 1000
const mostYear = 2100

export const isYear = (number: number): boolean => Number.isInteger(number) && number > leastYear && number < mostYear

const monthWord = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const dayWord = '(\\d{1,2})(?:st|nd|rd|th)?'
const patterns: readonly (readonly [RegExp, readonly ('year' | 'month' | 'day')[]])[] = [
  [/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, ['year', 'month', 'day']],
  [new RegExp(`\\b${monthWord}\\s+${dayWord},?\\s+(\\d{4})\\b`), ['month', 'day', 'year']],
  [new RegExp(`\\b${dayWord}\\s+(?:of\\s+)?${monthWord},?\\s+(\\d{4})\\b`), ['day', 'month', 'year']],
  [/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, ['month', 'day', 'year']],
  [/(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, ['day', 'month', 'year']],
  [new RegExp(`\\b${monthWord},?\\s+(\\d{4})\\b`), ['month', 'year']],
  [new RegExp(`\\b${monthWord}\\s+${dayWord}\\b`), ['month', 'day']],
  [new RegExp(`\\b${dayWord}\\s+${monthWord}(?![a-z])`), ['day', 'month']],
  [new RegExp(`^${monthWord}$`), ['month']],
  [/(?<!\d)(\d{4})(?!\d)/, ['year']],
]

/** The first date that a cell says. */
export function dateIn(cell: string): PartialDate | undefined {
  const text = fold(cell)
  for (const [pattern, parts] of patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    const date: { year?: number; month?: number; day?: number } = {}
    parts.forEach((part, index) => {
      const written = found[index + 1] ?? ''
      date[part] = part === 'month' ? (months.get(written) ?? Number(written)) : Number(written)
    })
    if (isPossible(date)) return date
  }
  return undefined
}

function isPossible({ year, month, day }: PartialDate): boolean {
  if (year !== undefined && !isYear(year)) return false
  if (month !== undefined && !(month >= 1 && month <= 12)) return false
  return day === undefined || (day >= 1 && day <= 31)
}

const daysPerMonth = 31
const daysPerYear = 12 * daysPerMonth

/** A number that grows with the date; parts that are not said count as the first. */
export const dateOrder = ({ year = 0, month = 1, day = 1 }: PartialDate): number =>
  year * daysPerYear + month * daysPerMonth + day

/** Days between two dates of which month and day are said. */
export function daysBetween(one: PartialDate, other: PartialDate): number {
  const day = ({ year = 2000, month = 1, day: of = 1 }: PartialDate) => Date.UTC(year, month - 1, of) / 86_400_000
  return Math.abs(day(one) - day(other))
}
