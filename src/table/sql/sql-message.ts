import type { ErrorCode, RagtimeError } from '../../errors.ts'
import type { SqlTable } from './duckdb-engine.ts'
import type { SqlResult } from './sql-engine.ts'

/** The first message to a process that runs SQL. It fails when the rows cannot be read. */
export interface SqlStart {
  readonly table: SqlTable
  /** Resident memory above which the process ends itself. */
  readonly memoryBytes: number
}

/** Every later message: one statement, answered before the next is sent: `run` with a `SqlResult`, `rowsWhere` with a `Float64Array`. */
export type SqlRequest =
  | {
      readonly kind: 'run'
      readonly sql: string
      readonly maxRows: number
      readonly offset: number
      readonly maxBytes: number
    }
  | { readonly kind: 'rowsWhere'; readonly condition: string }

export type SqlReply =
  | { readonly kind: 'done'; readonly value?: SqlResult | Float64Array }
  | { readonly kind: 'failed'; readonly failure: SqlFailure }

/** A `RagtimeError` as plain data, without its cause. */
export interface SqlFailure {
  readonly code: ErrorCode
  readonly what: string
  readonly why: string
  readonly fix: string
  readonly data: Readonly<Record<string, unknown>>
}

export function failureOf({ code, message, why, fix, data }: RagtimeError): SqlFailure {
  return { code, what: message, why, fix, data }
}

/** What the thread beside is told that watches over the process. */
export interface WatchOrders {
  /** One number: `atRest` or `atWork`. */
  readonly shared: Int32Array
  readonly memoryBytes: number
  /** Id of the process whose end is the end of this one. */
  readonly parent: number
}

export const atRest = 0
export const atWork = 1
