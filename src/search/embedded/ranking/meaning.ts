import type { QueryWord } from '../../analyzer/index.ts'
import { type Int8Vectors, quantise } from '../../vectors/index.ts'
import { Best, type Place, type Scored } from './best.ts'
import { greatest } from './greatest.ts'
import type { Ranked, RankingInput, RankingOutput } from './search.ts'

/** Vectors of an index's passages and of queries, in one space. */
export interface Meaning {
  /** The direction of a query, `dimensions` signed bytes; undefined when the space knows none of its words. */
  embed(words: readonly QueryWord[]): Int8Array | undefined
  /** One row a passage of the segment at `place`. */
  vectors(place: number): Int8Vectors
}

/** A dot product of two quantised unit vectors that stands for a cosine of 1. */
const fullDot = 127 * 127

/** One query against all passages. */
export class MeaningScan {
  readonly #meaning: Meaning
  readonly #input: RankingInput
  /** By segment and passage; of a length that is a cosine times `fullDot`. */
  readonly dots: readonly Int32Array[]

  constructor(meaning: Meaning, input: RankingInput, query: Int8Array) {
    this.#meaning = meaning
    this.#input = input
    this.dots = input.snapshot.segments.map(({ segment }, place) => {
      const out = new Int32Array(segment.passages)
      meaning.vectors(place).dot(query, out)
      return out
    })
  }

  /** About the `count` nearest, in no order. */
  near(count: number): readonly Scored[] {
    return greatest(this.dots, this.#input.masks, count)
  }

  /** The `count` nearest, nearest first. */
  top(count: number): readonly Scored[] {
    const best = new Best<Scored>(count, (one, other) => this.#input.snapshot.compareIds(one, other))
    for (const one of this.near(count)) best.offer(one.score, one)
    return best.sorted().map(({ item }) => item)
  }

  cosine({ segment, passage }: Place): number {
    return (this.dots[segment]?.[passage] ?? 0) / fullDot
  }

  /** The query moved towards the mean of `passages` (Rocchio, 1971): both count as much. */
  towards(query: Int8Array, passages: readonly Place[]): Int8Array {
    const mean = new Float64Array(query.length)
    for (const { segment, passage } of passages) {
      this.#meaning
        .vectors(segment)
        .row(passage)
        .forEach((value, at) => {
          mean[at] = (mean[at] ?? 0) + value
        })
    }
    const [own, other] = [lengthOf(query), lengthOf(mean)]
    return quantise(mean.map((value, at) => (query[at] ?? 0) / own + (other === 0 ? 0 : value / other)))
  }
}

const lengthOf = (vector: Int8Array | Float64Array): number => {
  let squares = 0
  for (const value of vector) squares += value * value
  return Math.sqrt(squares)
}

export function queryVector({ snapshot, lookedUp }: RankingInput): Int8Array | undefined {
  return snapshot.meaning?.embed(lookedUp.found.map(({ word }) => word))
}

/** By the vectors alone. */
export function rankByMeaning(input: RankingInput, count: number): RankingOutput {
  const { meaning } = input.snapshot
  const query = queryVector(input)
  if (meaning === undefined || query === undefined) return { ranked: [], matched: 0, vectors: meaning !== undefined }
  const scan = new MeaningScan(meaning, input, query)
  const ranked = scan.top(count).map((found): Ranked => {
    const score = scan.cosine(found)
    return { ...found, score, parts: [{ name: 'meaning', value: score, score }] }
  })
  return { ranked, matched: livePassages(input), vectors: true }
}

const livePassages = ({ snapshot, masks }: RankingInput): number =>
  snapshot.segments.reduce((sum, { segment }, place) => {
    const mask = masks[place]
    return sum + (mask === undefined ? segment.passages : mask.reduce((all, one) => all + one, 0))
  }, 0)
