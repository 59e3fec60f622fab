import type { DuckDBType, DuckDBValue } from '@duckdb/node-api'
import type { ColumnType } from '../column.ts'

/** An exact decimal: `unscaled / 10^scale`. */
export interface SqlDecimal {
  readonly unscaled: bigint
  readonly scale: number
}

/**
 * A value without loss, as plain data that can be sent to another process. Whole numbers are bigint, doubles are numbers
 * (NaN and infinities included); dates, lists and everything else are text as DuckDB writes it.
 */
export type SqlValue = null | boolean | number | bigint | string | SqlDecimal

export type JsonValue = string | number | boolean | null

/** The value as JSON holds it: numbers that a double holds exactly enough are numbers, others are decimal strings; never NaN. */
export function toJsonValue(value: SqlValue): JsonValue {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value.toString()
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'object' && value !== null) {
    const text = decimalText(value)
    // Fifteen digits survive the way through a double and back.
    return digitCount(value.unscaled) <= 15 ? Number(text) : text
  }
  return value
}

/** `1234.50` for 123450 at scale 2: all its digits, no exponent. */
export function decimalText({ unscaled, scale }: SqlDecimal): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const sign = unscaled < 0n ? '-' : ''
  if (scale === 0) return sign + digits
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** From DuckDB's own value; small integers come as numbers and only the column's type tells them from doubles. */
export function toSqlValue(value: DuckDBValue, type: ColumnType): SqlValue {
  if (typeof value === 'number' && type === 'integer') return BigInt(value)
  if (value === null || typeof value !== 'object') return value
  if ('scale' in value && 'width' in value && typeof value.value === 'bigint') {
    return { unscaled: value.value, scale: value.scale }
  }
  return value.toString()
}

/** The nearest of our column types; what fits none is text, as its values then are. */
export function toColumnType(type: DuckDBType): ColumnType {
  const name = type.toString()
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|^BIGNUM$/.test(name)) return 'integer'
  if (/^(FLOAT|DOUBLE|DECIMAL)/.test(name)) return 'decimal'
  if (name === 'BOOLEAN') return 'boolean'
  if (name === 'DATE') return 'date'
  if (name.startsWith('TIMESTAMP')) return 'timestamp'
  return 'text'
}

function isSafe(value: bigint): boolean {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
}

function digitCount(value: bigint): number {
  return (value < 0n ? -value : value).toString().length
}
