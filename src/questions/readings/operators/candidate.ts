import type { Comparison } from '../asked/comparisons.ts'
import type { RowSet } from '../rows/row-set.ts'
import type { NumberView } from '../view/table-view.ts'

/** What is taken from a cell: its text, the items of its list, a month's name, or a number. */
export type CellView = 'raw' | 'parts' | 'month' | NumberView

/** What a column is used for. `given`: its cells are the answer. */
export type ColumnRole =
  | 'given'
  | 'greatest'
  | 'least'
  | 'just-above'
  | 'just-below'
  | 'summed'
  | 'grouped'
  | 'distinct'
  | 'computed'
  | 'compared'

export interface ColumnUse {
  readonly role: ColumnRole
  readonly column: number
  readonly view: CellView
}

export type AnswerType = 'text' | 'number' | 'unit' | 'year' | 'date' | 'duration' | 'entity' | 'opposite' | 'truth'

/** One way to read the question, with what it answers. */
export interface Candidate {
  /** The operation, as `extreme` or `count.not`: behind the dot the mode of the rows when it is not plain. */
  readonly operator: string
  /** What the operation is made of, the most telling first: what candidates share that the model learns of. */
  readonly atoms: readonly string[]
  readonly rows: RowSet
  readonly columns: readonly ColumnUse[]
  /** Never empty. */
  readonly answer: readonly string[]
  readonly type: AnswerType
  /** Of operations with a number: which place, how many, how often, or the year. */
  readonly number?: number
  /** Of a choice between two words, as "more or less": the one for the greater first. */
  readonly opposites?: readonly [string, string]
  /** What the question says of a number that the operation uses. */
  readonly comparisons?: readonly Comparison[]
}
