import type { ColumnType } from '../column.ts'
import type { SqlValue } from './sql-value.ts'

export interface SqlLimits {
  /** Rows returned at most; more make the result `truncated`. */
  readonly maxRows: number
  /** Rows left out at the start: those of the pages before. 0 when not given. */
  readonly offset?: number
  /** Of all cells returned, as UTF-8; where the next row does not fit, the result ends and is `truncated`. Unlimited when not given. */
  readonly maxBytes?: number
  /** Wall time after which the query is stopped and SQL_LIMIT thrown. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly rows: readonly (readonly SqlValue[])[]
  /** There are more rows than `maxRows` or `maxBytes` let through. */
  readonly truncated: boolean
}

/** What `rowsWhere` keeps to: its result is numbers, one a row of the table at most. */
export type ConditionLimits = Pick<SqlLimits, 'timeoutMs' | 'signal'>

/** Runs one read-only SELECT over the one table: in this process, or in one that can be ended at any moment. */
export interface SqlEngine {
  /** Throws SQL_REFUSED for anything but one SELECT over the table, SQL_FAILED when it cannot be run, SQL_LIMIT when it takes too much time or memory. */
  run(sql: string, limits: SqlLimits): Promise<SqlResult>
  /** Row numbers for which a condition, as behind WHERE, is true. Throws the same. */
  rowsWhere(condition: string, limits: ConditionLimits): Promise<ReadonlySet<number>>
  close(): Promise<void>
}
