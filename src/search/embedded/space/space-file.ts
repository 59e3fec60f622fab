import type { FileRef } from '../../../store/index.ts'
import type { QueryWord } from '../../analyzer/index.ts'
import { type LsaModel, projectTerms, type TermVector, termWeight } from '../../lsa/index.ts'
import { Int8Vectors, quantise } from '../../vectors/index.ts'
import { SectionFile, sectionFileChunks } from '../segment/section-file.ts'
import { StringList, sortedByBytes, stringSections } from '../segment/strings.ts'
import type { FittedSpace } from './fit-space.ts'

interface SpaceFacts {
  readonly rank: number
  readonly dimensions: number
  /** Live passages when it was fit. */
  readonly passages: number
}

/** The file of a space: its terms in the order of their bytes, each with its idf and its vector. */
export function* spaceChunks({ terms, model, passages }: FittedSpace): Generator<Uint8Array> {
  const kept = Array.from(model.terms, (column) => terms[column] ?? '')
  const sorted = sortedByBytes(kept)
  const placeOf = new Map(kept.map((term, place) => [term, place]))
  const order = sorted.map((term) => placeOf.get(term) ?? 0)
  const { rank, dimensions } = model
  const vectors = new Int8Array(model.vectors.length)
  order.forEach((from, to) => {
    vectors.set(model.vectors.subarray(from * dimensions, (from + 1) * dimensions), to * dimensions)
  })
  const facts: SpaceFacts = { rank, dimensions, passages }
  yield* sectionFileChunks(facts, {
    ...stringSections('terms', sorted),
    idf: bytesOf(Float32Array.from(order, (place) => model.idf[place] ?? 0)),
    scales: bytesOf(Float32Array.from(order, (place) => model.scales[place] ?? 0)),
    vectors: bytesOf(vectors),
  })
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** A space as stored, read in place. */
export class SpaceFile {
  readonly name: string
  readonly #file: SectionFile<SpaceFacts>
  #terms: StringList | undefined
  #idf: Float32Array | undefined
  #scales: Float32Array | undefined

  constructor(path: string, ref: Pick<FileRef, 'name' | 'sizeBytes'>) {
    this.name = ref.name
    this.#file = SectionFile.open<SpaceFacts>(path, ref)
  }

  get facts(): SpaceFacts {
    return this.#file.facts
  }

  /** The direction of a query as signed bytes; undefined when none of its words is known. */
  embed(words: readonly QueryWord[]): Int8Array | undefined {
    const rows = words.flatMap((word) => word.alternatives.flatMap((term) => this.#row(term, word.weight)))
    return rows.length === 0 ? undefined : quantise(projectTerms(rows, this.facts.dimensions))
  }

  /** The whole model, its terms numbered as in `columns`; those that `columns` lacks are left out. */
  model(columns: ReadonlyMap<string, number>): LsaModel {
    const { rank, dimensions } = this.facts
    const known = Array.from({ length: this.#list.length }, (_, place) => ({
      place,
      column: columns.get(this.#list.get(place)) ?? -1,
    }))
    const kept = known.filter(({ column }) => column >= 0).sort((one, other) => one.column - other.column)
    const all = this.#file.bytes('vectors')
    const vectors = new Int8Array(kept.length * dimensions)
    kept.forEach(({ place }, row) => {
      vectors.set(signed(all.subarray(place * dimensions, (place + 1) * dimensions)), row * dimensions)
    })
    const [idf, scales] = [this.#floats('idf'), this.#floats('scales')]
    return {
      rank,
      dimensions,
      terms: Uint32Array.from(kept, ({ column }) => column),
      idf: Float32Array.from(kept, ({ place }) => idf[place] ?? 0),
      scales: Float32Array.from(kept, ({ place }) => scales[place] ?? 0),
      vectors,
    }
  }

  close(): void {
    this.#file.close()
  }

  get #list(): StringList {
    this.#terms ??= new StringList(this.#file, 'terms')
    return this.#terms
  }

  #row(term: string, tf: number): TermVector[] {
    const place = this.#list.indexOf(term)
    if (place < 0) return []
    this.#idf ??= this.#floats('idf')
    this.#scales ??= this.#floats('scales')
    const { dimensions } = this.facts
    const vector = signed(this.#file.bytes('vectors', place * dimensions, (place + 1) * dimensions))
    return [{ weight: termWeight(tf, this.#idf[place] ?? 0), vector, scale: this.#scales[place] ?? 0 }]
  }

  #floats(section: 'idf' | 'scales'): Float32Array {
    const bytes = this.#file.bytes(section)
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  }
}

const signed = ({ buffer, byteOffset, length }: Uint8Array): Int8Array => new Int8Array(buffer, byteOffset, length)

interface VectorFacts {
  /** Name of the segment whose passages these are. */
  readonly segment: string
  readonly rows: number
  readonly dimensions: number
}

/** The file of one segment's vectors. */
export function vectorChunks(facts: VectorFacts, vectors: Int8Array): Generator<Uint8Array> {
  return sectionFileChunks(facts, { vectors: bytesOf(vectors) })
}

const readBytes = 4 * 2 ** 20

/** One segment's vectors as stored; they come into memory when first asked for. */
export class VectorFile {
  readonly #file: SectionFile<VectorFacts>
  #vectors: Int8Vectors | undefined

  constructor(path: string, ref: Pick<FileRef, 'name' | 'sizeBytes'>) {
    this.#file = SectionFile.open<VectorFacts>(path, ref)
  }

  get facts(): VectorFacts {
    return this.#file.facts
  }

  get vectors(): Int8Vectors {
    this.#vectors ??= this.#read()
    return this.#vectors
  }

  close(): void {
    this.#file.close()
  }

  /** Piece by piece, so that a hundred megabytes are not twice in memory. */
  #read(): Int8Vectors {
    const { rows, dimensions } = this.facts
    const vectors = Int8Vectors.allocate({ rows, dimensions })
    const step = Math.max(1, Math.floor(readBytes / dimensions))
    for (let row = 0; row < rows; row += step) {
      const end = Math.min(rows, row + step)
      vectors.fill(row, this.#file.bytes('vectors', row * dimensions, end * dimensions))
    }
    return vectors
  }
}
