import type { Occurrence } from '../table/index.ts'

/** Content-derived: the same text in the same column at the same place has the same id in every run. */
export type PassageId = string & { readonly __brand: 'PassageId' }

/** Half-open range of UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a unit was on the page. Ranking and answering treat them differently. */
export type UnitKind =
  | 'title' // <title>
  | 'description' // <meta name="description"> and its like
  | 'heading'
  | 'sentence'
  | 'item' // list item
  | 'row' // table row: its cells stand apart by tabs
  | 'link' // a menu entry or a line that is nothing but links

/** The smallest thing we cite: a sentence, list item, table row, heading … `start`/`end` count in the cleaned cell. */
export interface Unit extends Span {
  readonly kind: UnitKind
  /** The characters of the raw cell this unit came from, markup between them included. */
  readonly raw: Span
}

/** A span of table text small enough to retrieve and cite: whole units of one cell, about 180 words at most. */
export interface Passage {
  readonly id: PassageId
  readonly column: string
  /** Every row whose cell in `column` has this content, ascending by row; never empty. Equal cells share one passage. */
  readonly occurrences: readonly Occurrence[]
  /** `cleaned.slice(start, end)`: only characters that the cell shows, blocks apart by newlines, table cells by tabs. Never empty. */
  readonly text: string
  /** Where `text` stands in the cleaned cell. */
  readonly start: number
  readonly end: number
  /** Covers `text` but for white space, in order. */
  readonly units: readonly Unit[]
  /** Headings above the passage, outermost first, and the page's title before them where the cell has one. */
  readonly headings: readonly string[]
  /** Names of the table's columns, when the passage holds rows of a table with a header. */
  readonly tableHeader?: readonly string[]
  /** ISO 639-1, or `und` when the text is too short to tell. */
  readonly language: string
  /** Its words stand on most pages of its entity (at least 3), or it is a menu: counts less when ranking. */
  readonly boilerplate: boolean
  /** Words in `text` as `Intl.Segmenter` counts them. */
  readonly words: number
}
