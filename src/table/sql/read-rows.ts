import type { DuckDBResult } from '@duckdb/node-api'
import type { SqlLimits, SqlResult } from './sql-engine.ts'
import { rowTooLarge } from './sql-limit.ts'
import { type SqlValue, toColumnType, toSqlValue } from './sql-value.ts'

/** Takes rows of a streaming result until a limit is reached. Throws SQL_LIMIT when not even one row fits. */
export async function readRows(
  result: DuckDBResult,
  { maxRows, offset = 0, maxBytes = Number.POSITIVE_INFINITY }: Pick<SqlLimits, 'maxRows' | 'offset' | 'maxBytes'>,
  signal: AbortSignal,
): Promise<SqlResult> {
  const types = result.columnTypes().map(toColumnType)
  const columns = result.deduplicatedColumnNames().map((name, i) => ({ name, type: types[i] ?? 'text' }))
  const rows: SqlValue[][] = []
  let skipped = 0
  let bytes = sizeOf(columns.map(({ name }) => name))
  for (;;) {
    signal.throwIfAborted()
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return { columns, rows, truncated: false }
    const first = Math.min(offset - skipped, chunk.rowCount)
    skipped += first
    for (let i = first; i < chunk.rowCount; i++) {
      if (rows.length === maxRows) return { columns, rows, truncated: true }
      const row = chunk.getRowValues(i).map((value, column) => toSqlValue(value, types[column] ?? 'text'))
      bytes += sizeOf(row)
      if (bytes > maxBytes && rows.length === 0) throw rowTooLarge(maxBytes)
      if (bytes > maxBytes) return { columns, rows, truncated: true }
      rows.push(row)
    }
  }
}

/** Of the text; what is not text takes about eight bytes a value. */
function sizeOf(values: readonly SqlValue[]): number {
  return values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 8), 0)
}
