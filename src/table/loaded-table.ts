import type { Manifest } from '../store/index.ts'
import type { Schema } from './column.ts'
import type { Profile, ValueCount } from './profile.ts'
import type { Reject } from './read/index.ts'
import type { ConditionLimits, SqlLimits, SqlResult } from './sql/sql-engine.ts'
import type { TextCell } from './text-cell.ts'

/** The raw cells of one row by column name, in file order; null where the file has nothing. */
export type Row = ReadonlyMap<string, string | null>

/**
 * A table as it was loaded into a store. Opening reads the profile only; DuckDB comes with the first call that needs rows.
 * It shows one generation for as long as it is open; open it anew to see a later one.
 */
export interface LoadedTable extends AsyncDisposable {
  readonly manifest: Manifest
  readonly schema: Schema
  readonly profile: Profile
  /** Columns whose cells never leave the machine, whatever model is asked. */
  readonly private: ReadonlySet<string>
  /** Every distinct cell of a column once with all its rows, by first row; missing cells are left out. Throws COLUMN_UNKNOWN. */
  cells(column: string, options?: { readonly signal?: AbortSignal }): AsyncIterable<TextCell>
  /** Throws ROW_UNKNOWN when there is no such row or it was rejected. */
  row(number: number): Promise<Row>
  /** The rows that exist of those asked for, ascending; of all columns unless some are named. Throws COLUMN_UNKNOWN. */
  rows(numbers: Iterable<number>, columns?: readonly string[]): Promise<ReadonlyMap<number, Row>>
  /** For each entity, category, alias and short label column all its values (100,000 at most), most frequent first, ties by value. */
  values(): Promise<ReadonlyMap<string, readonly ValueCount[]>>
  /** From each value of the alias columns to the entity it stands for. */
  aliases(): Promise<ReadonlyMap<string, string>>
  /** Records that are not in the table, by row. */
  rejects(): Promise<readonly Reject[]>
  /**
   * Runs one SELECT of a person or a model over the table, which is called `data` and by its file's stem; columns are typed and `_row` is the
   * row number. It runs in a process of its own that is ended when a limit is reached or the signal aborts; one statement at a time.
   * Defaults: 1,000 rows, 64 MiB of cells, 30 seconds. Throws SQL_REFUSED, SQL_FAILED, SQL_LIMIT.
   */
  query(sql: string, limits?: Partial<SqlLimits>): Promise<SqlResult>
  /** Like `query` for SQL that this program made: in this process, which is 0.2 s faster the first time and has no limit on memory but DuckDB's. */
  queryOwn(sql: string, limits?: Partial<SqlLimits>): Promise<SqlResult>
  /** Rows for which a condition of a person or a model, as behind WHERE, is true. Runs and throws like `query`. */
  rowsWhere(condition: string, limits?: Partial<ConditionLimits>): Promise<ReadonlySet<number>>
  close(): Promise<void>
}
