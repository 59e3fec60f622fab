import type { Place } from '../ranking/best.ts'
import type { Meaning, MeaningScan } from '../ranking/meaning.ts'
import type { RankingInput } from '../ranking/search.ts'
import type { Segment } from '../segment/segment.ts'
import { BinaryScan } from './binary-scan.ts'
import { unitVector } from './directions.ts'
import type { EmbeddingFile } from './embedding-file.ts'
import { RowCache } from './row-cache.ts'

/** The vectors of a snapshot that a model made. Not every passage needs to have one. */
export class Embeddings implements Meaning {
  readonly model: string
  readonly dimensions: number
  readonly #files: readonly (readonly EmbeddingFile[])[]
  #cache: RowCache | undefined

  constructor(
    {
      model,
      dimensions,
      files,
    }: { readonly model: string; readonly dimensions: number; readonly files: readonly EmbeddingFile[] },
    segments: readonly Segment[],
  ) {
    this.model = model
    this.dimensions = dimensions
    this.#files = segments.map(({ name }) => files.filter(({ facts }) => facts.segment === name))
  }

  scan(input: RankingInput): MeaningScan | undefined {
    const { queryVector } = input
    if (queryVector === undefined) return undefined
    return new BinaryScan(input, this, unitVector(queryVector))
  }

  /** Of the segment at `place`. */
  files(place: number): readonly EmbeddingFile[] {
    return this.#files[place] ?? []
  }

  /** Passages of the segment at `place` that have a vector, among those that the mask passes. */
  count(place: number, mask: Uint8Array | undefined): number {
    return this.files(place).reduce(
      (sum, { passages }) =>
        sum + (mask === undefined ? passages.length : passages.reduce((all, passage) => all + (mask[passage] ?? 0), 0)),
      0,
    )
  }

  /** A view that holds until the next call; undefined when the passage has none. */
  vector(place: Place): Float32Array | undefined {
    this.#cache ??= new RowCache(this.dimensions)
    return this.#cache.get(place, (row) => this.files(place.segment).some((file) => file.read(place.passage, row)))
  }
}
