import type { Column } from './column.ts'

export interface ValueCount {
  readonly value: string
  readonly count: number
}

/** What was seen in one column, over all accepted rows. */
export interface ColumnProfile extends Column {
  /** Distinct values, missing ones not counted. */
  readonly distinct: number
  /** Rows whose cell is empty. */
  readonly missing: number
  /** The most frequent values, most frequent first, ties by value; at most 10. Each is cut after 1,000 characters. */
  readonly top: readonly ValueCount[]
  /** Least and greatest value as text, for numbers and times. */
  readonly min?: string
  readonly max?: string
  /** Characters in the mean and in the longest cell. */
  readonly meanLength: number
  readonly maxLength: number
}

/** How the values of a category column fall over the entities. `counts[i][j]` belongs to `entities[i]` and `categories[j]`. */
export interface Distribution {
  readonly entityColumn: string
  readonly categoryColumn: string
  /** Most rows first, ties by name. */
  readonly entities: readonly string[]
  /** Most rows first, ties by name. */
  readonly categories: readonly string[]
  readonly counts: readonly (readonly number[])[]
  /** Rows in entities or categories beyond the limits are not in `counts`. */
  readonly truncated: boolean
}

/** Everything `explore` knows, kept in the store as `profile-<generation>.json`. */
export interface Profile {
  /** Accepted rows. `rows + rejected` is the number of records in the file, header not counted. */
  readonly rows: number
  readonly rejected: number
  readonly columns: readonly ColumnProfile[]
  /** One per category column, when the table has an entity column. */
  readonly distributions: readonly Distribution[]
}
