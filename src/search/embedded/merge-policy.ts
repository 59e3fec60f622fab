import { type LiveSegment, liveCount } from './snapshot.ts'

/** Segments of about one size that are put together into one: fewer are rewritten more often, more make every search ask more dictionaries. */
const segmentsPerMerge = 8
/** Share of deleted passages at which a segment is written anew. */
const mostDeleted = 0.5
/** Larger ones are left alone: writing them anew would take longer than searching them apart. */
const mostPassages = 200_000

/**
 * Places of the segments to put together now, ascending; none when all is well. Sizes go by powers of eight, so a passage is
 * written anew once for every eightfold growth of the index: the tiered merging of O'Neil et al., "The log-structured merge-tree", 1996.
 */
export function segmentsToMerge(segments: readonly LiveSegment[]): readonly number[] {
  const sizes = segments.map(liveCount)
  const tiers = new Map<number, number[]>()
  sizes.forEach((size, place) => {
    if (size > mostPassages) return
    const tier = Math.floor(Math.log(Math.max(1, size)) / Math.log(segmentsPerMerge))
    tiers.set(tier, [...(tiers.get(tier) ?? []), place])
  })
  const full = [...tiers].sort(([one], [other]) => one - other).find(([, places]) => places.length >= segmentsPerMerge)
  if (full !== undefined) return full[1]
  const hollow = segments.findIndex(
    ({ segment }, place) =>
      (sizes[place] ?? 0) < segment.passages * (1 - mostDeleted) && (sizes[place] ?? 0) <= mostPassages,
  )
  return hollow < 0 ? [] : [hollow]
}

/** A segment is made of no more, so that places in its file stay below 2^32. */
const mostBytes = 2 ** 31

/** What one change wrote in pieces, for want of memory, is put together at once: groups of places, in order. */
export function piecesToMerge(segments: readonly LiveSegment[], from: number): readonly (readonly number[])[] {
  const groups: number[][] = []
  let bytes = mostBytes
  for (let place = from; place < segments.length; place++) {
    const size = segments[place]?.segment.sizeBytes ?? 0
    bytes += size
    if (bytes > mostBytes) {
      groups.push([])
      bytes = size
    }
    groups.at(-1)?.push(place)
  }
  return groups.filter((group) => group.length > 1)
}
