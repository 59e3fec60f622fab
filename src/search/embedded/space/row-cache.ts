import type { Place } from '../ranking/best.ts'

const cacheBytes = 32 * 2 ** 20
/** Place of a passage among all that a segment may have. */
const mostPassages = 2 ** 32

/**
 * The vectors that were read last, in one block of memory: a search compares the same thousand passages twice, and the next one often
 * some of them again. A vector has one place that it can stand in, and drives out what stood there.
 */
export class RowCache {
  readonly #dimensions: number
  readonly #slots: number
  readonly #keys: Float64Array
  readonly #rows: Float32Array

  constructor(dimensions: number) {
    this.#dimensions = dimensions
    this.#slots = Math.max(1, Math.floor(cacheBytes / (dimensions * 4)))
    this.#keys = new Float64Array(this.#slots).fill(-1)
    this.#rows = new Float32Array(this.#slots * dimensions)
  }

  /** A view that holds until the next call. `read` fills it when it is not there, and says whether there is such a vector. */
  get({ segment, passage }: Place, read: (row: Float32Array) => boolean): Float32Array | undefined {
    const key = segment * mostPassages + passage
    const slot = key % this.#slots
    const row = this.#rows.subarray(slot * this.#dimensions, (slot + 1) * this.#dimensions)
    if (this.#keys[slot] === key) return row
    this.#keys[slot] = -1
    if (!read(row)) return undefined
    this.#keys[slot] = key
    return row
  }
}
