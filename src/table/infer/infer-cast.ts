import { quoteText } from '../sql/sql-text.ts'
import type { ReadCells } from './cell-batch.ts'
import { absentTokens, type ColumnCast, castExpression, decimalSqlType } from './column-cast.ts'
import { inferDecimalComma } from './decimal-comma.ts'
import { type TimeFormat, timeFormats } from './time-formats.ts'

// A leading zero makes a code ("007"), not a number, and so does a plus before a long number (a phone).
const integer = '-?(0|[1-9][0-9]{0,37})|[+][1-9][0-9]{0,5}'
const grouped = '[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+([.][0-9]+)?'
const fraction = '[-+]?(0|[1-9][0-9]*)?[.][0-9]+'
const exponent = '[-+]?(0|[1-9][0-9]*)([.][0-9]+)?[eE][-+]?[0-9]{1,2}'

const mostBigintDigits = 18

const text: ColumnCast = { type: 'text' }

/**
 * What all cells of a column parse as. `cells` is a relation with the columns `col`, `value` and `n` (how often). Absent tokens do not
 * count against a type. A date whose day and month may be either way round stays text.
 */
export async function inferCast(read: ReadCells, cells: string): Promise<ColumnCast> {
  const from = `(SELECT col, trim(value) AS v, n, lower(v) IN (${absentTokens.map(quoteText).join(', ')}) AS absent FROM ${cells})`
  const { typed, booleans, begun } = await read(from, {
    typed: 'sum(n) FILTER (NOT absent)',
    booleans: "sum(n) FILTER (lower(v) IN ('true', 'false'))",
    begun:
      "sum(n) FILTER (NOT absent AND regexp_matches(v, '^([-+.]?[0-9]|[A-Z][a-z]+ [0-9]|(\\p{Sc}|[A-Zk][A-Zr$]{1,2}[.]?) ?[-+]?[0-9])'))",
  })
  if (typed === 0) return text
  if (booleans === typed) return { type: 'boolean' }
  // Numbers and times begin like this, and most columns do not: that is cheap to know.
  if (begun !== typed) return text
  const present = `(SELECT col, v, n FROM ${from} WHERE NOT absent)`
  return (
    (await inferNumber(read, present, typed)) ??
    (await inferTime(read, present, typed)) ??
    (await inferDecimalComma(read, present, typed)) ??
    text
  )
}

async function inferNumber(read: ReadCells, from: string, typed: number): Promise<ColumnCast | undefined> {
  const matches = (pattern: string) => `regexp_full_match(v, ${quoteText(pattern)})`
  const found = await read(from, {
    integers: `sum(n) FILTER (${matches(integer)})`,
    grouped: `sum(n) FILTER (${matches(grouped)})`,
    fractions: `sum(n) FILTER (${matches(fraction)})`,
    exponents: `sum(n) FILTER (${matches(exponent)} AND isfinite(TRY_CAST(v AS DOUBLE)))`,
    before: "max(length(regexp_extract(replace(v, ',', ''), '[0-9]+')))",
    after: "max(length(regexp_extract(v, '[.]([0-9]+)', 1)))",
  })
  if (found.integers + found.grouped + found.fractions + found.exponents !== typed) return undefined
  const shared = { grouped: found.grouped > 0 }
  if (found.exponents > 0) return { type: 'decimal', sqlType: 'DOUBLE', ...shared }
  if (found.after === 0) {
    return { type: 'integer', sqlType: found.before <= mostBigintDigits ? 'BIGINT' : 'HUGEINT', ...shared }
  }
  return { type: 'decimal', sqlType: decimalSqlType(found.before, found.after), ...shared }
}

async function inferTime(read: ReadCells, from: string, typed: number): Promise<ColumnCast | undefined> {
  // A few cells rule out most formats, so that all cells are parsed by the one or two that are left.
  const few = `(SELECT * FROM ${from} QUALIFY row_number() OVER (PARTITION BY col) <= 100)`
  const { cells } = await read(few, { cells: 'sum(n)' })
  const likely = await fittingFormats(read, few, { formats: timeFormats, typed: cells })
  const [first, ...others] = await fittingFormats(read, from, { formats: likely, typed })
  if (first === undefined) return undefined
  const orders = new Set([first, ...others].map(({ order }) => order))
  if (orders.has('day-first') && orders.has('month-first')) return undefined
  return { type: first.type, format: first.format }
}

async function fittingFormats(
  read: ReadCells,
  from: string,
  { formats, typed }: { readonly formats: readonly TimeFormat[]; readonly typed: number },
): Promise<TimeFormat[]> {
  if (formats.length === 0) return []
  const counts: Readonly<Record<string, number>> = await read(
    from,
    Object.fromEntries(
      formats.map(({ type, format, pattern }) => [
        format,
        `sum(n) FILTER (regexp_full_match(v, ${quoteText(pattern)}) AND ${castExpression('v', { type, format })} IS NOT NULL)`,
      ]),
    ),
  )
  return formats.filter(({ format }) => counts[format] === typed)
}
