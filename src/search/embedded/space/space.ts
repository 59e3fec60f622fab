import { createFolder } from '../../lsa/index.ts'
import type { Int8Vectors } from '../../vectors/index.ts'
import type { Meaning, MeaningScan } from '../ranking/meaning.ts'
import type { RankingInput } from '../ranking/search.ts'
import type { Segment } from '../segment/segment.ts'
import { Int8Scan } from './int8-scan.ts'
import { foldPassages, termCounter } from './lsa-counts.ts'
import type { SpaceFile, VectorFile } from './space-file.ts'

/** The vectors of a snapshot that were fit on its own text: a space, and one file a segment. */
export class Space implements Meaning {
  readonly #file: SpaceFile
  readonly #vectors: readonly VectorFile[]

  constructor(file: SpaceFile, vectors: readonly VectorFile[]) {
    this.#file = file
    this.#vectors = vectors
  }

  scan(input: RankingInput): MeaningScan | undefined {
    const query = this.#file.embed(input.lookedUp.found.map(({ word }) => word))
    return query && new Int8Scan(input, query, (place) => this.#vectorsOf(place))
  }

  #vectorsOf(place: number): Int8Vectors {
    const file = this.#vectors[place]
    if (file === undefined) throw new Error(`segment ${place} has no vectors`)
    return file.vectors
  }
}

/** Vectors of a segment that came after the space was fit: a row a passage. */
export function foldSegment(space: SpaceFile, segment: Segment): Int8Array {
  const columns = new Map(Array.from({ length: segment.terms.length }, (_, place) => [segment.terms.get(place), place]))
  const model = space.model(columns)
  const { dimensions } = model
  return foldPassages(createFolder(model), segment, { counter: termCounter(segment, columns), dimensions })
}
