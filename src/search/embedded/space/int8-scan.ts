import { type Int8Vectors, quantise } from '../../vectors/index.ts'
import type { Place, Scored } from '../ranking/best.ts'
import { greatest, mostValue } from '../ranking/greatest.ts'
import type { MeaningScan } from '../ranking/meaning.ts'
import type { RankingInput } from '../ranking/search.ts'
import { movedTowards } from './directions.ts'

/** A query against vectors of signed bytes, all in memory: every cosine is computed at once. */
export class Int8Scan implements MeaningScan {
  readonly #vectorsOf: (place: number) => Int8Vectors
  readonly #input: RankingInput
  readonly #query: Int8Array
  /** By segment and passage; of a length that is a cosine times `mostValue`. */
  readonly #dots: readonly Int32Array[]

  constructor(input: RankingInput, query: Int8Array, vectorsOf: (place: number) => Int8Vectors) {
    this.#vectorsOf = vectorsOf
    this.#input = input
    this.#query = query
    this.#dots = input.snapshot.segments.map(({ segment }, place) => {
      const out = input.snapshot.scratch.dots(place, segment.passages)
      vectorsOf(place).dot(query, out)
      return out
    })
  }

  get passages(): number {
    const { snapshot, masks } = this.#input
    return snapshot.segments.reduce((sum, { segment }, place) => {
      const mask = masks[place]
      return sum + (mask === undefined ? segment.passages : mask.reduce((all, one) => all + one, 0))
    }, 0)
  }

  near(count: number): readonly Scored[] {
    return greatest(this.#dots, this.#input.masks, count)
  }

  cosine({ segment, passage }: Place): number {
    return (this.#dots[segment]?.[passage] ?? 0) / mostValue
  }

  towards(passages: readonly Place[]): MeaningScan {
    const rows = passages.map(({ segment, passage }) => this.#vectorsOf(segment).row(passage))
    return new Int8Scan(this.#input, quantise(movedTowards(this.#query, rows)), this.#vectorsOf)
  }
}
