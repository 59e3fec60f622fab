import type { FileRef } from '../../../store/index.ts'
import { BinaryVectors } from '../../vectors/index.ts'
import { SectionFile, sectionFileChunks } from '../segment/section-file.ts'
import { indexOfNumber } from '../segment/segment.ts'
import type { VectorLog } from './vector-log.ts'

export interface EmbeddingFacts {
  /** Name of the segment whose passages have these vectors. */
  readonly segment: string
  readonly rows: number
  readonly dimensions: number
  /** Id of the model that made them. */
  readonly model: string
  /** The file that holds the vectors themselves, and its own id. */
  readonly log: { readonly name: string; readonly id: string }
}

/** A passage's number in its segment, the signs of its vector, and the number of the record that holds the vector. */
export interface EmbeddedRow {
  readonly passage: number
  readonly record: number
  readonly bits: Uint8Array
}

/** The file of some of a segment's vectors: `rows` ascend by passage. */
export function embeddingChunks(
  facts: Omit<EmbeddingFacts, 'rows'>,
  rows: readonly EmbeddedRow[],
): Generator<Uint8Array> {
  const rowBytes = rows[0]?.bits.length ?? 0
  const bits = new Uint8Array(rows.length * rowBytes)
  rows.forEach((row, at) => {
    bits.set(row.bits, at * rowBytes)
  })
  const passages = Uint32Array.from(rows, ({ passage }) => passage)
  const records = Uint32Array.from(rows, ({ record }) => record)
  const all: EmbeddingFacts = { ...facts, rows: rows.length }
  return sectionFileChunks(all, { passages, records, bits })
}

const readBytes = 4 * 2 ** 20

/**
 * What an index has of a model's vectors: their signs, which come into memory when first searched, and where the vectors themselves
 * stand, which are read one by one as they are asked for. A segment has as many of these files as its vectors came in pieces, and a
 * passage stands in one of them at most.
 */
export class EmbeddingFile {
  readonly #file: SectionFile<EmbeddingFacts>
  readonly #log: VectorLog
  #passages: Uint32Array | undefined
  #records: Uint32Array | undefined
  #signs: BinaryVectors | undefined

  /** `openLog`: the file with the vectors, which others have open too. */
  constructor(path: string, ref: Pick<FileRef, 'name' | 'sizeBytes'>, openLog: (facts: EmbeddingFacts) => VectorLog) {
    this.#file = SectionFile.open<EmbeddingFacts>(path, ref)
    try {
      this.#log = openLog(this.#file.facts)
    } catch (error) {
      this.#file.close()
      throw error
    }
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
    const row = this.#rowOf(passage)
    if (row < 0) return false
    this.#log.read(this.#recordOf(row), target)
    return true
  }

  /** What is kept of a passage's vector under another number; undefined when it is not here. */
  row(passage: number): Omit<EmbeddedRow, 'passage'> | undefined {
    const row = this.#rowOf(passage)
    if (row < 0) return undefined
    const { rowBytes } = this.signs
    return { record: this.#recordOf(row), bits: this.#file.bytes('bits', row * rowBytes, (row + 1) * rowBytes) }
  }

  close(): void {
    this.#file.close()
  }

  #rowOf(passage: number): number {
    const { passages } = this
    if (passage < (passages[0] ?? 0) || passage > (passages.at(-1) ?? -1)) return -1
    return indexOfNumber(passages, passage)
  }

  #recordOf(row: number): number {
    this.#records ??= this.#file.numbers('records')
    return this.#records[row] ?? 0
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
