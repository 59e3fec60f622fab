import type { Span, UnitKind } from './passage.ts'

/** A paragraph, heading, list item, table row … of the cleaned text; never empty. */
export interface CleanedBlock extends Span {
  readonly kind: UnitKind
  /** Headings above it, outermost first, the page's title before them. A heading does not count itself. */
  readonly headings: readonly string[]
  readonly raw: Span
  /** 1 to 6 for a heading, else 0. */
  readonly level: number
  /** Part of the site's navigation rather than of the page. */
  readonly menu: boolean
  /** Rows of one table have one number, from 1; 0 for all else. */
  readonly table: number
  /** Names of the table's columns, when it has a header; `''` for a column without one. */
  readonly tableHeader?: readonly string[]
}

/** What a cell shows, as text. */
export interface CleanedCell {
  /** Only characters that the cell shows, and white space: blocks apart by newlines, table cells by tabs. */
  readonly text: string
  /** The page's `<title>`. */
  readonly title?: string
  /** In order; they cover `text` but for the newlines between them. */
  readonly blocks: readonly CleanedBlock[]
  /**
   * The characters of the raw cell that `[start, end)` of `text` came from, markup between them included. For a span without a shown
   * character it is empty.
   */
  toRaw(span: Span): Span
}
