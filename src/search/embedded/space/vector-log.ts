import { closeSync, fstatSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { damaged } from '../segment/damaged.ts'
import { openOrDamaged } from '../segment/open-or-damaged.ts'

/*
 * Vectors that were paid for, a file a model:
 *
 *   "RAGTVEC1" | length of the header | crc of the header | header (JSON) | record | record | …
 *
 *   record: SHA-256 of the text as it was sent | vector of unit length, float32 × dimensions | crc of both
 *
 * Numbers are little-endian 32-bit. It is only ever appended to, so that a record once written keeps its place.
 */
const magic = Buffer.from('RAGTVEC1')
const fixedBytes = magic.length + 8
const keyBytes = 32
const checksumBytes = 4
const readBytes = 4 * 2 ** 20

export interface VectorLogFacts {
  /** Tells the file from a later one of the same name. */
  readonly id: string
  /** Id of the model that made the vectors. */
  readonly model: string
  readonly dimensions: number
}

/** What a file starts with, before it has any record. */
export function vectorLogHead(facts: VectorLogFacts): readonly Uint8Array[] {
  const header = Buffer.from(JSON.stringify(facts))
  const fixed = Buffer.alloc(fixedBytes)
  magic.copy(fixed)
  fixed.writeUInt32LE(header.length, magic.length)
  fixed.writeUInt32LE(crc32(header), magic.length + 4)
  return [fixed, header]
}

/** `key`: 32 characters, a byte each. */
export function vectorRecord(key: string, vector: Float32Array): Buffer {
  const record = Buffer.alloc(recordBytes(vector.length))
  record.write(key, 'latin1')
  record.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), keyBytes)
  record.writeUInt32LE(crc32(record.subarray(0, -checksumBytes)), record.length - checksumBytes)
  return record
}

const recordBytes = (dimensions: number): number => keyBytes + dimensions * 4 + checksumBytes

/** Reads such a file, checking every record. Reads block the thread: from the page cache they take microseconds. */
export class VectorLog {
  readonly name: string
  readonly facts: VectorLogFacts
  readonly #file: number
  readonly #start: number
  readonly #record: Buffer

  /** Throws STORE_DAMAGED when the file is missing or its head is not whole. */
  static open(path: string, name: string): VectorLog {
    const file = openOrDamaged(path, name)
    try {
      return new VectorLog(file, name)
    } catch (error) {
      closeSync(file)
      throw error
    }
  }

  private constructor(file: number, name: string) {
    this.#file = file
    this.name = name
    const fixed = this.#headBytes(0, fixedBytes)
    const length = fixed.readUInt32LE(magic.length)
    if (!fixed.subarray(0, magic.length).equals(magic) || length > fstatSync(file).size)
      throw damaged(name, 'it does not start as a file of vectors does')
    const header = this.#headBytes(fixedBytes, length)
    if (crc32(header) !== fixed.readUInt32LE(magic.length + 4)) throw damaged(name, 'its header fails its checksum')
    // Proof: the checksum says that these are the bytes that `vectorLogHead` wrote.
    this.facts = JSON.parse(header.toString()) as VectorLogFacts
    this.#start = fixedBytes + length
    this.#record = Buffer.from(new ArrayBuffer(recordBytes(this.facts.dimensions)))
  }

  /** Whole records, one that a dying writer tore not counted. */
  get records(): number {
    return Math.floor((fstatSync(this.#file).size - this.#start) / this.#record.length)
  }

  /** Where record `number` starts in the file. */
  offset(number: number): number {
    return this.#start + number * this.#record.length
  }

  /** Reads a vector into `target`. Throws STORE_DAMAGED when it is not what was written. */
  read(number: number, target: Float32Array): void {
    const read = readSync(this.#file, this.#record, 0, this.#record.length, this.offset(number))
    if (read !== this.#record.length || !isWhole(this.#record))
      throw damaged(this.name, `vector ${number} fails its checksum`)
    target.set(new Float32Array(this.#record.buffer, keyBytes, target.length))
  }

  /** The number of each key's record; those that are damaged are left out. Reads the whole file. */
  keys(): Map<string, number> {
    const found = new Map<string, number>()
    const step = Math.max(1, Math.floor(readBytes / this.#record.length))
    const buffer = Buffer.alloc(step * this.#record.length)
    const { records } = this
    for (let first = 0; first < records; first += step) {
      const count = Math.min(step, records - first)
      readSync(this.#file, buffer, 0, count * this.#record.length, this.offset(first))
      for (let at = 0; at < count; at++) {
        const record = buffer.subarray(at * this.#record.length, (at + 1) * this.#record.length)
        if (isWhole(record)) found.set(record.toString('latin1', 0, keyBytes), first + at)
      }
    }
    return found
  }

  close(): void {
    closeSync(this.#file)
  }

  #headBytes(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length)
    const read = readSync(this.#file, bytes, 0, length, position)
    if (read !== length) throw damaged(this.name, 'it ends too early')
    return bytes
  }
}

const isWhole = (record: Buffer): boolean =>
  crc32(record.subarray(0, -checksumBytes)) === record.readUInt32LE(record.length - checksumBytes)
