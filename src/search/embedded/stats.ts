import type { IndexStats } from '../passage-index.ts'
import type { Snapshot } from './snapshot.ts'

export function statsOf(snapshot: Snapshot, sizeBytes: number): Omit<IndexStats, 'terms'> {
  const { segments, passages, languages, embeddings } = snapshot
  let words = 0
  for (const { segment, deleted } of segments) {
    segment.words.forEach((count, passage) => {
      if (deleted?.[passage] !== 1) words += count
    })
  }
  const facts = { passages, words, sizeBytes, languages }
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

/** Different terms of the segments' dictionaries. */
export function distinctTerms({ segments }: Snapshot): number {
  const terms = new Set<string>()
  for (const { segment } of segments) {
    for (let place = 0; place < segment.terms.length; place++) terms.add(segment.terms.get(place))
  }
  return terms.size
}
