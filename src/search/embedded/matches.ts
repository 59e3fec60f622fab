import type { QueryWord } from '../analyzer/index.ts'
import type { Postings } from './postings.ts'
import type { LiveSegment, Snapshot } from './snapshot.ts'

/** Where one segment holds a query word. */
interface SegmentMatches {
  /** Ascending. */
  readonly passages: Uint32Array
  /** How often each of `passages` holds the word in any form: the most of its alternatives, which count the same tokens. */
  readonly tf: Uint32Array
  /** How often it holds the word exactly as asked. */
  readonly exactTf: Uint32Array
  /** How many passages hold it exactly as asked. */
  readonly exactPassages: number
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

export function matchesOf(word: QueryWord, snapshot: Snapshot): WordMatches {
  const segments = snapshot.segments.map((live) => matchesIn(word, live))
  return {
    word,
    df: segments.reduce((sum, { passages }) => sum + passages.length, 0),
    exactDf: segments.reduce((sum, { exactPassages }) => sum + exactPassages, 0),
    segments,
  }
}

function matchesIn(word: QueryWord, { segment, deleted }: LiveSegment): SegmentMatches {
  const exact = live(segment.postings(word.exact), deleted)
  let any = exact
  for (const term of word.alternatives) {
    if (term !== word.exact) any = merge(any, live(segment.postings(term), deleted))
  }
  const exactTf = any === exact ? exact.tf : align(exact, any.passages)
  return { ...any, exactTf, exactPassages: exact.passages.length }
}

function live(postings: Postings, deleted: Uint8Array | undefined): Postings {
  if (deleted === undefined) return postings
  const kept = (_: number, index: number): boolean => deleted[postings.passages[index] ?? 0] !== 1
  return { passages: postings.passages.filter(kept), tf: postings.tf.filter(kept) }
}

/** The passages of either list, ascending, each with its larger frequency. */
function merge(one: Postings, other: Postings): Postings {
  if (other.passages.length === 0) return one
  if (one.passages.length === 0) return other
  const passages = new Uint32Array(one.passages.length + other.passages.length)
  const tf = new Uint32Array(passages.length)
  let [i, j, count] = [0, 0, 0]
  while (i < one.passages.length || j < other.passages.length) {
    const a = one.passages[i] ?? Number.POSITIVE_INFINITY
    const b = other.passages[j] ?? Number.POSITIVE_INFINITY
    passages[count] = a < b ? a : b
    tf[count++] = Math.max(a <= b ? (one.tf[i] ?? 0) : 0, b <= a ? (other.tf[j] ?? 0) : 0)
    if (a <= b) i++
    if (b <= a) j++
  }
  return { passages: passages.subarray(0, count), tf: tf.subarray(0, count) }
}

/** Frequencies of `postings` side by side with `passages`, all of which it has or lacks. */
function align(postings: Postings, passages: Uint32Array): Uint32Array {
  const tf = new Uint32Array(passages.length)
  for (let at = 0, index = 0; index < postings.passages.length; at++) {
    if (passages[at] === postings.passages[index]) tf[at] = postings.tf[index++] ?? 0
  }
  return tf
}
