import type { Scored } from './best.ts'

/** No value may be greater: the dot product of two quantised unit vectors of cosine 1. */
export const mostValue = 127 * 127
/** Values are counted by their upper bits: there are 2017 buckets. */
const bucketBits = 3
const buckets = (mostValue >> bucketBits) + 2

/**
 * About the `count` greatest of the values, one array a segment, of passages that the masks pass: a few more where values lie
 * close, fewer where not that many are above zero, in no order. Counts values by size first, so that none has to be sorted.
 */
export function greatest(
  values: readonly Int32Array[],
  masks: readonly (Uint8Array | undefined)[],
  count: number,
): readonly Scored[] {
  const least = cutoff(values, masks, count)
  const found: Scored[] = []
  values.forEach((own, segment) => {
    const mask = masks[segment]
    for (let passage = 0, end = own.length; passage < end; passage++) {
      const score = own[passage] ?? 0
      if (score >= least && (mask === undefined || mask[passage] === 1)) found.push({ score, segment, passage })
    }
  })
  return found
}

/** A value above zero that at least `count` of the passing values reach, or 1 when there are fewer. */
function cutoff(values: readonly Int32Array[], masks: readonly (Uint8Array | undefined)[], count: number): number {
  const counts = new Uint32Array(buckets)
  values.forEach((own, segment) => {
    const mask = masks[segment]
    for (let at = 0, end = own.length; at < end; at++) {
      const value = own[at] ?? 0
      if (value <= 0 || (mask !== undefined && mask[at] !== 1)) continue
      const bucket = value >> bucketBits
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
  })
  let bucket = buckets - 1
  for (let sum = counts[bucket] ?? 0; bucket > 0 && sum < count; ) sum += counts[--bucket] ?? 0
  return Math.max(1, bucket << bucketBits)
}
