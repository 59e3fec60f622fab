import type { Operator } from '../lexicon/index.ts'
import type { NounLink } from '../linking/link-columns.ts'
import type { ValueLink } from '../linking/link-values.ts'
import type { TextTest } from '../query/query.ts'

interface Range {
  /** Words of the question, half-open. */
  readonly from: number
  readonly to: number
}

export interface OperatorMark extends Range {
  readonly kind: 'operator'
  readonly operator: Operator
  readonly misspelt: boolean
}

export interface NounMark extends Range {
  readonly kind: 'noun'
  readonly link: NounLink
}

export interface ValueMark extends Range {
  readonly kind: 'value'
  /** Best first, never empty. */
  readonly links: readonly ValueLink[]
}

/** A verb with the text it is about: "contains 'careers'", "start with A". */
export interface TextMark extends Range {
  readonly kind: 'text'
  readonly test: TextTest
  readonly text: string
  /** The noun in front of it. */
  readonly link: NounLink
}

export interface NumberMark extends Range {
  readonly kind: 'number'
  readonly number: number
  /** A scale was said with it: "5 million". */
  readonly scaled: boolean
  /** See `Word`. */
  readonly withComma?: number
  readonly money?: true
}

/** A month, in a year or in any, or a day in it. */
export interface DateMark extends Range {
  readonly kind: 'date'
  readonly year?: number
  /** 1 to 12. */
  readonly month: number
  readonly day?: number
}

/** What a stretch of the question was recognised as. Marks cover the question without gaps or overlaps. */
export type Mark =
  | OperatorMark
  | NounMark
  | ValueMark
  | NumberMark
  | DateMark
  | TextMark
  /** Function words: they carry nothing. */
  | (Range & { readonly kind: 'skipped' })
  /** Content that neither the table nor the lexicon knows: what makes a question one about the text. */
  | (Range & { readonly kind: 'unknown' })
