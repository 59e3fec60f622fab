/** A way to write a date, or a date with a time of day. */
export interface TimeFormat {
  readonly type: 'date' | 'timestamp'
  /** As DuckDB's `strptime` has it; or `iso`; or `zoned`, which is ISO with a time zone. */
  readonly format: string
  /** Full match; stricter than `strptime`, which takes `2/3/20` for the year 20. */
  readonly pattern: string
  /** Which of day and month comes first, where both are numbers and the year is not in front. */
  readonly order?: 'day-first' | 'month-first'
}

const isoClock = '[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?'
const isoTimestamp = `[0-9]{4}-[0-9]{2}-[0-9]{2}${isoClock}`
const clock = '[0-9]{1,2}:[0-9]{2}'

/** A column has the first format that all its cells fit, unless they fit `day-first` and `month-first` alike. */
export const timeFormats: readonly TimeFormat[] = [
  { type: 'timestamp', format: 'iso', pattern: isoTimestamp },
  { type: 'timestamp', format: 'zoned', pattern: `${isoTimestamp} ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)` },
  { type: 'date', format: '%Y-%m-%d', pattern: '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}' },
  { type: 'date', format: '%Y/%m/%d', pattern: '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}' },
  { type: 'date', format: '%d.%m.%Y', pattern: '[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}', order: 'day-first' },
  ...['/', '-'].flatMap((separator): TimeFormat[] => {
    const pattern = `[0-9]{1,2}${separator}[0-9]{1,2}${separator}[0-9]{4}`
    const dayFirst = `%d${separator}%m${separator}%Y`
    const monthFirst = `%m${separator}%d${separator}%Y`
    return [
      { type: 'date', format: dayFirst, pattern, order: 'day-first' },
      { type: 'date', format: monthFirst, pattern, order: 'month-first' },
      { type: 'timestamp', format: `${dayFirst} %H:%M`, pattern: `${pattern} ${clock}`, order: 'day-first' },
      { type: 'timestamp', format: `${monthFirst} %H:%M`, pattern: `${pattern} ${clock}`, order: 'month-first' },
      {
        type: 'timestamp',
        format: `${dayFirst} %H:%M:%S`,
        pattern: `${pattern} ${clock}:[0-9]{2}`,
        order: 'day-first',
      },
      {
        type: 'timestamp',
        format: `${monthFirst} %H:%M:%S`,
        pattern: `${pattern} ${clock}:[0-9]{2}`,
        order: 'month-first',
      },
    ]
  }),
  { type: 'date', format: '%B %d, %Y', pattern: '[A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}' },
  { type: 'date', format: '%b %d, %Y', pattern: '[A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}' },
  { type: 'date', format: '%d %B %Y', pattern: '[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}' },
  { type: 'date', format: '%d %b %Y', pattern: '[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}' },
  { type: 'date', format: '%d-%b-%Y', pattern: '[0-9]{1,2}-[A-Z][a-z]+-[0-9]{4}' },
]
