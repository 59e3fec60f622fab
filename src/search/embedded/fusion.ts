import type { ScorePart } from '../passage-index.ts'
import { candidatesPerList, type Recipe } from '../recipe.ts'
import { Best, type Kept } from './best.ts'
import type { Candidate, LexicalCandidates } from './lexical-candidates.ts'
import type { MeaningScan } from './meaning.ts'
import type { Ranked, RankingInput } from './search.ts'

/** Words and vectors made comparable and added up. */
export class Fusion {
  readonly #snapshot: RankingInput['snapshot']
  readonly #lexical: LexicalCandidates
  readonly #scan: MeaningScan
  readonly #recipe: Recipe
  readonly #candidates: readonly Candidate[]
  readonly #byWords: Spread
  readonly #byMeaning: Spread

  constructor(
    { snapshot }: RankingInput,
    {
      lexical,
      scan,
      recipe,
    }: { readonly lexical: LexicalCandidates; readonly scan: MeaningScan; readonly recipe: Recipe },
  ) {
    this.#snapshot = snapshot
    this.#lexical = lexical
    this.#scan = scan
    this.#recipe = recipe
    const near = lexical.with(scan.near(candidatesPerList))
    this.#candidates = lexical.all
    this.#byWords = spreadOf(this.#candidates.filter(({ found }) => found).map((one) => one.lexical))
    this.#byMeaning = spreadOf(near.map((one) => this.#cosine(one)))
  }

  best(count: number): readonly Kept<Candidate>[] {
    const best = new Best<Candidate>(count, (one, other) => this.#snapshot.compareIds(one, other))
    for (const one of this.#candidates) best.offer(this.#score(one), one)
    return best.sorted()
  }

  explain({ score, item: one }: Kept<Candidate>): Ranked {
    const { meaning } = this.#recipe
    const cosine = this.#cosine(one)
    const wordScale = (1 - meaning) / this.#byWords.deviation
    const meaningScale = meaning / this.#byMeaning.deviation
    const average = this.#byWords.mean * wordScale + this.#byMeaning.mean * meaningScale
    const parts: readonly ScorePart[] = [
      ...this.#lexical.parts(one).map((part) => ({ ...part, score: part.score * wordScale })),
      { name: 'meaning', value: cosine, score: cosine * meaningScale },
      { name: 'average', value: average, score: -average },
    ]
    return { segment: one.segment, passage: one.passage, score, parts }
  }

  #score(one: Candidate): number {
    const { meaning } = this.#recipe
    const byWords = (one.lexical - this.#byWords.mean) / this.#byWords.deviation
    const byMeaning = (this.#cosine(one) - this.#byMeaning.mean) / this.#byMeaning.deviation
    return (1 - meaning) * byWords + meaning * byMeaning
  }

  #cosine(one: Candidate): number {
    const cosine = this.#scan.cosine(one)
    return cosine > 0 ? cosine * one.factor : cosine
  }
}

interface Spread {
  readonly mean: number
  /** Standard deviation; 1 where all are equal. */
  readonly deviation: number
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length || 0
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length || 0
  return { mean, deviation: Math.sqrt(variance) || 1 }
}
