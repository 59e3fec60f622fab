import { closeSync, fstatSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { damaged } from './damaged.ts'
import { GrowingNumbers } from './growable.ts'
import { openOrDamaged } from './open-or-damaged.ts'

/*
 * A file of named sections:
 *
 *   "RAGTSEG2" | body | crc of each block of the body | header (JSON) | length of the header | crc of the header
 *
 * Numbers are little-endian 32-bit. Sections start at multiples of 8 in the body. The body's blocks have their own checksums,
 * so a read checks only the blocks it touches, and each only once. The header comes last, so that a section can be written while it is made.
 */
const magic = Buffer.from('RAGTSEG2')
const tailBytes = 8
const blockBytes = 65_536
const alignment = 8
const windowBytes = 2 ** 18
const bodyStart = magic.length

interface Header<Facts> {
  readonly facts: Facts
  /** Offset in the body and length in bytes. */
  readonly sections: Readonly<Record<string, readonly [number, number]>>
  readonly bodyBytes: number
  readonly checksumsCrc32: number
}

/** The bytes of a section file, in pieces. `facts` is what a reader must know before it reads any section. */
export function* sectionFileChunks(
  facts: unknown,
  sections: Readonly<Record<string, Uint8Array | Uint32Array>>,
): Generator<Uint8Array> {
  const writer = new SectionFileWriter()
  yield* writer.start()
  yield* writer.sections(sections)
  yield* writer.end(facts)
}

/** Makes the bytes of a section file, section by section: `start`, then sections, then `end`. */
export class SectionFileWriter {
  readonly #places: Record<string, readonly [number, number]> = {}
  readonly #checksums = new GrowingNumbers()
  #bodyBytes = 0
  /** Of the bytes in the last block, which is not full yet. */
  #crc = 0

  start(): Iterable<Uint8Array> {
    return [magic]
  }

  *sections(sections: Readonly<Record<string, Uint8Array | Uint32Array>>): Generator<Uint8Array> {
    for (const [name, values] of Object.entries(sections)) {
      yield* this.section(name, [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)])
    }
  }

  /** One section out of pieces that are made one after the other. */
  *section(name: string, pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
    const start = this.#bodyBytes
    for (const piece of pieces) yield this.#counted(piece)
    this.#places[name] = [start, this.#bodyBytes - start]
    yield this.#counted(new Uint8Array((alignment - (this.#bodyBytes % alignment)) % alignment))
  }

  *end(facts: unknown): Generator<Uint8Array> {
    if (this.#bodyBytes % blockBytes !== 0) this.#checksums.push(this.#crc)
    const { buffer, byteOffset, byteLength } = this.#checksums.view()
    const checksums = new Uint8Array(buffer, byteOffset, byteLength)
    const header: Header<unknown> = {
      facts,
      sections: this.#places,
      bodyBytes: this.#bodyBytes,
      checksumsCrc32: crc32(checksums),
    }
    const headerBytes = Buffer.from(JSON.stringify(header))
    const tail = Buffer.alloc(tailBytes)
    tail.writeUInt32LE(headerBytes.length)
    tail.writeUInt32LE(crc32(headerBytes), 4)
    yield checksums
    yield headerBytes
    yield tail
  }

  #counted(piece: Uint8Array): Uint8Array {
    for (let from = 0; from < piece.length; ) {
      const taken = Math.min(piece.length - from, blockBytes - (this.#bodyBytes % blockBytes))
      this.#crc = crc32(piece.subarray(from, from + taken), this.#crc)
      from += taken
      this.#bodyBytes += taken
      if (this.#bodyBytes % blockBytes !== 0) continue
      this.#checksums.push(this.#crc)
      this.#crc = 0
    }
    return piece
  }
}

/**
 * Reads a section file, checking what it reads: a flipped bit is STORE_DAMAGED, never a wrong number.
 * Reads block the thread: each takes microseconds from the page cache, where a promise would cost more than the read.
 */
export class SectionFile<Facts> {
  readonly facts: Facts
  readonly sizeBytes: number
  readonly #name: string
  readonly #file: number
  readonly #header: Header<Facts>
  readonly #checksums: Buffer
  readonly #checked: Uint8Array

  /** Throws STORE_DAMAGED when the file is missing, not `sizeBytes` long, or its head is not whole. */
  static open<Facts>(
    path: string,
    { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number },
  ): SectionFile<Facts> {
    const file = openOrDamaged(path, name)
    try {
      return new SectionFile<Facts>(file, name, sizeBytes)
    } catch (error) {
      closeSync(file)
      throw error
    }
  }

  private constructor(file: number, name: string, sizeBytes: number) {
    this.#file = file
    this.#name = name
    this.sizeBytes = sizeBytes
    const found = fstatSync(file).size
    if (found !== sizeBytes) throw damaged(name, `it has ${found} bytes, and ${sizeBytes} were written`)
    if (found < magic.length + tailBytes || !this.#readAt(0, magic.length).equals(magic))
      throw damaged(name, 'it does not start as an index file does')
    const tail = this.#readAt(found - tailBytes, tailBytes)
    const headerStart = found - tailBytes - tail.readUInt32LE()
    if (headerStart < magic.length) throw damaged(name, 'its header is longer than the file')
    const headerBytes = this.#readAt(headerStart, found - tailBytes - headerStart)
    if (crc32(headerBytes) !== tail.readUInt32LE(4)) throw damaged(name, 'its header fails its checksum')
    // Proof: the checksum says that these are the bytes that `SectionFileWriter` wrote, from a `Header` with these facts.
    this.#header = JSON.parse(headerBytes.toString()) as Header<Facts>
    this.facts = this.#header.facts
    const blocks = Math.ceil(this.#header.bodyBytes / blockBytes)
    this.#checksums = this.#readAt(headerStart - blocks * 4, blocks * 4)
    if (crc32(this.#checksums) !== this.#header.checksumsCrc32)
      throw damaged(name, 'its list of checksums fails its own')
    this.#checked = new Uint8Array(blocks)
  }

  /** Bytes `start` to `end` of a section; all of it when they are left out. */
  bytes(section: string, start = 0, end = this.#place(section)[1]): Buffer {
    const from = this.#place(section)[0] + start
    return this.#checkedBytes(from, end - start)
  }

  /** Fills `target` with the bytes of a section from `start` on: `bytes` without an allocation. */
  readInto(target: Uint8Array, section: string, start: number): void {
    const from = this.#place(section)[0] + start
    if (this.#isChecked(from, target.length)) this.#fillAt(bodyStart + from, target)
    else target.set(this.#checkedBytes(from, target.length))
  }

  /** Numbers `start` to `end` of a section of numbers; all of it when they are left out. */
  numbers(section: string, start = 0, end = this.#place(section)[1] / 4): Uint32Array {
    const bytes = this.bytes(section, start * 4, end * 4)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  }

  /** How many numbers a section has. */
  count(section: string): number {
    return this.#place(section)[1] / 4
  }

  /** Reads a section from front to back, a window at a time: what it gives holds until the next call. */
  window(section: string): (start: number, end: number) => Buffer {
    let from = 0
    let window: Buffer = Buffer.alloc(0)
    return (start, end) => {
      if (start < from || end > from + window.length) {
        const length = Math.max(end - start, Math.min(windowBytes, this.#place(section)[1] - start))
        window = this.bytes(section, start, start + length)
        from = start
      }
      return window.subarray(start - from, end - from)
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  #place(section: string): readonly [number, number] {
    const place = this.#header.sections[section]
    if (place === undefined) throw damaged(this.#name, `it has no section ${section}`)
    return place
  }

  #checkedBytes(from: number, length: number): Buffer {
    if (length === 0) return Buffer.from(new ArrayBuffer(0))
    if (this.#isChecked(from, length)) return this.#readAt(bodyStart + from, length)
    const first = Math.floor(from / blockBytes)
    const last = Math.floor((from + length - 1) / blockBytes)
    const start = first * blockBytes
    const bytes = this.#readAt(bodyStart + start, Math.min((last + 1) * blockBytes, this.#header.bodyBytes) - start)
    for (let block = first; block <= last; block++) this.#check(block, bytes.subarray((block - first) * blockBytes))
    return bytes.subarray(from - start, from - start + length)
  }

  #isChecked(from: number, length: number): boolean {
    const last = Math.floor((from + length - 1) / blockBytes)
    for (let block = Math.floor(from / blockBytes); block <= last; block++) if (this.#checked[block] !== 1) return false
    return true
  }

  #check(block: number, bytes: Buffer): void {
    if (this.#checked[block] === 1) return
    if (crc32(bytes.subarray(0, blockBytes)) !== this.#checksums.readUInt32LE(block * 4)) {
      throw damaged(
        this.#name,
        `bytes ${block * blockBytes} to ${(block + 1) * blockBytes} of its body fail their checksum`,
      )
    }
    this.#checked[block] = 1
  }

  #readAt(position: number, length: number): Buffer {
    const bytes = Buffer.from(new ArrayBuffer(length))
    this.#fillAt(position, bytes)
    return bytes
  }

  #fillAt(position: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, position + at)
      if (read === 0) throw damaged(this.#name, 'it ends too early')
      at += read
    }
  }
}
