import { grams } from '../../analyzer/index.ts'
import type { Segment } from '../segment/segment.ts'
import { StreamReader } from '../segment/stream-reader.ts'

/** By hash of the gram, how many passages hold it. */
export type GramCounts = ReadonlyMap<number, number>

/** What a segment's counts of grams say too much, because some of its passages are deleted. */
export function gramsOfDeleted(segment: Segment, deleted: Uint8Array): GramCounts {
  const counts = new Map<number, number>()
  const known = new Map<number, readonly number[]>()
  const reader = new StreamReader(segment)
  const functionWords = new Set(segment.functionWords)
  for (let passage = deleted.indexOf(1); passage >= 0; passage = deleted.indexOf(1, passage + 1)) {
    reader.read(passage)
    const own = new Set<number>()
    for (let at = 0; at < reader.length; at++) {
      const word = reader.wordAt(at)
      if (word < 0 || functionWords.has(word)) continue
      const hashes = known.get(word) ?? grams(segment.vocabulary.get(word))
      known.set(word, hashes)
      for (const hash of hashes) own.add(hash)
    }
    for (const hash of own) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  return counts
}
