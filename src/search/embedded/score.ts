import { boilerplateFactor, exactWeight, idf, saturation } from '../bm25.ts'
import type { Hit, ScoreFactor, TermScore } from '../passage-index.ts'
import { Best, type Scored } from './best.ts'
import type { SegmentFilter } from './filter.ts'
import type { WordMatches } from './matches.ts'
import type { Segment } from './segment.ts'
import type { Snapshot } from './snapshot.ts'

/** A word's matches with what turns them into scores. */
interface Scorer {
  readonly matches: WordMatches
  readonly idf: number
  readonly exactIdf: number
}

interface Candidates {
  readonly best: readonly Scored[]
  /** Passages that hold a query word and pass the filters. */
  readonly matched: number
}

/** Scores passages against a query's words. A word scores weight · (BM25 of its any form + .25 · BM25 of its exact form). */
export class Scoring {
  readonly #snapshot: Snapshot
  readonly #scorers: readonly Scorer[]
  readonly #averageLength: number

  constructor(snapshot: Snapshot, words: readonly WordMatches[]) {
    this.#snapshot = snapshot
    this.#scorers = words.map((matches) => ({
      matches,
      idf: idf(snapshot.passages, matches.df),
      exactIdf: idf(snapshot.passages, matches.exactDf),
    }))
    // Passages of nothing but function words and compounds have no length.
    this.#averageLength = snapshot.lengthTotal / snapshot.passages || 1
  }

  /** The best `count` passages that pass; scores do not depend on the filters. */
  best(count: number, filters: readonly SegmentFilter[]): Candidates {
    const best = new Best(count, (one, other) => this.#compareIds(one, other))
    const scores = new Float64Array(Math.max(...this.#snapshot.segments.map(({ segment }) => segment.passages)))
    let matched = 0
    this.#snapshot.segments.forEach(({ segment }, place) => {
      scores.fill(0, 0, segment.passages)
      for (const scorer of this.#scorers) this.#add(scorer, place, segment, scores)
      const filter = filters[place]
      for (let passage = 0, end = segment.passages; passage < end; passage++) {
        const score = scores[passage] ?? 0
        if (score === 0 || filter?.passes(passage) === false) continue
        matched++
        if (score >= best.least)
          best.offer(segment.isBoilerplate(passage) ? score * boilerplateFactor : score, place, passage)
      }
    })
    return { best: best.sorted(), matched }
  }

  /** Each hit's score, word by word. The same sums in the same order as `best`, so the parts add up to the score exactly. */
  explain(hits: readonly Scored[]): readonly Pick<Hit, 'terms' | 'factors'>[] {
    return hits.map((hit) => ({ terms: this.#explain(hit), ...this.#factors(hit) }))
  }

  #add({ matches, idf, exactIdf }: Scorer, place: number, segment: Segment, scores: Float64Array): void {
    const found = matches.segments[place]
    if (found === undefined) return
    const { passages, tf, exactTf } = found
    const { weight } = matches.word
    const { lengths } = segment
    for (let at = 0; at < passages.length; at++) {
      const passage = passages[at] ?? 0
      const length = lengths[passage] ?? 0
      const any = idf * saturation(tf[at] ?? 0, length, this.#averageLength)
      const exact = exactWeight * (exactIdf * saturation(exactTf[at] ?? 0, length, this.#averageLength))
      scores[passage] = (scores[passage] ?? 0) + weight * (any + exact)
    }
  }

  #explain({ segment: place, passage }: Scored): readonly TermScore[] {
    const length = this.#snapshot.segments[place]?.segment.lengths[passage] ?? 0
    return this.#scorers.flatMap(({ matches, idf, exactIdf }) => {
      const found = matches.segments[place]
      const at = found === undefined ? -1 : indexOf(found.passages, passage)
      if (found === undefined || at < 0) return []
      const { word, weight } = matches.word
      const [tf, exactTf] = [found.tf[at] ?? 0, found.exactTf[at] ?? 0]
      const any = idf * saturation(tf, length, this.#averageLength)
      const exact = exactWeight * (exactIdf * saturation(exactTf, length, this.#averageLength))
      const exactPart = { df: matches.exactDf, idf: exactIdf, tf: exactTf, score: weight * exact }
      const score = weight * (any + exact)
      return [{ term: word, df: matches.df, idf, tf, score, ...(exactTf === 0 ? {} : { exact: exactPart }) }]
    })
  }

  #factors({ segment, passage }: Scored): { readonly factors?: readonly ScoreFactor[] } {
    const isBoilerplate = this.#snapshot.segments[segment]?.segment.isBoilerplate(passage) ?? false
    return isBoilerplate ? { factors: [{ name: 'boilerplate', value: boilerplateFactor }] } : {}
  }

  #compareIds(one: Scored, other: Scored): number {
    const [a, b] = [this.#snapshot.segments[one.segment]?.segment, this.#snapshot.segments[other.segment]?.segment]
    if (a === undefined || b === undefined) return 0
    if (a === b) return a.idRank(one.passage) - a.idRank(other.passage)
    return a.id(one.passage) < b.id(other.passage) ? -1 : 1
  }
}

/** Place of `wanted` in ascending numbers, or -1. */
function indexOf(numbers: Uint32Array, wanted: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return numbers[low] === wanted ? low : -1
}
