import { type FileHandle, open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { undecodable } from './encoding.ts'
import type { OpenedSource } from './open-source.ts'

const chunkBytes = 1 << 20

/** The text of a source as UTF-8 bytes, whatever its encoding, without a byte order mark. */
export interface TextReader extends AsyncDisposable {
  /** Fills `target` from `offset` on with at most `length` bytes; 0 at the end. Bytes may end inside a character. */
  read(target: Buffer, offset: number, length: number): Promise<number>
  /** Bytes of the file read so far. */
  readonly fileBytes: number
}

export async function openText(source: OpenedSource): Promise<TextReader> {
  const file = await open(source.textPath)
  // Bytes known to be UTF-8 need no decoding.
  return source.encoding.name === 'utf-8' && source.encoding.strict
    ? new Utf8Reader(file, source.encoding.bomBytes)
    : new DecodingReader(file, source)
}

class Utf8Reader implements TextReader {
  readonly #file: FileHandle
  #position: number

  constructor(file: FileHandle, start: number) {
    this.#file = file
    this.#position = start
  }

  get fileBytes(): number {
    return this.#position
  }

  async read(target: Buffer, offset: number, length: number): Promise<number> {
    const { bytesRead } = await this.#file.read(target, offset, length, this.#position)
    this.#position += bytesRead
    return bytesRead
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close()
  }
}

class DecodingReader implements TextReader {
  fileBytes: number
  readonly #file: FileHandle
  readonly #source: OpenedSource
  readonly #decoder: TextDecoder
  readonly #chunk = Buffer.allocUnsafe(chunkBytes)
  #decoded: Buffer = Buffer.alloc(0)
  #ended = false

  constructor(file: FileHandle, source: OpenedSource) {
    this.#file = file
    this.#source = source
    this.fileBytes = source.encoding.bomBytes
    this.#decoder = new TextDecoder(source.encoding.name, { fatal: source.encoding.strict, ignoreBOM: true })
  }

  async read(target: Buffer, offset: number, length: number): Promise<number> {
    while (this.#decoded.length === 0 && !this.#ended) await this.#decode()
    const copied = this.#decoded.copy(target, offset, 0, length)
    this.#decoded = this.#decoded.subarray(copied)
    return copied
  }

  async #decode(): Promise<void> {
    const { bytesRead } = await this.#file.read(this.#chunk, 0, chunkBytes, this.fileBytes)
    this.fileBytes += bytesRead
    this.#ended = bytesRead === 0
    try {
      const text = this.#decoder.decode(this.#chunk.subarray(0, bytesRead), { stream: !this.#ended })
      this.#decoded = Buffer.from(text)
    } catch {
      throw undecodable(this.#source.name, this.#source.encoding.name)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close()
  }
}
