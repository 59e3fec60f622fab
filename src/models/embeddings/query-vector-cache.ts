import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { writeDurably } from '../../store/index.ts'
import { embeddingTraits } from './embedding-traits.ts'

const checksumBytes = 4

/**
 * Vectors of queries, each in a file of its own that is named by the hash of model and text: float32 numbers and their CRC, little-endian.
 * Any number of processes may read and write. What is damaged or cannot be written counts as not there.
 */
export class QueryVectorCache {
  readonly #folder: string
  readonly #model: string

  /** `model`: its id. */
  constructor(folder: string, model: string) {
    this.#folder = folder
    // With another prefix the same queries have other vectors.
    this.#model = JSON.stringify([model, embeddingTraits(model).prefixes?.query ?? ''])
  }

  async get(query: string): Promise<Float32Array | undefined> {
    const bytes = await readFile(this.#path(query)).catch(() => undefined)
    const length = (bytes?.length ?? 0) - checksumBytes
    if (bytes === undefined || length <= 0 || length % 4 !== 0) return undefined
    const numbers = new Uint8Array(bytes.subarray(0, length))
    return crc32(numbers) === bytes.readUInt32LE(length) ? new Float32Array(numbers.buffer) : undefined
  }

  async put(query: string, vector: Float32Array): Promise<void> {
    const numbers = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
    const checksum = Buffer.alloc(checksumBytes)
    checksum.writeUInt32LE(crc32(numbers))
    try {
      await mkdir(this.#folder, { recursive: true })
      await writeDurably(this.#path(query), [numbers, checksum])
    } catch {
      // The vector is there; only the next one will be paid for again.
    }
  }

  #path(query: string): string {
    const hash = createHash('sha256')
      .update(JSON.stringify([this.#model, query]))
      .digest('hex')
    return join(this.#folder, `${hash}.vec`)
  }
}
