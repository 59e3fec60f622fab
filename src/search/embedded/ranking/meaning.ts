import { Best, type Place, type Scored } from './best.ts'
import type { Ranked, RankingInput, RankingOutput } from './search.ts'

/** Vectors of an index's passages, and what they make of a query. */
export interface Meaning {
  /** Undefined when these vectors cannot say where the query points. */
  scan(input: RankingInput): MeaningScan | undefined
}

/** One query's direction against the passages that the masks pass. */
export interface MeaningScan {
  /** Passages that have a vector. */
  readonly passages: number
  /** About the `count` nearest whose cosine is above zero, in no order. Scores grow with the cosine, on a scale of the scan's own. */
  near(count: number): readonly Scored[]
  /** −1 to 1; undefined for a passage that has no vector. */
  cosine(place: Place): number | undefined
  /** The query moved towards the mean of `passages` (Rocchio, 1971): both count as much. This scan is spent then. */
  towards(passages: readonly Place[]): MeaningScan
}

/** By a model's vectors where the query has one and the index too, otherwise by those fit on the file's own text. */
export function scanOf(input: RankingInput): MeaningScan | undefined {
  const { meaning, embeddings } = input.snapshot
  return embeddings?.scan(input) ?? meaning?.scan(input)
}

/** By vectors alone; `scan` is undefined where there are none, or none that the query can be compared with. */
export function rankByMeaning(
  { snapshot }: RankingInput,
  { scan, count }: { readonly scan: MeaningScan | undefined; readonly count: number },
): Omit<RankingOutput, 'vectors'> {
  if (scan === undefined) return { ranked: [], matched: 0 }
  const best = new Best<Scored>(count, (one, other) => snapshot.compareIds(one, other))
  for (const one of scan.near(count)) best.offer(one.score, one)
  const ranked = best.sorted().map(({ item }): Ranked => {
    const score = scan.cosine(item) ?? 0
    return { ...item, score, parts: [{ name: 'meaning', value: score, score }] }
  })
  return { ranked, matched: scan.passages }
}
