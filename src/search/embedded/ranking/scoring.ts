import { boilerplateFactor, idf, saturation } from '../../bm25.ts'
import type { Hit, ScoreFactor, TermScore } from '../../passage-index.ts'
import type { Postings } from '../segment/postings.ts'
import { indexOfNumber } from '../segment/segment.ts'
import type { Snapshot } from '../snapshot.ts'
import { Best, type Place, type Scored } from './best.ts'
import type { SegmentMatches, WordMatches } from './matches.ts'
import { type ScoredList, sumUp } from './sum-up.ts'

/** A word's matches with what turns them into scores. */
interface Scorer {
  readonly matches: WordMatches
  readonly idf: number
  readonly exactIdf: number
}

export interface Candidates {
  readonly best: readonly Scored[]
  /** Passages that hold a query word and pass the filters. */
  readonly matched: number
}

/** Scores passages against a query's words. A word scores weight · (BM25 of its any form + `exactWeight` · BM25 of its exact form). */
export class Scoring {
  readonly #snapshot: Snapshot
  readonly #scorers: readonly Scorer[]
  readonly #exactWeight: number

  constructor(snapshot: Snapshot, words: readonly WordMatches[], exactWeight: number) {
    this.#snapshot = snapshot
    this.#exactWeight = exactWeight
    this.#scorers = words.map((matches) => ({
      matches,
      idf: idf(snapshot.passages, matches.df),
      exactIdf: idf(snapshot.passages, matches.exactDf),
    }))
  }

  /** The best `count` of those that `masks` pass, one mask a segment; scores do not depend on the masks. */
  best(count: number, masks: readonly (Uint8Array | undefined)[]): Candidates {
    const best = new Best<Place>(count, (one, other) => this.#snapshot.compareIds(one, other))
    let matched = 0
    this.#snapshot.segments.forEach(({ segment }, place) => {
      const scratch = this.#snapshot.scratch.reserve(segment.passages)
      const factor = segment.boilerplate === undefined ? 1 : boilerplateFactor
      const summed = sumUp(this.#lists(place), {
        norms: this.#snapshot.norms(place),
        mask: masks[place],
        scratch,
        beaten: (bound) => bound < best.least || bound < factor * scratch.atLeast(count),
      })
      matched += summed.matched
      scratch.multiply(segment.boilerplate, boilerplateFactor)
      const least = scratch.atLeast(count)
      const { sums, touched } = scratch
      for (let at = 0, end = scratch.count; at < end; at++) {
        const passage = touched[at] ?? 0
        const sum = sums[passage] ?? 0
        if (sum >= least && sum >= best.least) best.offer(sum, { segment: place, passage })
      }
      scratch.clear()
    })
    return { best: best.sorted().map(({ score, item }) => ({ score, ...item })), matched }
  }

  /** One passage's score, the factor for boilerplate left out: what its words give in any form, and exactly as asked. */
  scoreOf({ segment: place, passage }: Place): { readonly words: number; readonly exact: number } {
    const norm = this.#snapshot.norms(place).of(passage)
    let words = 0
    let exact = 0
    for (const { matches, idf, exactIdf } of this.#scorers) {
      const found = matches.segments[place]
      if (found === undefined) continue
      const { weight } = matches.word
      words += weight * idf * saturation(tfOf(found.any, passage), norm)
      exact += weight * this.#exactWeight * exactIdf * saturation(tfOf(found.exact, passage), norm)
    }
    return { words, exact }
  }

  /** A hit's score, word by word. */
  explain(hit: Scored): Pick<Hit, 'terms' | 'factors'> {
    const norm = this.#snapshot.norms(hit.segment).of(hit.passage)
    const terms = this.#scorers.flatMap((scorer) => {
      const found = scorer.matches.segments[hit.segment]
      return found === undefined
        ? []
        : termScore(scorer, { found, passage: hit.passage, norm, exactWeight: this.#exactWeight })
    })
    return { terms, ...this.#factors(hit) }
  }

  #lists(place: number): readonly ScoredList[] {
    return this.#scorers.flatMap(({ matches, idf, exactIdf }) => {
      const found = matches.segments[place]
      if (found === undefined) return []
      const { weight } = matches.word
      const any = { postings: found.any, weight: weight * idf }
      if (this.#exactWeight === 0) return [any]
      return [any, { postings: found.exact, weight: weight * this.#exactWeight * exactIdf }]
    })
  }

  #factors({ segment, passage }: Scored): { readonly factors?: readonly ScoreFactor[] } {
    const isBoilerplate = this.#snapshot.segments[segment]?.segment.isBoilerplate(passage) ?? false
    return isBoilerplate ? { factors: [{ name: 'boilerplate', value: boilerplateFactor }] } : {}
  }
}

function tfOf({ passages, tf }: Postings, passage: number): number {
  const at = indexOfNumber(passages, passage)
  return at < 0 ? 0 : (tf[at] ?? 0)
}

interface TermPlace {
  readonly found: SegmentMatches
  readonly passage: number
  readonly norm: number
  readonly exactWeight: number
}

function termScore(
  { matches, idf, exactIdf }: Scorer,
  { found, passage, norm, exactWeight }: TermPlace,
): readonly TermScore[] {
  const tf = tfOf(found.any, passage)
  if (tf === 0) return []
  const exactTf = tfOf(found.exact, passage)
  const { word, weight } = matches.word
  const exactScore = weight * exactWeight * exactIdf * saturation(exactTf, norm)
  const score = weight * idf * saturation(tf, norm) + exactScore
  const exact = { df: matches.exactDf, idf: exactIdf, tf: exactTf, score: exactScore }
  return [{ term: word, df: matches.df, idf, tf, score, ...(exactScore === 0 ? {} : { exact }) }]
}
