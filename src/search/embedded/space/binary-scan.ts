import { toBits } from '../../vectors/index.ts'
import type { Place, Scored } from '../ranking/best.ts'
import { greatest, mostValue } from '../ranking/greatest.ts'
import type { MeaningScan } from '../ranking/meaning.ts'
import type { RankingInput } from '../ranking/search.ts'
import { movedTowards, unitVector } from './directions.ts'
import type { Embeddings } from './embeddings.ts'

/** Passages nearest by their signs that are read for each one wanted: the more, the fewer of the truly nearest are missed. */
const readPerWanted = 4
/** Of few wanted, at least this many are read, and of many no more than these or as many as wanted. */
const [fewestRead, mostRead] = [400, 1000]

/**
 * A query against vectors on disk: their signs, in memory, say which are near; of those the vectors themselves are read, so that
 * every cosine is exact.
 */
export class BinaryScan implements MeaningScan {
  readonly #input: RankingInput
  readonly #embeddings: Embeddings
  readonly #query: Float32Array
  readonly #cosines = new Map<number, number | undefined>()

  /** `query`: of unit length. */
  constructor(input: RankingInput, embeddings: Embeddings, query: Float32Array) {
    this.#input = input
    this.#embeddings = embeddings
    this.#query = query
  }

  get passages(): number {
    const { snapshot, masks } = this.#input
    return snapshot.segments.reduce((sum, _, place) => sum + this.#embeddings.count(place, masks[place]), 0)
  }

  near(count: number): readonly Scored[] {
    const read = Math.max(count, Math.min(mostRead, Math.max(fewestRead, count * readPerWanted)))
    const found = greatest(this.#nearness(), this.#input.masks, read)
      .map(({ segment, passage }) => ({ segment, passage, score: this.cosine({ segment, passage }) ?? 0 }))
      .filter(({ score }) => score > 0)
    const least =
      Float64Array.from(found, ({ score }) => score)
        .sort()
        .at(-Math.min(count, found.length)) ?? 0
    // Equal ones all stay: which of them come first is for the caller to say.
    return found.filter(({ score }) => score >= least)
  }

  cosine(place: Place): number | undefined {
    const key = this.#key(place)
    if (this.#cosines.has(key)) return this.#cosines.get(key)
    const vector = this.#embeddings.vector(place)
    const cosine = vector && dot(this.#query, vector)
    this.#cosines.set(key, cosine)
    return cosine
  }

  towards(passages: readonly Place[]): MeaningScan {
    const rows = passages.map((place) => this.#embeddings.vector(place)?.slice()).filter((row) => row !== undefined)
    if (rows.length === 0) return this
    return new BinaryScan(this.#input, this.#embeddings, unitVector(movedTowards(this.#query, rows)))
  }

  /** By segment and passage: 0 without a vector or where all signs differ, `mostValue` where none does. */
  #nearness(): readonly Int32Array[] {
    const { dimensions } = this.#embeddings
    const bits = toBits(this.#query)
    return this.#input.snapshot.segments.map(({ segment }, place) => {
      const values = new Int32Array(segment.passages)
      for (const { signs, passages } of this.#embeddings.files(place)) {
        const distances = new Int32Array(passages.length)
        signs.hamming(bits, distances)
        for (let row = 0; row < passages.length; row++) {
          const same = dimensions - (distances[row] ?? 0)
          values[passages[row] ?? 0] = Math.floor((same * mostValue) / dimensions)
        }
      }
      return values
    })
  }

  #key({ segment, passage }: Place): number {
    return passage * this.#input.snapshot.segments.length + segment
  }
}

/** Four sums at once, which wait less for each other; always in the same order. */
function dot(one: Float32Array, other: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  let at = 0
  for (const end = one.length - 3; at < end; at += 4) {
    a += (one[at] ?? 0) * (other[at] ?? 0)
    b += (one[at + 1] ?? 0) * (other[at + 1] ?? 0)
    c += (one[at + 2] ?? 0) * (other[at + 2] ?? 0)
    d += (one[at + 3] ?? 0) * (other[at + 3] ?? 0)
  }
  for (; at < one.length; at++) a += (one[at] ?? 0) * (other[at] ?? 0)
  return a + b + (c + d)
}
