import type { ColumnType } from '../column.ts'
import { quoteIdentifier, quoteText } from '../sql/sql-text.ts'

/** How the raw text of a column becomes a value of its type in the SQL view. Plain data: it is stored beside the profile. */
export type ColumnCast =
  | { readonly type: 'text' | 'boolean' }
  | {
      readonly type: 'integer' | 'decimal'
      /** `BIGINT`, `HUGEINT`, `DECIMAL(9,2)` or `DOUBLE`: the first that holds every cell exactly. */
      readonly sqlType: string
      /** Some cells have marks between thousands. */
      readonly grouped: boolean
      /** What stands before the decimals, where it is not a full stop. */
      readonly mark?: ','
    }
  /** A `strptime` format, or `iso`, or `zoned`: ISO with a time zone, which becomes UTC. */
  | { readonly type: 'date' | 'timestamp'; readonly format: string }

/** Cells that say "no value" in a column of numbers or times; they are NULL in the view and stay as they are in the raw rows. */
export const absentTokens: readonly string[] = ['-', '–', '—', '?', 'n/a', 'na', 'nan', 'null']

/** DECIMAL holds 38 digits; what is left over is room for sums. */
const mostDecimalDigits = 28

/** The type that holds so many digits before and after the decimal mark. */
export function decimalSqlType(before: number, after: number): string {
  return before + after <= mostDecimalDigits ? `DECIMAL(${before + after},${after})` : 'DOUBLE'
}

/** The SQL expression for `name` cast; NULL for a cell that is not of the type. */
export function castExpression(name: string, cast: ColumnCast): string {
  const raw = quoteIdentifier(name)
  switch (cast.type) {
    case 'text':
      return raw
    case 'boolean':
      return `TRY_CAST(trim(${raw}) AS BOOLEAN)`
    case 'integer':
    case 'decimal':
      return `TRY_CAST(${plainNumber(raw, cast)} AS ${cast.sqlType})`
    case 'date':
    case 'timestamp':
      return timeExpression(raw, cast.type, cast.format)
  }
}

function plainNumber(raw: string, { grouped, mark }: { readonly grouped: boolean; readonly mark?: ',' }): string {
  if (mark === ',') return `replace(regexp_replace(${raw}, '[^-+0-9,]', '', 'g'), ',', '.')`
  return grouped ? `replace(trim(${raw}), ',', '')` : `trim(${raw})`
}

function timeExpression(raw: string, type: ColumnType, format: string): string {
  if (format === 'iso') return `TRY_CAST(trim(${raw}) AS TIMESTAMP)`
  if (format === 'zoned') return `TRY_CAST(trim(${raw}) AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`
  const parsed = `try_strptime(trim(${raw}), ${quoteText(format)})`
  return type === 'date' ? `CAST(${parsed} AS DATE)` : parsed
}
