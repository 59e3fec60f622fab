import type { Described } from '../features/describe.ts'

/** What was learned: a weight for each place that a feature is hashed to, in steps. */
export interface Weights {
  readonly values: Int8Array | Float32Array
  readonly step: number
}

/** The sum of its features' weights for each candidate. */
export function scoresOf({ groups, candidates }: Described, { values, step }: Weights): Float64Array {
  const ofGroup = Float64Array.from(groups, (features) => {
    let sum = 0
    for (const one of features) sum += values[one] ?? 0
    return sum * step
  })
  return Float64Array.from(candidates, (own) => {
    let sum = 0
    for (const group of own) sum += ofGroup[group] ?? 0
    return sum
  })
}

/** A candidate chosen for its answer. */
export interface Choice {
  /** Place among the candidates: the likeliest that gives this answer. */
  readonly candidate: number
  /** Of the answer, over all candidates that give it: 0 to 1. */
  readonly probability: number
}

/**
 * The answers, likeliest first: each with the summed probability of all candidates that give it under a log-linear model (Berger, Della
 * Pietra and Della Pietra, 1996). Several readings may agree, so the likeliest answer need not be that of the likeliest candidate.
 */
export function rankAnswers(described: Described, weights: Weights): readonly Choice[] {
  const scores = scoresOf(described, weights)
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  const sums = new Float64Array(described.answerCount)
  const best = new Int32Array(described.answerCount).fill(-1)
  let total = 0
  scores.forEach((score, candidate) => {
    const share = Math.exp(score - most)
    const answer = described.answers[candidate] ?? 0
    total += share
    sums[answer] = (sums[answer] ?? 0) + share
    const before = best[answer] ?? -1
    if (before < 0 || score > (scores[before] ?? 0)) best[answer] = candidate
  })
  return [...best.keys()]
    .map((answer): Choice => ({ candidate: best[answer] ?? 0, probability: (sums[answer] ?? 0) / total }))
    .sort((one, other) => other.probability - one.probability || one.candidate - other.candidate)
}
