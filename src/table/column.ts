/** What a column is for. Roles drive exploring, schema linking, filters and the words of answers. */
export const columnRoles = ['id', 'entity', 'category', 'number', 'time', 'url', 'hash', 'text', 'other'] as const
export type ColumnRole = (typeof columnRoles)[number]

/** What a column's values parse as. In the Parquet file every column is raw text; the SQL view casts to this. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp'

export interface Column {
  /** As in the header, made unique: an empty header becomes `column_3`, a second `name` becomes `name_2`. */
  readonly name: string
  readonly type: ColumnType
  readonly role: ColumnRole
  /** Cells of this text column hold HTML. */
  readonly html: boolean
  /** Numbers of this column are written with a decimal comma: `1.249,00`. */
  readonly decimalMark?: ','
  /** Set on an `id` column whose values stand one-to-one for those of the entity column, whose name this is. */
  readonly aliasOf?: string
}

/** A table's columns with the lookups everyone needs. Plain data: it is stored in the profile. */
export interface Schema {
  readonly columns: readonly Column[]
  /** What rows are about (`company_name`), when there is such a column. */
  readonly entity?: string
  /** Where rows come from, when there is such a column. */
  readonly url?: string
  /** Columns whose cells become passages, in file order. Empty when the table has none. */
  readonly text: readonly string[]
}
