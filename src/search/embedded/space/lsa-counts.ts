import { isStem } from '../../analyzer/index.ts'
import type { TermCounts } from '../../lsa/index.ts'
import { eachPosting, frequencyOf } from '../segment/postings.ts'
import type { Segment } from '../segment/segment.ts'
import type { LiveSegment } from '../snapshot.ts'

/** The terms that vectors are made of, over all segments: sorted as in the segments, with the live passages that hold each. */
export interface LsaVocabulary {
  readonly terms: readonly string[]
  readonly documentFrequencies: Uint32Array
}

const fewestPassages = 2

/** Stems and words of one form that stand in at least two passages. */
export function lsaVocabulary(segments: readonly LiveSegment[]): LsaVocabulary {
  const frequencies = new Map<string, number>()
  for (const { segment, deleted } of segments) {
    for (let place = 0; place < segment.terms.length; place++) {
      const term = segment.terms.get(place)
      if (!isStem(term)) continue
      const df =
        deleted === undefined
          ? segment.documentFrequency(place)
          : liveFrequency(segment.postingsAt(place).passages, deleted)
      frequencies.set(term, (frequencies.get(term) ?? 0) + df)
    }
  }
  const kept = [...frequencies].filter(([, df]) => df >= fewestPassages)
  // By UTF-16 units: any order will do that is always the same.
  kept.sort(([one], [other]) => (one < other ? -1 : 1))
  return { terms: kept.map(([term]) => term), documentFrequencies: Uint32Array.from(kept, ([, df]) => df) }
}

function liveFrequency(passages: Uint32Array, deleted: Uint8Array): number {
  let count = 0
  for (const passage of passages) if (deleted[passage] !== 1) count++
  return count
}

/** How often the terms of a vocabulary stand in the `count` passages that `rowOf` gives a row; the others have −1. */
export type TermCounter = (rowOf: Int32Array, count: number) => TermCounts

/** `columns` gives a term's column. */
export function termCounter(segment: Segment, columns: ReadonlyMap<string, number>): TermCounter {
  const columnOf = new Int32Array(segment.terms.length)
  for (let place = 0; place < columnOf.length; place++) columnOf[place] = columns.get(segment.terms.get(place)) ?? -1
  return (rowOf, count) => {
    const each = (visit: (row: number, column: number, tf: number) => void): void => {
      const postings = segment.inOrder('postings')
      columnOf.forEach((column, place) => {
        if (column < 0) return
        eachPosting(postings(place), (passage, packed) => {
          const row = rowOf[passage] ?? -1
          if (row >= 0) visit(row, column, frequencyOf(packed))
        })
      })
    }
    return { rows: count, terms: columns.size, ...byRow(each, count) }
  }
}

/** Passages counted at a time: memory holds some 300 bytes for each. */
const passagesAtATime = 100_000

/** `fold` of all passages of a segment: a row each. */
export function foldPassages(
  fold: (counts: TermCounts) => Int8Array,
  segment: Segment,
  { counter, dimensions }: { readonly counter: TermCounter; readonly dimensions: number },
): Int8Array {
  const vectors = new Int8Array(segment.passages * dimensions)
  const rowOf = new Int32Array(segment.passages)
  for (let from = 0; from < segment.passages; from += passagesAtATime) {
    const to = Math.min(segment.passages, from + passagesAtATime)
    rowOf.fill(-1)
    for (let passage = from; passage < to; passage++) rowOf[passage] = passage - from
    vectors.set(fold(counter(rowOf, to - from)), from * dimensions)
  }
  return vectors
}

type EachCount = (visit: (row: number, column: number, tf: number) => void) => void

/** From lists by term to lists by row, by counting sort: reading the lists twice takes less memory than keeping them. */
function byRow(each: EachCount, count: number): Pick<TermCounts, 'starts' | 'columns' | 'counts'> {
  const starts = new Uint32Array(count + 1)
  each((row) => {
    starts[row + 1] = (starts[row + 1] ?? 0) + 1
  })
  for (let row = 1; row < starts.length; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0)
  const next = starts.slice()
  const columns = new Uint32Array(starts.at(-1) ?? 0)
  const counts = new Uint16Array(columns.length)
  each((row, column, tf) => {
    const slot = next[row] ?? 0
    next[row] = slot + 1
    columns[slot] = column
    counts[slot] = tf
  })
  return { starts, columns, counts }
}
