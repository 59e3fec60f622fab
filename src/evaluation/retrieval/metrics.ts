/** How well rankings answer queries; each is 0 to 1, larger is better. Formulas and their sources: docs/evaluate.md. */
export const metrics = ['ndcg@10', 'recall@10', 'recall@100', 'map', 'mrr@10'] as const
export type Metric = (typeof metrics)[number]

/** One query's value of every metric; its `map` is the average precision. */
export type Scores = Readonly<Record<Metric, number>>

/** Passages that answer one query, by id, each with a gain above 0. Never empty. */
export type Gains = ReadonlyMap<string, number>

/** Scores `ranked`, passage ids without repeats and best first. What is not among `gains` counts as not relevant. */
export function scoresOf(ranked: readonly string[], gains: Gains): Scores {
  return {
    'ndcg@10': ndcg(ranked, gains, 10),
    'recall@10': recall(ranked, gains, 10),
    'recall@100': recall(ranked, gains, 100),
    map: averagePrecision(ranked, gains),
    'mrr@10': reciprocalRank(ranked, gains, 10),
  }
}

/**
 * Discounted cumulative gain over the best that could be had: Σ gain / log2(rank + 1) to rank `k`. Gains count as they are, as in
 * trec_eval's `ndcg_cut`. Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.
 */
export function ndcg(ranked: readonly string[], gains: Gains, k: number): number {
  let found = 0
  for (const [index, id] of ranked.slice(0, k).entries()) found += discounted(gains.get(id) ?? 0, index)
  const ideal = [...gains.values()].toSorted((a, b) => b - a).slice(0, k)
  return found / ideal.reduce((sum, gain, index) => sum + discounted(gain, index), 0)
}

const discounted = (gain: number, index: number): number => gain / Math.log2(index + 2)

/** The share of the relevant passages that stand among the first `k`. */
export function recall(ranked: readonly string[], gains: Gains, k: number): number {
  let found = 0
  for (const id of ranked.slice(0, k)) if (gains.has(id)) found++
  return found / gains.size
}

/** Precision at the rank of each relevant passage, 0 for those not in `ranked`, on average. Buckley & Voorhees, SIGIR 2000. */
export function averagePrecision(ranked: readonly string[], gains: Gains): number {
  let found = 0
  let sum = 0
  for (const [index, id] of ranked.entries()) {
    if (!gains.has(id)) continue
    found++
    sum += found / (index + 1)
  }
  return sum / gains.size
}

/** 1 / rank of the first relevant passage, 0 when none is among the first `k`. Voorhees, TREC-8 question answering track, 1999. */
export function reciprocalRank(ranked: readonly string[], gains: Gains, k: number): number {
  const first = ranked.slice(0, k).findIndex((id) => gains.has(id))
  return first < 0 ? 0 : 1 / (first + 1)
}
