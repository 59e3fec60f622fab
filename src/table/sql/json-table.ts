import type { ColumnType } from '../column.ts'
import type { SqlResult } from './sql-engine.ts'
import { type JsonValue, toJsonValue } from './sql-value.ts'

/** A result as answers and `--json` show it. */
export interface JsonTable {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly rows: readonly (readonly JsonValue[])[]
  readonly truncated: boolean
}

export function toJsonTable({ columns, rows, truncated }: SqlResult): JsonTable {
  return { columns, rows: rows.map((row) => row.map(toJsonValue)), truncated }
}
