import { boilerplateFactor } from '../../bm25.ts'
import type { ScorePart } from '../../passage-index.ts'
import { candidatesPerList, type Recipe, readPerList } from '../../recipe.ts'
import { Best, type Kept, type Place } from './best.ts'
import type { Candidate, LexicalCandidates } from './lexical-candidates.ts'
import type { MeaningScan } from './meaning.ts'
import type { Ranked, RankingInput } from './search.ts'
import { type Spread, spreadOf } from './spread.ts'

/** Words and vectors made comparable and added up. */
export class Fusion {
  readonly #snapshot: RankingInput['snapshot']
  readonly #lexical: LexicalCandidates
  readonly #scan: MeaningScan
  readonly #recipe: Recipe
  readonly #candidates: readonly Candidate[]
  readonly #byMeaning: Spread

  /** `depth`: passages wanted of those that the vectors find. */
  constructor({ snapshot, recipe }: RankingInput, { lexical, scan, depth }: FusionParts) {
    this.#snapshot = snapshot
    this.#lexical = lexical
    this.#scan = scan
    this.#recipe = recipe
    const near = scan.near(candidatesPerList)
    const scores = Float64Array.from(near, ({ score }) => score).sort()
    const scoreAt = (rank: number): number => scores.at(-Math.min(rank, scores.length)) ?? 0
    const [leastTaken, leastRead] = [scoreAt(depth), scoreAt(readPerList)]
    lexical.take(
      near.filter(({ score }) => score >= leastTaken),
      ({ score }) => score >= leastRead,
    )
    this.#candidates = lexical.all
    this.#byMeaning = spreadOf(near.map((one) => this.#cosine(one) ?? 0))
  }

  best(count: number): readonly Kept<Candidate>[] {
    const best = new Best<Candidate>(count, (one, other) => this.#snapshot.compareIds(one, other))
    for (const one of this.#candidates) best.offer(this.#score(one), one)
    return best.sorted()
  }

  explain({ score, item: one }: Kept<Candidate>): Ranked {
    const { meaning } = this.#recipe
    const cosine = this.#cosine(one)
    const wordScale = (1 - meaning) / this.#lexical.spread.deviation
    const meaningScale = meaning / this.#byMeaning.deviation
    const average =
      this.#lexical.spread.mean * wordScale + (cosine === undefined ? 0 : this.#byMeaning.mean * meaningScale)
    const parts: readonly ScorePart[] = [
      ...this.#lexical.parts(one).map((part) => ({ ...part, score: part.score * wordScale })),
      ...(cosine === undefined ? [] : [{ name: 'meaning' as const, value: cosine, score: cosine * meaningScale }]),
      { name: 'average', value: average, score: -average },
    ]
    return { segment: one.segment, passage: one.passage, score, parts }
  }

  #score(one: Candidate): number {
    const { meaning } = this.#recipe
    const byWords = (one.lexical - this.#lexical.spread.mean) / this.#lexical.spread.deviation
    const cosine = this.#cosine(one)
    // Without a vector nothing is known: it counts as an average candidate, so words alone rank it.
    const byMeaning = cosine === undefined ? 0 : (cosine - this.#byMeaning.mean) / this.#byMeaning.deviation
    return (1 - meaning) * byWords + meaning * byMeaning
  }

  #cosine(one: Place): number | undefined {
    const cosine = this.#scan.cosine(one)
    const isBoilerplate = this.#snapshot.segments[one.segment]?.segment.isBoilerplate(one.passage) ?? false
    return cosine !== undefined && cosine > 0 && isBoilerplate ? cosine * boilerplateFactor : cosine
  }
}

interface FusionParts {
  readonly lexical: LexicalCandidates
  readonly scan: MeaningScan
  readonly depth: number
}
