import type { Condition } from '../conditions/condition.ts'
import type { NumberView } from '../view/table-view.ts'

/**
 * How conditions make a set of rows: all of them or one of them hold · they do not · the first holds and the second does not · rows after,
 * before or between theirs · rows with the same value as theirs · with a greater or lesser one · the first or last few rows · two sets side
 * by side, to be compared.
 */
export type RowMode =
  | 'and'
  | 'or'
  | 'not'
  | 'and-not'
  | 'after'
  | 'before'
  | 'between'
  | 'same'
  | 'greater'
  | 'lesser'
  | 'first'
  | 'last'
  | 'pair'

/** Rows that a question may be about. */
export interface RowSet {
  /** Its place among the row sets of the question. */
  readonly id: number
  readonly mode: RowMode
  readonly conditions: readonly Condition[]
  /** Ascending. */
  readonly rows: readonly number[]
  /** Words of the question that it accounts for. */
  readonly bits: number
  readonly score: number
  /** Of `same`, `greater` and `lesser`: the column whose values are compared, and by which of its numbers. */
  readonly column?: number
  readonly view?: NumberView
  /** Of `first` and `last`. */
  readonly count?: number
  /** Of `pair`: what is compared, in the order of the question. */
  readonly sides?: readonly [RowSet, RowSet]
  /** Of `pair`: both conditions test one column. */
  readonly isSameColumn?: boolean
}
