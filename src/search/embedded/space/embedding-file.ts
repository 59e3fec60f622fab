import type { FileRef } from '../../../store/index.ts'
import { BinaryVectors, toBits } from '../../vectors/index.ts'
import { SectionFile, sectionFileChunks } from '../segment/section-file.ts'
import { indexOfNumber } from '../segment/segment.ts'

export interface EmbeddingFacts {
  /** Name of the segment whose passages have these vectors. */
  readonly segment: string
  readonly rows: number
  readonly dimensions: number
  /** Id of the model that made them. */
  readonly model: string
}

/** A passage's number in its segment, and its vector of unit length. */
export interface EmbeddedRow {
  readonly passage: number
  readonly vector: Float32Array
}

/** The file of some of a segment's vectors: `rows` ascend by passage. */
export function embeddingChunks(
  facts: Omit<EmbeddingFacts, 'rows'>,
  rows: readonly EmbeddedRow[],
): Generator<Uint8Array> {
  const [first] = rows
  const bits = new Uint8Array(rows.length * (first === undefined ? 0 : toBits(first.vector).length))
  const vectors = new Float32Array(rows.length * facts.dimensions)
  rows.forEach(({ vector }, row) => {
    const own = toBits(vector)
    bits.set(own, row * own.length)
    vectors.set(vector, row * facts.dimensions)
  })
  const passages = Uint32Array.from(rows, ({ passage }) => passage)
  const all: EmbeddingFacts = { ...facts, rows: rows.length }
  return sectionFileChunks(all, { passages, bits, vectors: new Uint8Array(vectors.buffer) })
}

const readBytes = 4 * 2 ** 20

/**
 * Vectors of a model as stored: their signs come into memory when first searched, the vectors themselves are read one by one as they
 * are asked for. A segment has as many of these files as its vectors came in pieces, and a passage stands in one of them at most.
 */
export class EmbeddingFile {
  readonly #file: SectionFile<EmbeddingFacts>
  #passages: Uint32Array | undefined
  #signs: BinaryVectors | undefined

  constructor(path: string, ref: Pick<FileRef, 'name' | 'sizeBytes'>) {
    this.#file = SectionFile.open<EmbeddingFacts>(path, ref)
  }

  get facts(): EmbeddingFacts {
    return this.#file.facts
  }

  /** Whose vectors these are, row by row, ascending. */
  get passages(): Uint32Array {
    this.#passages ??= this.#file.numbers('passages')
    return this.#passages
  }

  get signs(): BinaryVectors {
    this.#signs ??= this.#readSigns()
    return this.#signs
  }

  /** Reads a passage's vector into `target`, of `dimensions` numbers; false when it is not here. */
  read(passage: number, target: Float32Array): boolean {
    const { passages } = this
    if (passage < (passages[0] ?? 0) || passage > (passages.at(-1) ?? -1)) return false
    const row = indexOfNumber(passages, passage)
    if (row < 0) return false
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
    this.#file.readInto(bytes, 'vectors', row * bytes.length)
    return true
  }

  close(): void {
    this.#file.close()
  }

  /** Piece by piece, so that they are not twice in memory. */
  #readSigns(): BinaryVectors {
    const { rows, dimensions } = this.facts
    const signs = BinaryVectors.allocate({ rows, dimensions })
    const step = Math.max(1, Math.floor(readBytes / signs.rowBytes))
    for (let row = 0; row < rows; row += step) {
      const end = Math.min(rows, row + step)
      signs.fill(row, this.#file.bytes('bits', row * signs.rowBytes, end * signs.rowBytes))
    }
    return signs
  }
}
