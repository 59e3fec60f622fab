import type { ColumnType } from '../column.ts'
import type { SqlValue } from './sql-value.ts'

export interface SqlLimits {
  /** Rows returned at most; more make the result `truncated`. */
  readonly maxRows: number
  /** Wall time after which the query is stopped and SQL_LIMIT thrown. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly rows: readonly (readonly SqlValue[])[]
  /** There are more rows than `maxRows`. */
  readonly truncated: boolean
}

/**
 * Runs one read-only SELECT of a person or a model over the one table. All arguments and results are plain data, so that
 * it can run in a process of its own.
 */
export interface SqlEngine {
  /** Throws SQL_REFUSED for anything but one SELECT over the table, SQL_FAILED when it cannot be run, SQL_LIMIT when it takes too long. */
  run(sql: string, limits: SqlLimits): Promise<SqlResult>
  /** Row numbers for which a condition, as behind WHERE, is true. Throws the same. */
  rowsWhere(condition: string, limits: Omit<SqlLimits, 'maxRows'>): Promise<ReadonlySet<number>>
  close(): Promise<void>
}
