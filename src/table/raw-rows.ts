import type { DuckDBInstance } from '@duckdb/node-api'
import type { Row } from './loaded-table.ts'
import { streamRows, withConnection } from './sql/database.ts'
import { quoteIdentifier, quoteText } from './sql/sql-text.ts'

/** Numbers in one statement; many more make it slow to parse. */
const batchSize = 10_000

/** The raw cells of the rows that exist, ascending. */
export async function readRawRows(
  database: DuckDBInstance,
  {
    path,
    numbers,
    columns,
  }: { readonly path: string; readonly numbers: Iterable<number>; readonly columns: readonly string[] },
): Promise<ReadonlyMap<number, Row>> {
  const wanted = [...new Set(numbers)].filter((number) => Number.isSafeInteger(number)).toSorted((a, b) => a - b)
  const rows = new Map<number, Row>()
  await withConnection(database, undefined, async (connection) => {
    for (let start = 0; start < wanted.length; start += batchSize) {
      const batch = wanted.slice(start, start + batchSize)
      // The range lets DuckDB skip row groups by their statistics; a join is faster than a long IN.
      // Names are qualified, for any of them may be the name of a column.
      const list = ['_row', ...columns].map((name) => `file.${quoteIdentifier(name)}`)
      const statement = `SELECT ${list.join(', ')}
        FROM read_parquet(${quoteText(path)}) AS file
        JOIN (VALUES ${batch.map((number) => `(${number})`).join(', ')}) AS wanted(number) ON file._row = wanted.number
        WHERE file._row BETWEEN ${batch[0]} AND ${batch.at(-1)} ORDER BY file._row`
      for await (const [number, ...cells] of streamRows(connection, statement)) {
        rows.set(Number(number), new Map(columns.map((column, i) => [column, textOrNull(cells[i])])))
      }
    }
  })
  return rows
}

const textOrNull = (cell: unknown) => (typeof cell === 'string' ? cell : null)
