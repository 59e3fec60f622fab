import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api'
import { RagtimeError } from '../../errors.ts'
import { createDatabase, withConnection } from './database.ts'
import type { SqlEngine, SqlLimits, SqlResult } from './sql-engine.ts'
import { sqlFailure } from './sql-error.ts'
import { guardCondition, guardStatement } from './sql-guard.ts'
import { quoteIdentifier, quoteText } from './sql-text.ts'
import { type SqlValue, toColumnType, toSqlValue } from './sql-value.ts'

/** What an engine serves. Plain data. */
export interface SqlTable {
  /** The one file it may read. */
  readonly path: string
  /** Names the table goes by; the first is `data`. */
  readonly names: readonly string[]
  readonly columns: readonly { readonly name: string; readonly expression: string }[]
}

const memoryLimit = '2GB'

/** A database that can read the table's Parquet file and nothing else, and whose settings nobody can change any more. */
export async function createLockedDatabase({ path, names, columns }: SqlTable): Promise<DuckDBInstance> {
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

/** Runs statements in this process, on a database made by `createLockedDatabase` for the same table. */
export function duckdbEngine(database: DuckDBInstance, { names, columns }: SqlTable): SqlEngine {
  const columnNames = ['_row', ...columns.map(({ name }) => name)]

  async function limited<T>(
    { timeoutMs, signal }: Omit<SqlLimits, 'maxRows'>,
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
        return readRows(await connection.stream(sql), limits.maxRows, stop)
      }),
    rowsWhere: (condition, limits) =>
      limited(limits, async (connection, stop) => {
        await guardCondition(connection, condition, names)
        const sql = `SELECT _row FROM data WHERE (${condition}\n)`
        const { rows } = await readRows(await connection.stream(sql), Number.POSITIVE_INFINITY, stop)
        return new Set(rows.map(([row]) => Number(row)))
      }),
    async close() {
      database.closeSync()
    },
  }
}

async function readRows(result: DuckDBResult, maxRows: number, signal: AbortSignal): Promise<SqlResult> {
  const types = result.columnTypes().map(toColumnType)
  const columns = result.deduplicatedColumnNames().map((name, i) => ({ name, type: types[i] ?? 'text' }))
  const rows: SqlValue[][] = []
  for (;;) {
    signal.throwIfAborted()
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return { columns, rows, truncated: false }
    for (let row = 0; row < chunk.rowCount; row++) {
      if (rows.length === maxRows) return { columns, rows, truncated: true }
      rows.push(chunk.getRowValues(row).map((value, i) => toSqlValue(value, types[i] ?? 'text')))
    }
  }
}

function tookTooLong(timeoutMs: number): RagtimeError {
  return new RagtimeError('SQL_LIMIT', {
    what: `This SQL was stopped after ${timeoutMs / 1000} seconds`,
    why: 'a query may take no longer',
    fix: 'filter rows or group by fewer values, or allow more time',
    data: { timeoutMs },
  })
}
