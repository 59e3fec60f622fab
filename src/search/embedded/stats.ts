import type { IndexStats } from '../passage-index.ts'
import type { Segment } from './segment/segment.ts'
import type { Snapshot } from './snapshot.ts'

/** Terms are those of the segments' dictionaries: terms that only deleted passages hold still count. */
export function statsOf(snapshot: Snapshot, sizeBytes: number): IndexStats {
  const { segments, passages, languages, embeddings } = snapshot
  let words = 0
  for (const { segment, deleted } of segments) {
    segment.words.forEach((count, passage) => {
      if (deleted?.[passage] !== 1) words += count
    })
  }
  const terms = distinctTerms(segments.map(({ segment }) => segment))
  const facts = { passages, words, terms, sizeBytes, languages }
  if (embeddings === undefined) return facts
  const { model, dimensions } = embeddings
  const embedded = segments.reduce((sum, { deleted }, place) => {
    return (
      sum +
      embeddings.count(
        place,
        deleted?.map((one) => 1 - one),
      )
    )
  }, 0)
  return { ...facts, embeddings: { model, dimensions, passages: embedded } }
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
