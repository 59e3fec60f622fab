import type { Span } from '../passages/index.ts'
import type { Trace } from './trace.ts'

/** Where a claim stands. `quote` equals the cleaned cell at `start,end` and comes from the raw cell at `raw`. */
export interface Citation extends Span {
  /** The number in `[1]` in the answer's text; from 1. */
  readonly marker: number
  /** 1-based data row. */
  readonly row: number
  readonly column: string
  readonly quote: string
  readonly raw: Span
  /** Version of the cleaner in whose text `start` and `end` count. Absent in older answers. */
  readonly cleaner?: string
  readonly entity?: string
  readonly url?: string
}

/** How the numbers of a column are written for people; the numbers in `rows` keep all their digits. */
export interface NumberFormat {
  /** `plain`: digits without separators, as in years and ids. `money`: always two decimals. */
  readonly format?: 'plain' | 'money'
  /** What the cells carry: `€`, `$`, `%`. */
  readonly unit?: string
}

export interface AnswerTable {
  readonly columns: readonly (NumberFormat & { readonly name: string; readonly type: string })[]
  readonly rows: readonly (readonly AnswerValue[])[]
  readonly truncated: boolean
}

/** Numbers beyond 2^53 and decimals that a double cannot hold are strings. */
export type AnswerValue = string | number | boolean | null

/** Bars of a distribution; `values[s][i]` belongs to `series[s]` and `labels[i]`. One series: plain bars. */
export interface Chart {
  readonly kind: 'bar' | 'stacked-bar'
  readonly labels: readonly string[]
  readonly series: readonly string[]
  readonly values: readonly (readonly number[])[]
}

/** The certificate: what was looked at to give this answer. */
export interface Coverage {
  /** `exact`: SQL over all rows · `exhaustive`: every passage read · `top-k`: the best `examined` of `total`. */
  readonly kind: 'exact' | 'exhaustive' | 'sampled' | 'top-k'
  readonly unit: 'rows' | 'passages'
  readonly examined: number
  readonly total: number
}

/** The file an answer is of, so that it can be checked against that file later. */
export interface AnswerSource {
  /** Of the file, without its folder. */
  readonly name: string
  readonly sizeBytes: number
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string
  /** How the file was read, where somebody said so. */
  readonly settings: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly schemaVersion: 1
  /** Version of Ragtime that gave the answer. Absent, as `source` is, in older answers. */
  readonly ragtime?: string
  readonly source?: AnswerSource
  readonly kind: 'exact' | 'extracted' | 'generated' | 'declined'
  /** Plain text, citation marks as `[1]`. */
  readonly text: string
  /** What a reader must know of how it came about: that a model failed and the answer is the one without it. */
  readonly note?: string
  readonly citations: readonly Citation[]
  readonly table?: AnswerTable
  readonly chart?: Chart
  readonly sql?: string
  readonly coverage: Coverage
  readonly trace: Trace
}
