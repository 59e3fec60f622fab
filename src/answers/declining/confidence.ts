import { type Retrieved, wordScore } from '../retrieval/retrieve.ts'
import type { Candidate } from '../scoring/rank-units.ts'
import { confidenceWeights } from './confidence-weights.ts'

/** What tells a question that was answered from one that the texts do not answer. Shares are 0 to 1. */
export interface ConfidenceFeatures {
  /** The best unit's score. */
  readonly score: number
  /** Share, by rarity, of the question's words in the best unit and what stands around it. */
  readonly coverage: number
  /** The same with other endings, compounds and words of like meaning, for the unit that has most. */
  readonly topic: number
  /** The same as `coverage` of the best unit's whole passage. */
  readonly passageCoverage: number
  /** The best passage's score by words over the most that the question's words could give. */
  readonly strength: number
  /** Natural logarithm of one more than the number of words looked up. */
  readonly terms: number
  /** Share of the question's numbers that the best unit's passage holds; 1 when it has none. */
  readonly numbers: number
  /** How far the best unit is above the best one of another passage. */
  readonly gap: number
  /** Share of the neighbouring words of the question that stand side by side in the best unit's passage. */
  readonly pairs: number
  /** 1 when a value of a kind that has a shape was asked for and the best unit holds none. */
  readonly untyped: number
}

/** Thresholds found with another version mean nothing. */
export const confidenceVersion = '1'

/** Most that a word's idf is multiplied by in BM25 with k1 = 1.2. */
const bm25Ceiling = 2.2

/** `topic`: of the unit that covers most. `isTyped`: the question wants a value that has a shape. */
export function confidenceFeatures(
  candidates: readonly Candidate[],
  { words, ranking }: Retrieved,
  { topic, isTyped }: { readonly topic: number; readonly isTyped: boolean },
): ConfidenceFeatures | undefined {
  const [best] = candidates
  if (best === undefined) return undefined
  const total = words.reduce((sum, { idf }) => sum + idf, 0)
  const other = candidates.find(({ source }) => source.passage.id !== best.source.passage.id)
  const terms = new Set(best.source.units.flatMap((unit) => [...unit.terms]))
  for (const term of best.source.above.terms) terms.add(term)
  const held = words.map(({ alternatives, kin, idf, isNumber }) => ({
    idf,
    isNumber,
    held:
      alternatives.some((term) => terms.has(term)) ||
      kin.some((pattern) => best.source.units.some(({ folded }) => pattern.test(folded))),
  }))
  const sum = (items: typeof held) => items.reduce((all, { idf }) => all + idf, 0)
  const numbers = held.filter(({ isNumber }) => isNumber)
  return {
    score: best.score,
    coverage: best.features.around,
    topic,
    passageCoverage: total === 0 ? 0 : sum(held.filter((word) => word.held)) / total,
    strength: total === 0 ? 0 : Math.min(1, Math.max(0, ...ranking.hits.map(wordScore)) / (bm25Ceiling * total)),
    terms: Math.log(1 + words.length),
    numbers: numbers.length === 0 ? 1 : numbers.filter((word) => word.held).length / numbers.length,
    gap: other === undefined ? best.score : best.score - other.score,
    pairs: best.features.pairs,
    untyped: isTyped && best.evidence === undefined ? 1 : 0,
  }
}

/** Whether an entity was named, whose texts were read, or the whole table was searched. */
export type Scope = 'named' | 'open'

/** Probability, 0 to 1, that the texts answer the question, by a logistic regression for each scope. */
export function confidence(features: ConfidenceFeatures, scope: Scope): number {
  const { bias, ...weights } = confidenceWeights[scope]
  const names = Object.keys(weights) as (keyof ConfidenceFeatures)[] // keys of an object of that type
  const sum = names.reduce((all, name) => all + weights[name] * features[name], bias)
  return 1 / (1 + Math.exp(-sum))
}
