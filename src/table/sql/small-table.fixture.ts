import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, withConnection } from './database.ts'
import type { SqlTable } from './duckdb-engine.ts'
import { quoteText } from './sql-text.ts'

export interface SmallTable {
  /** Holds `rows.parquet` and the files asked for. */
  readonly folder: string
  readonly sqlTable: SqlTable
  remove(): Promise<void>
}

/** Twenty rows with a text `name` and a number `n`, from `row 1` and 1 on. */
export async function smallTable(files: Readonly<Record<string, string>> = {}): Promise<SmallTable> {
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-sql-'))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const path = join(folder, 'rows.parquet')
  const trusted = await createDatabase()
  await withConnection(trusted, undefined, (connection) =>
    connection.run(
      `COPY (SELECT i AS _row, 'row ' || i AS name, CAST(i AS VARCHAR) AS n FROM range(1, 21) t(i)) TO ${quoteText(path)}`,
    ),
  )
  trusted.closeSync()
  const columns = [
    { name: 'name', expression: '"name"' },
    { name: 'n', expression: 'TRY_CAST("n" AS BIGINT)' },
  ]
  return {
    folder,
    sqlTable: { path, names: ['data'], columns },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
