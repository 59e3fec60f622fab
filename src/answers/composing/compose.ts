import type { Citation } from '../answer.ts'
import { cite } from './cite.ts'
import type { Extent } from './extent.ts'
import { marked, readable } from './readable.ts'

export interface ComposeOptions {
  /** Default 1. */
  readonly firstMarker?: number
  readonly shorten?: (text: string) => string
}

export interface Composed {
  readonly text: string
  readonly citations: readonly Citation[]
}

/** Says the extents one after the other, each followed by its mark. `shorten` makes the first fit when it is too long; its citation stays whole. */
export function compose(
  extents: readonly Extent[],
  { firstMarker = 1, shorten = (text) => text }: ComposeOptions = {},
): Composed {
  const citations = extents.map((extent, i) => cite({ ...extent, passage: extent.source.passage }, firstMarker + i))
  const text = extents
    .map((extent, i) => marked(i === 0 ? shorten(readable(extent)) : readable(extent), firstMarker + i))
    .join(' ')
  return { text, citations }
}
