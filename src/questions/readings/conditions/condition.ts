import type { Comparison, Run } from '../asked/comparisons.ts'
import type { PartialDate } from '../view/calendar.ts'
import type { NumberView } from '../view/table-view.ts'

/**
 * How words of the question say which cells are meant: the whole cell, an item of its list, a run of its words, another name, nearly its
 * words; a number (as a word, as an ordinal) or a date that it holds, a comparison, or that it is empty.
 */
export type ConditionKind =
  | 'whole'
  | 'part'
  | 'contains'
  | 'alias'
  | 'fuzzy'
  | 'date'
  | 'number'
  | 'number-word'
  | 'ordinal'
  | 'compare'
  | 'empty'

/** What a cell is tested for. */
export type CellTest =
  /** It is one of these, as written. */
  | { readonly kind: 'cells'; readonly values: readonly string[] }
  | {
      readonly kind: 'number'
      readonly view: NumberView
      readonly comparison: Comparison | '='
      readonly number: number
    }
  /** `open`: without the ends. */
  | {
      readonly kind: 'between'
      readonly view: NumberView
      readonly from: number
      readonly to: number
      readonly open: boolean
    }
  | { readonly kind: 'date'; readonly date: PartialDate; readonly comparison: Comparison | '=' }

/** Words of a question read as a test of one column's cells. */
export interface Condition extends Run {
  readonly kind: ConditionKind
  readonly column: number
  readonly test: CellTest
  /** Tells tests of one kind apart for the learned model: "=", ">", "decade" … */
  readonly operator: string
  /** Rows that pass, ascending; never empty. */
  readonly rows: readonly number[]
  readonly bits: number
  /** Words that are no stop words. */
  readonly content: number
  /** How likely it looks before anything is learned. */
  readonly score: number
}
