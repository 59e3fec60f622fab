import type { TextCell } from '../table/index.ts'
import { cellKey } from './cell-key.ts'

/** What is remembered of a cell, so that indexing the next version of the file need not clean it again. */
export interface CellRecord {
  readonly key: string
  /** Whether the cell was read as HTML. Read otherwise, the same text has other passages. */
  readonly html: boolean
  /** The first row that held it. */
  readonly firstRow: number
  /** `occurrencesKey` of the rows that held it. */
  readonly occurrencesKey: string
  /** Of each block in order: its hash, negative when it was found to be repeated, 0 when it never counts. Empty for plain text. */
  readonly blocks: Float64Array
}

/*
 * A file of records, one behind the other: key (10 bytes) | key of the occurrences (10) | 1 for HTML, else 0 (1) | first row (4) |
 * number of blocks (4) | blocks (8 each). Numbers are little-endian. The store checks the file as a whole.
 */
const keyBytes = 10
const fixedBytes = 2 * keyBytes + 9
const blockBytes = 8

/** Puts records together for a file. */
export class CellRecordWriter {
  readonly #chunks: Uint8Array[] = []
  // A buffer a record would cost more than the record: they are joined from time to time.
  #pending: Uint8Array[] = []

  add(record: CellRecord): void {
    this.#pending.push(bytesOf(record))
    if (this.#pending.length === recordsPerChunk) this.#join()
  }

  chunks(): readonly Uint8Array[] {
    this.#join()
    return this.#chunks
  }

  #join(): void {
    if (this.#pending.length > 0) this.#chunks.push(Buffer.concat(this.#pending))
    this.#pending = []
  }
}

const recordsPerChunk = 4096

function bytesOf({ key, html, firstRow, occurrencesKey, blocks }: CellRecord): Uint8Array {
  const bytes = Buffer.alloc(fixedBytes + blocks.length * blockBytes)
  bytes.write(key, 0, 'hex')
  bytes.write(occurrencesKey, keyBytes, 'hex')
  bytes.writeUInt8(html ? 1 : 0, 2 * keyBytes)
  bytes.writeUInt32LE(firstRow, 2 * keyBytes + 1)
  bytes.writeUInt32LE(blocks.length, 2 * keyBytes + 5)
  blocks.forEach((block, index) => {
    bytes.writeDoubleLE(block, fixedBytes + index * blockBytes)
  })
  return bytes
}

/** The records of one index, found by cell. */
export class KnownCells {
  readonly #bytes: Buffer
  readonly #offsets = new Map<string, number>()

  /** `bytes`: what a `CellRecordWriter` gave, as one. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at < bytes.length; ) {
      this.#offsets.set(this.#bytes.toString('hex', at, at + keyBytes), at)
      at += fixedBytes + this.#bytes.readUInt32LE(at + 2 * keyBytes + 5) * blockBytes
    }
  }

  keys(): Iterable<string> {
    return this.#offsets.keys()
  }

  /** The record of a cell that was read in the same way. */
  find(cell: TextCell, key = cellKey(cell)): CellRecord | undefined {
    const record = this.get(key)
    return record?.html === cell.html ? record : undefined
  }

  get(key: string): CellRecord | undefined {
    const at = this.#offsets.get(key)
    if (at === undefined) return undefined
    const count = this.#bytes.readUInt32LE(at + 2 * keyBytes + 5)
    const start = at + fixedBytes
    return {
      key,
      occurrencesKey: this.#bytes.toString('hex', at + keyBytes, at + 2 * keyBytes),
      html: this.#bytes.readUInt8(at + 2 * keyBytes) === 1,
      firstRow: this.#bytes.readUInt32LE(at + 2 * keyBytes + 1),
      blocks: Float64Array.from({ length: count }, (_, index) => this.#bytes.readDoubleLE(start + index * blockBytes)),
    }
  }
}
