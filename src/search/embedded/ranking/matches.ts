import type { QueryWord } from '../../analyzer/index.ts'
import { noPostings, type Postings } from '../segment/postings.ts'
import type { LiveSegment, Snapshot } from '../snapshot.ts'

/** Where one segment holds a query word, deleted passages included. */
export interface SegmentMatches {
  /** Passages with the word in any form; tf is the most of its alternatives, which count the same tokens. */
  readonly any: Postings
  /** Passages with the word exactly as asked: all of them are in `any`. None when that was not looked up. */
  readonly exact: Postings
}

/** A query word with what the whole index says of it. */
export interface WordMatches {
  readonly word: QueryWord
  /** Live passages that hold the word in any form. */
  readonly df: number
  /** Live passages that hold it exactly as asked. */
  readonly exactDf: number
  /** Side by side with the snapshot's segments. */
  readonly segments: readonly SegmentMatches[]
}

/** `exact`: whether to look up the word exactly as asked, too. */
export function matchesOf(
  word: QueryWord,
  snapshot: Snapshot,
  { exact = false }: { readonly exact?: boolean } = {},
): WordMatches {
  const segments = snapshot.segments.map((live) => matchesIn(word, live, exact))
  const count = (of: (matches: SegmentMatches) => Postings): number =>
    segments.reduce((sum, matches, place) => sum + liveCount(of(matches), snapshot.segments[place]), 0)
  return { word, df: count(({ any }) => any), exactDf: count(({ exact }) => exact), segments }
}

function matchesIn({ alternatives, exact }: QueryWord, { segment }: LiveSegment, both: boolean): SegmentMatches {
  const exactPostings = both || alternatives.length === 1 ? segment.postings(exact) : noPostings
  if (alternatives.length === 1) return { any: exactPostings, exact: both ? exactPostings : noPostings }
  let any = noPostings
  // Every passage with the exact word also has its stem under the passage's language, with at least the same frequency.
  for (const term of alternatives) if (term !== exact) any = merge(any, segment.postings(term))
  return { any, exact: exactPostings }
}

function liveCount({ passages }: Postings, live: LiveSegment | undefined): number {
  const deleted = live?.deleted
  if (deleted === undefined) return passages.length
  let count = 0
  for (const passage of passages) if (deleted[passage] !== 1) count++
  return count
}

/** The passages of either list, ascending, each with its larger frequency. */
function merge(one: Postings, other: Postings): Postings {
  if (other.passages.length === 0) return one
  if (one.passages.length === 0) return other
  const passages = new Uint32Array(one.passages.length + other.passages.length)
  const tf = new Uint16Array(passages.length)
  let [i, j, count] = [0, 0, 0]
  while (i < one.passages.length || j < other.passages.length) {
    const a = one.passages[i] ?? Number.POSITIVE_INFINITY
    const b = other.passages[j] ?? Number.POSITIVE_INFINITY
    passages[count] = a < b ? a : b
    tf[count++] = Math.max(a <= b ? (one.tf[i] ?? 0) : 0, b <= a ? (other.tf[j] ?? 0) : 0)
    if (a <= b) i++
    if (b <= a) j++
  }
  return {
    passages: passages.subarray(0, count),
    tf: tf.subarray(0, count),
    mostTf: Math.max(one.mostTf, other.mostTf),
  }
}
