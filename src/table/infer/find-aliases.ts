import type { DuckDBConnection } from '@duckdb/node-api'
import { readNumbers } from '../sql/read-one-row.ts'
import { quoteIdentifier } from '../sql/sql-text.ts'
import type { ColumnStatistics } from './column-statistics.ts'

/**
 * Columns of identifiers whose values stand one-to-one for those of `entity`. Looks like an identifier is asked first, for in a table
 * with one row for each entity every column without repeats is one-to-one.
 */
export async function findAliases(
  connection: DuckDBConnection,
  rows: string,
  { entity, columns }: { readonly entity: ColumnStatistics; readonly columns: readonly ColumnStatistics[] },
): Promise<Set<string>> {
  const aliases = new Set<string>()
  for (const column of columns) {
    if (column === entity || column.distinct !== entity.distinct || !looksLikeId(column, entity)) continue
    const pair = `${quoteIdentifier(column.name)}, ${quoteIdentifier(entity.name)}`
    const { pairs } = await readNumbers(connection, `(SELECT DISTINCT ${pair} FROM ${rows})`, { pairs: 'count(*)' })
    // A missing value on either side makes a pair of its own, and then there are too many.
    if (pairs === entity.distinct) aliases.add(column.name)
  }
  return aliases
}

function looksLikeId(column: ColumnStatistics, entity: ColumnStatistics): boolean {
  const { shapes, cast, distinct, min, max, meanLength, maxLength } = column
  if (cast.type === 'text') return Math.max(shapes.uuid, shapes.code) >= 0.9
  // Where each entity has one row, a number may be anything: a rank, a week, a price.
  if (cast.type !== 'integer' || entity.cells === entity.distinct) return false
  const dense = Number(max) - Number(min) + 1 <= 2 * distinct
  return dense || (meanLength === maxLength && maxLength >= 3)
}
