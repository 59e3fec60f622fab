import type { Citation } from '../answer.ts'
import { cite } from './cite.ts'
import type { Extent } from './extent.ts'
import { marked, readable } from './readable.ts'

export interface Composed {
  readonly text: string
  readonly citations: readonly Citation[]
}

/** Says the extents one after the other, each followed by its mark. */
export function compose(extents: readonly Extent[], firstMarker = 1): Composed {
  const citations = extents.map((extent, i) => cite({ ...extent, passage: extent.source.passage }, firstMarker + i))
  const text = extents.map((extent, i) => marked(readable(extent), firstMarker + i)).join(' ')
  return { text, citations }
}
