/** Languages whose month and weekday names are known; the names come from the runtime's own locale data. */
const locales =
  'en de fr es it pt nl sv da nb fi pl cs sk hu ro bg ru uk el tr ar he hi ja ko zh id vi hr sr lt lv et sl'.split(' ')

/** For each of the dates its name in all languages. A formatter is dear to make, so each is made once for all dates. */
function namesOfEach(options: Intl.DateTimeFormatOptions, dates: readonly Date[]): readonly ReadonlySet<string>[] {
  const found = dates.map(() => new Set<string>())
  for (const locale of locales) {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    for (const [i, date] of dates.entries()) {
      const parts = format.formatToParts(date)
      const name = parts.find(({ type }) => type === 'month' || type === 'weekday')?.value.replace(/\.$/, '')
      if (name !== undefined && /^\p{L}[\p{L}\p{M}]+$/u.test(name)) found[i]?.add(name.toLowerCase())
    }
  }
  return found
}

const longestFirst = (names: Iterable<string>): readonly string[] =>
  [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

function names(options: Intl.DateTimeFormatOptions, dates: readonly Date[]): readonly string[] {
  return longestFirst(new Set(namesOfEach(options, dates).flatMap((one) => [...one])))
}

const firstOfMonths = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 1)))
const daysOfWeek = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day)))

const fullMonths = () => [
  ...names({ month: 'long' }, firstOfMonths),
  ...names({ month: 'long', day: 'numeric' }, firstOfMonths), // Slavic months are inflected beside a day
]
const shortMonths = () => names({ month: 'short' }, firstOfMonths)

/** An alternation of month names, long and short, in many languages. */
export const monthNames = (): string => [...new Set([...fullMonths(), ...shortMonths()])].join('|')

const numberedBy = (lists: readonly (readonly ReadonlySet<string>[])[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const numbers = new Map<string, Set<number>>()
  for (const list of lists)
    for (const [i, names] of list.entries())
      for (const name of names) numbers.set(name, (numbers.get(name) ?? new Set()).add(i + 1))
  return numbers
}

/** From each name of a month, in lower case, to the months it may mean: "listopad" is October to some and November to others. */
export const monthNumbers = (): ReadonlyMap<string, ReadonlySet<number>> =>
  numberedBy([
    namesOfEach({ month: 'long' }, firstOfMonths),
    namesOfEach({ month: 'long', day: 'numeric' }, firstOfMonths),
    namesOfEach({ month: 'short' }, firstOfMonths),
  ])

let madeNumbers: ReadonlyMap<string, ReadonlySet<number>> | undefined

/** From each long name of a weekday, in lower case, to the days it may mean; Sunday is 1. */
export function weekdayNumbers(): ReadonlyMap<string, ReadonlySet<number>> {
  madeNumbers ??= numberedBy([weekdays().map(({ long }) => new Set(long))])
  return madeNumbers
}

interface Weekday {
  readonly long: readonly string[]
  readonly short: readonly string[]
}

let madeWeekdays: readonly Weekday[] | undefined

function weekdays(): readonly Weekday[] {
  madeWeekdays ??= makeWeekdays()
  return madeWeekdays
}

function makeWeekdays(): readonly Weekday[] {
  const short = namesOfEach({ weekday: 'short' }, daysOfWeek)
  return namesOfEach({ weekday: 'long' }, daysOfWeek).map((long, day) => ({
    long: longestFirst(long),
    short: longestFirst(short[day] ?? []),
  }))
}

const allWeekdays = (): readonly string[] => [
  ...new Set([
    ...longestFirst(new Set(weekdays().flatMap(({ long }) => long))),
    ...longestFirst(new Set(weekdays().flatMap(({ short }) => short))),
  ]),
]

/** Names of two letters are common words too ("to", "do", "we"). */
const shortest = 3

/** An alternation of weekday names, long and short, in many languages; those of two letters left out. */
export const weekdayNames = (): string =>
  allWeekdays()
    .filter(({ length }) => length >= shortest)
    .join('|')

/** An alternation of the weekday names of two letters as timetables write them: "Mo", "Fr". */
export const briefWeekdays = (): string =>
  allWeekdays()
    .filter(({ length }) => length < shortest)
    .map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
    .join('|')

/** The names of each weekday in all languages, apart by `|`; long ones end in `*` for their other forms, those of two letters are left out. */
export const sameWeekday = (): readonly string[] =>
  weekdays().map(({ long, short }) =>
    [...long.map((name) => `${name}*`), ...short].filter(({ length }) => length >= shortest).join('|'),
  )
