import type { IndexStats } from '../passage-index.ts'
import type { Segment } from './segment/segment.ts'
import type { Snapshot } from './snapshot.ts'

/** Terms are those of the segments' dictionaries: terms that only deleted passages hold still count. */
export function statsOf({ segments, passages, languages }: Snapshot, sizeBytes: number): IndexStats {
  let words = 0
  for (const { segment, deleted } of segments) {
    segment.words.forEach((count, passage) => {
      if (deleted?.[passage] !== 1) words += count
    })
  }
  return { passages, words, terms: distinctTerms(segments.map(({ segment }) => segment)), sizeBytes, languages }
}

function distinctTerms(segments: readonly Segment[]): number {
  const [only, ...others] = segments
  if (only === undefined) return 0
  if (others.length === 0) return only.terms.length
  const terms = new Set<string>()
  for (const segment of segments) {
    for (let place = 0; place < segment.terms.length; place++) terms.add(segment.terms.get(place))
  }
  return terms.size
}
