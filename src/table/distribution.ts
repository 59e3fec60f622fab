import type { DuckDBConnection } from '@duckdb/node-api'
import type { Distribution } from './profile.ts'
import { quoteIdentifier } from './sql/sql-text.ts'

const mostEntities = 1000
const mostCategories = 50

/** Counts rows by entity and category, the most frequent of both. Rows that miss either are in no count. */
export async function readDistribution(
  connection: DuckDBConnection,
  rows: string,
  { entityColumn, categoryColumn }: { readonly entityColumn: string; readonly categoryColumn: string },
): Promise<Distribution> {
  const entities = await frequentValues(connection, rows, { column: entityColumn, most: mostEntities })
  const categories = await frequentValues(connection, rows, { column: categoryColumn, most: mostCategories })
  const rowOf = new Map(entities.values.map((value, i) => [value, i]))
  const columnOf = new Map(categories.values.map((value, j) => [value, j]))
  const counts = entities.values.map(() => categories.values.map(() => 0))
  const [entity, category] = [quoteIdentifier(entityColumn), quoteIdentifier(categoryColumn)]
  const pairs = await connection.stream(`SELECT ${entity}, ${category}, count(*) FROM ${rows} GROUP BY 1, 2`)
  for await (const batch of pairs.yieldRows()) {
    for (const [entityValue, categoryValue, n] of batch) {
      const line = counts[rowOf.get(String(entityValue)) ?? -1]
      const place = columnOf.get(String(categoryValue))
      if (line !== undefined && place !== undefined && entityValue !== null && categoryValue !== null)
        line[place] = Number(n)
    }
  }
  return {
    entityColumn,
    categoryColumn,
    entities: entities.values,
    categories: categories.values,
    counts,
    truncated: entities.truncated || categories.truncated,
  }
}

async function frequentValues(
  connection: DuckDBConnection,
  rows: string,
  { column, most }: { readonly column: string; readonly most: number },
): Promise<{ readonly values: readonly string[]; readonly truncated: boolean }> {
  const value = quoteIdentifier(column)
  const reader = await connection.runAndReadAll(
    `SELECT ${value} FROM ${rows} WHERE ${value} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${most + 1}`,
  )
  const values = reader.getRows().map(([text]) => String(text))
  return { values: values.slice(0, most), truncated: values.length > most }
}
