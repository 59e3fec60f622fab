import { saturation } from '../../bm25.ts'
import type { Postings } from '../segment/postings.ts'
import type { Norms } from './norms.ts'
import type { Scratch } from './scratch.ts'

/** Postings of a segment that add weight · saturation to their passages' scores. */
export interface ScoredList {
  readonly postings: Postings
  readonly weight: number
}

interface SumOptions {
  readonly norms: Norms
  /** 1 for each passage that may be ranked; undefined when all may. */
  readonly mask: Uint8Array | undefined
  /** Clear before; holds the sums of the passages that may be among the best afterwards. */
  readonly scratch: Scratch
  /** Whether enough passages are sure to score more than `bound`, going by the sums so far. */
  readonly beaten: (bound: number) => boolean
}

/** Sums of what is left are rounded: a bound is taken this much higher. */
const slack = 1 + 1e-9
/** A list this many times longer than what was met is searched for each passage met rather than read. */
const longer = 16

/**
 * Sums up scores list by list, greatest possible share first. Once what is left cannot lift a passage that was not met yet among the best,
 * the rest of the lists only add to passages already met: MaxScore (Turtle and Flood, "Query evaluation: strategies and
 * optimizations", 1995) in its term-at-a-time form. `matched` counts every passage of the lists all the same.
 */
export function sumUp(lists: readonly ScoredList[], options: SumOptions): { readonly matched: number } {
  const { scratch, beaten, norms, mask } = options
  const ordered = lists
    .filter(({ postings }) => postings.passages.length > 0)
    .map((list) => ({ ...list, most: list.weight * saturation(list.postings.mostTf, norms.least) }))
    .sort((one, other) => other.most - one.most)
  let rest = slack * ordered.reduce((sum, { most }) => sum + most, 0)
  /** The most that a passage has by now. */
  let reached = 0
  let met = 0
  let next = 0
  for (const list of ordered) {
    const { length } = list.postings.passages
    // Looking is worth it where the list is longer than what was met, and enough was met to beat what is left.
    if (met > 0 && length > met && reached > rest) {
      scratch.list()
      if (beaten(rest)) break
    }
    add(list, options)
    met += length
    reached += list.most
    rest -= slack * list.most
    next++
  }
  scratch.list()
  const others = ordered.slice(next)
  const common = others.map((list) => addToMet(list, options))
  const [only] = others
  // What one list holds besides is known without reading it all.
  if (only !== undefined && others.length === 1 && mask === undefined)
    return { matched: scratch.count + only.postings.passages.length - (common[0] ?? 0) }
  for (const { postings } of others) mark(postings.passages, mask, scratch)
  return { matched: scratch.marked() }
}

function add({ postings: { passages, tf }, weight }: ScoredList, { norms, mask, scratch }: SumOptions): void {
  const { sums, marks } = scratch
  const { lengths, byLength } = norms
  for (let at = 0, end = passages.length; at < end; at++) {
    const passage = passages[at] ?? 0
    if (mask !== undefined && mask[passage] !== 1) continue
    // No test whether it was met before: it would be guessed wrong as often as right, which costs more than the sum.
    marks[passage >>> 5] = (marks[passage >>> 5] ?? 0) | (1 << (passage & 31))
    sums[passage] = (sums[passage] ?? 0) + weight * saturation(tf[at] ?? 0, byLength[lengths[passage] ?? 0] ?? 0)
  }
}

function mark(passages: Uint32Array, mask: Uint8Array | undefined, { marks }: Scratch): void {
  for (let at = 0, end = passages.length; at < end; at++) {
    const passage = passages[at] ?? 0
    const passes = mask === undefined ? 1 : (mask[passage] ?? 0)
    marks[passage >>> 5] = (marks[passage >>> 5] ?? 0) | (passes << (passage & 31))
  }
}

/** Adds to the passages that were met: those of `scratch.touched`, ascending. Returns how many of them the list holds. */
function addToMet(list: ScoredList, options: SumOptions): number {
  const { postings, weight } = list
  const { passages, tf } = postings
  const { norms, scratch } = options
  const { sums, touched, count, marks } = scratch
  const { lengths, byLength } = norms
  let found = 0
  const addAt = (at: number, passage: number): void => {
    found++
    sums[passage] = (sums[passage] ?? 0) + weight * saturation(tf[at] ?? 0, byLength[lengths[passage] ?? 0] ?? 0)
  }
  if (passages.length > longer * count) {
    for (let met = 0, at = 0; met < count && at < passages.length; met++) {
      const passage = touched[met] ?? 0
      at = leap(passages, passage, at)
      if (passages[at] === passage) addAt(at, passage)
    }
  } else {
    for (let at = 0, end = passages.length; at < end; at++) {
      const passage = passages[at] ?? 0
      if ((((marks[passage >>> 5] ?? 0) >>> (passage & 31)) & 1) === 1) addAt(at, passage)
    }
  }
  return found
}

/** Place from `from` on of the first number not below `wanted`: galloping search (Bentley and Yao, 1976). */
function leap(numbers: Uint32Array, wanted: number, from: number): number {
  let step = 1
  while (from + step < numbers.length && (numbers[from + step] ?? 0) < wanted) step *= 2
  let low = from + (step >>> 1)
  let high = Math.min(from + step, numbers.length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
