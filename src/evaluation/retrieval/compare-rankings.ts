import type { TextRanking } from '../../search/index.ts'
import { defaultRounds, permutationTest } from './permutation-test.ts'

/** Two rankings of the same queries side by side. */
export interface Comparison {
  readonly a: TextRanking
  readonly b: TextRanking
  readonly metric: 'ndcg@10'
  /** Mean of `b` minus mean of `a`: above 0 when `b` is better. */
  readonly difference: number
  /** Two-sided, of the paired permutation test. */
  readonly pValue: number
  readonly rounds: number
  /** Queries that `b` answers better, equally well and worse. */
  readonly wins: number
  readonly ties: number
  readonly losses: number
}

/** The values of one ranking, in the order of the queries. */
export interface RankingValues {
  readonly ranking: TextRanking
  readonly values: readonly number[]
}

/** Every pair, each ranking with those after it. */
export function compareRankings(rankings: readonly RankingValues[]): readonly Comparison[] {
  return rankings.flatMap((a, index) => rankings.slice(index + 1).map((b) => compare(a, b)))
}

function compare(a: RankingValues, b: RankingValues): Comparison {
  const differences = Float64Array.from(b.values, (value, query) => value - (a.values[query] ?? 0))
  const wins = differences.filter((difference) => difference > 0).length
  const losses = differences.filter((difference) => difference < 0).length
  return {
    a: a.ranking,
    b: b.ranking,
    metric: 'ndcg@10',
    difference: differences.reduce((sum, difference) => sum + difference, 0) / differences.length,
    pValue: permutationTest(differences),
    rounds: defaultRounds,
    wins,
    ties: differences.length - wins - losses,
    losses,
  }
}
