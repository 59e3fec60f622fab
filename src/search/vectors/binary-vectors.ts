import type { VectorOptions, VectorShape } from './int8-vectors.ts'
import { ScanMemory } from './scan-memory.ts'

export interface BinarySearch {
  /** Results wanted. */
  readonly k: number
  /** Rows whose exact score is computed, at least `k`: more find more of the true best, each costs one `rowOf`. */
  readonly candidates: number
  /** The full vector of a row. */
  readonly rowOf: (row: number) => Float32Array
}

/** Rows are compared 64 bits at a time. */
const wordBits = 64

/** Bytes a row of bits takes: its dimensions rounded up to whole 64-bit words. */
const bytesPerRow = (dimensions: number): number => (Math.ceil(dimensions / wordBits) * wordBits) / 8

/**
 * The signs of a vector, one bit per dimension (1 when above 0), the first in the lowest bit of the first byte; zeros behind up to
 * a multiple of 64 bits. The share of equal bits estimates the angle between two vectors (Charikar, "Similarity estimation
 * techniques from rounding algorithms", 2002).
 */
export function toBits(vector: Float32Array): Uint8Array {
  const bits = new Uint8Array(bytesPerRow(vector.length))
  vector.forEach((component, i) => {
    if (component > 0) bits[i >>> 3] = (bits[i >>> 3] ?? 0) | (1 << (i & 7))
  })
  return bits
}

/**
 * Finds the rows nearest to a query by 1 bit per dimension in memory, a 32nd of the vectors themselves: all rows are compared by
 * their signs, the nearest of them again by their full vectors, read as needed.
 */
export class BinaryVectors {
  readonly rows: number
  readonly dimensions: number
  readonly #memory: ScanMemory
  readonly #distances: Int32Array

  private constructor({ rows, dimensions }: VectorShape, { plain = false }: VectorOptions) {
    this.rows = rows
    this.dimensions = dimensions
    this.#memory = new ScanMemory({ rows, rowBytes: bytesPerRow(dimensions), plain })
    this.#distances = new Int32Array(rows)
  }

  /** Rows of zeros at their final size, for `fill` to overwrite piece by piece. */
  static allocate(shape: VectorShape, options: VectorOptions = {}): BinaryVectors {
    return new BinaryVectors(shape, options)
  }

  /** A copy of `bits`: what `toBits` gives for each row, one after the other. */
  static from(bits: Uint8Array, shape: VectorShape, options: VectorOptions = {}): BinaryVectors {
    const vectors = new BinaryVectors(shape, options)
    vectors.fill(0, bits)
    return vectors
  }

  /** Writes whole rows from row `firstRow` on. A `RangeError` when they do not fit. */
  fill(firstRow: number, bits: Uint8Array): void {
    this.#memory.rows.set(bits, firstRow * bytesPerRow(this.dimensions))
  }

  /** The best by the dot product of `query` and the full vectors, best first; equal ones and equal distances by row. */
  search(query: Float32Array, { k, candidates, rowOf }: BinarySearch): { row: number; score: number }[] {
    return this.#nearest(toBits(query), Math.max(k, candidates))
      .map((row) => ({ row, score: dot(query, rowOf(row)) }))
      .sort((one, other) => other.score - one.score || one.row - other.row)
      .slice(0, k)
  }

  /** The `count` rows that differ from the query in the fewest bits, by row. */
  #nearest(bits: Uint8Array, count: number): number[] {
    this.#memory.query.set(bits)
    this.#memory.hamming(this.#distances)
    // Distances are few: counting how many rows have each finds the last that is near enough, without sorting.
    const rowsAt = new Uint32Array(this.dimensions + 1)
    for (const distance of this.#distances) rowsAt[distance] = (rowsAt[distance] ?? 0) + 1
    let limit = 0
    let nearer = 0
    while (limit < this.dimensions && nearer + (rowsAt[limit] ?? 0) < count) nearer += rowsAt[limit++] ?? 0
    let room = count - nearer
    const nearest: number[] = []
    for (let row = 0; row < this.rows; row++) {
      const distance = this.#distances[row] ?? 0
      if (distance < limit || (distance === limit && room-- > 0)) nearest.push(row)
    }
    return nearest
  }
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}
