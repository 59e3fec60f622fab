import type { Ink } from './ink.ts'
import type { Span } from './passage.ts'

/** Where on the page a block stands: in its menu, in its header or footer, or anywhere else. */
export type Region = 'body' | 'edge' | 'menu'

/** Headings count within their part of the page: what follows a menu or an aside stands under the headings before it. */
export type Scope = symbol

/** What the tags around a text make of it. */
export interface Context {
  readonly kind: 'title' | 'heading' | 'item' | 'sentence'
  /** 1 to 6 for a heading, else 0. */
  readonly level: number
  readonly region: Region
  readonly scope: Scope
  /** Line breaks in the source show. */
  readonly lines: boolean
}

/** One table cell of a row: its blocks' shown characters. Empty for an empty cell. */
export type RowCell = readonly Span[]

export interface TextBlock extends Context {
  readonly form: 'text'
  readonly description: boolean
  /** Shown characters, counted over all blocks without what stands between them. */
  readonly ink: Span
  /** Links and buttons, when no letter or digit is outside them; else 0. */
  readonly links: number
}

export interface RowBlock extends Pick<Context, 'region' | 'scope'> {
  readonly form: 'row'
  readonly table: number
  readonly cells: readonly RowCell[]
  /** Marked up as the names of the columns. */
  readonly header: boolean
  /** As in a text block. */
  readonly links: number
}

export type ReadBlock = TextBlock | RowBlock

/** A cell as read: shown characters with their raw places, cut into blocks in document order. */
export interface Reading {
  readonly ink: Ink
  readonly blocks: readonly ReadBlock[]
}

export const pageContext: Context = { kind: 'sentence', level: 0, region: 'body', scope: Symbol('page'), lines: false }
