import type { Scored } from './best.ts'

const buckets = 4096

/**
 * About the `count` greatest of the values, one array a segment, of passages that the masks pass: a few more where values lie
 * close, in no order. Counts values by size first, so that none has to be sorted.
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
    for (let passage = 0; passage < own.length; passage++) {
      const score = own[passage] ?? 0
      if (score >= least && (mask === undefined || mask[passage] === 1)) found.push({ score, segment, passage })
    }
  })
  return found
}

/** A value that at least `count` of the passing values reach, or the least of all when there are fewer. */
function cutoff(values: readonly Int32Array[], masks: readonly (Uint8Array | undefined)[], count: number): number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const own of values) {
    for (let at = 0; at < own.length; at++) {
      const value = own[at] ?? 0
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  if (!(high > low)) return low
  const scale = (buckets - 1) / (high - low)
  const counts = new Uint32Array(buckets)
  values.forEach((own, segment) => {
    const mask = masks[segment]
    for (let at = 0; at < own.length; at++) {
      if (mask !== undefined && mask[at] !== 1) continue
      const bucket = (((own[at] ?? 0) - low) * scale) | 0
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
  })
  let bucket = buckets - 1
  for (let sum = counts[bucket] ?? 0; bucket > 0 && sum < count; ) sum += counts[--bucket] ?? 0
  return Math.ceil(low + bucket / scale) - 1
}
