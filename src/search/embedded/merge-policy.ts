import type { LiveSegment } from './snapshot.ts'

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
  const sizes = segments.map(liveSize)
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

function liveSize({ segment, deleted }: LiveSegment): number {
  return deleted === undefined ? segment.passages : segment.passages - deleted.reduce((sum, one) => sum + one, 0)
}
