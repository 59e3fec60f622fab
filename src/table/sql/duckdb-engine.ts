import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { RagtimeError } from '../../errors.ts'
import { createDatabase, withConnection } from './database.ts'
import { readRows } from './read-rows.ts'
import type { ConditionLimits, SqlEngine } from './sql-engine.ts'
import { sqlFailure } from './sql-error.ts'
import { guardCondition, guardStatement } from './sql-guard.ts'
import { tookTooLong } from './sql-limit.ts'
import { quoteIdentifier, quoteText } from './sql-text.ts'

/** What an engine serves. Plain data. */
export interface SqlTable {
  /** The one file it may read. */
  readonly path: string
  /** Names the table goes by; the first is `data`. */
  readonly names: readonly string[]
  readonly columns: readonly { readonly name: string; readonly expression: string }[]
}

/** A database that can read the table's Parquet file and nothing else, and whose settings nobody can change any more. */
export async function createLockedDatabase(
  { path, names, columns }: SqlTable,
  { memoryLimit = '2GB' }: { readonly memoryLimit?: string } = {},
): Promise<DuckDBInstance> {
  const database = await createDatabase({ memoryLimit })
  const list = columns.map(({ name, expression }) => `${expression} AS ${quoteIdentifier(name)}`)
  await withConnection(database, undefined, async (connection) => {
    await connection.run(`SET GLOBAL allowed_paths = [${quoteText(path)}]`)
    await connection.run('SET GLOBAL enable_external_access = false')
    for (const name of names) {
      await connection.run(
        `CREATE VIEW ${quoteIdentifier(name)} AS SELECT ${['_row', ...list].join(', ')} FROM read_parquet(${quoteText(path)})`,
      )
    }
    await connection.run('SET GLOBAL lock_configuration = true')
  })
  return database
}

/** Runs statements in the process that calls it, on a database made by `createLockedDatabase` for the same table. */
export function duckdbEngine(database: DuckDBInstance, { names, columns }: SqlTable): SqlEngine {
  const columnNames = ['_row', ...columns.map(({ name }) => name)]

  async function limited<T>(
    { timeoutMs, signal }: ConditionLimits,
    work: (connection: DuckDBConnection, stop: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const timeout = AbortSignal.timeout(timeoutMs)
    const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
    try {
      return await withConnection(database, stop, (connection) => work(connection, stop))
    } catch (error) {
      signal?.throwIfAborted()
      if (timeout.aborted) throw tookTooLong(timeoutMs)
      throw error instanceof RagtimeError ? error : sqlFailure(error, columnNames)
    }
  }

  return {
    run: (sql, limits) =>
      limited(limits, async (connection, stop) => {
        await guardStatement(connection, sql, names)
        return readRows(await connection.stream(sql), limits, stop)
      }),
    rowsWhere: (condition, limits) =>
      limited(limits, async (connection, stop) => {
        await guardCondition(connection, condition, names)
        const sql = `SELECT _row FROM data WHERE (${condition}\n)`
        const { rows } = await readRows(await connection.stream(sql), { maxRows: Number.POSITIVE_INFINITY }, stop)
        return new Set(rows.map(([row]) => Number(row)))
      }),
    async close() {
      database.closeSync()
    },
  }
}
