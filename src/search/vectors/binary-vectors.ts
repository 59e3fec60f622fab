import type { VectorOptions, VectorShape } from './int8-vectors.ts'
import { ScanMemory } from './scan-memory.ts'

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
 * The signs of many vectors in memory, a 32nd of the vectors themselves, and how many of them differ from a query's: exact integers,
 * by WebAssembly SIMD where there is any. Few different signs mean a small angle, so who ranks by the vectors themselves need only
 * read those of the nearest rows.
 */
export class BinaryVectors {
  readonly rows: number
  readonly dimensions: number
  readonly rowBytes: number
  readonly #memory: ScanMemory

  private constructor({ rows, dimensions }: VectorShape, { plain = false }: VectorOptions) {
    this.rows = rows
    this.dimensions = dimensions
    this.rowBytes = bytesPerRow(dimensions)
    this.#memory = new ScanMemory({ rows, rowBytes: this.rowBytes, plain })
  }

  /** Rows of zeros at their final size, for `fill` to overwrite piece by piece. */
  static allocate(shape: VectorShape, options: VectorOptions = {}): BinaryVectors {
    return new BinaryVectors(shape, options)
  }

  /** Writes whole rows from row `firstRow` on, what `toBits` gives for each. A `RangeError` when they do not fit. */
  fill(firstRow: number, bits: Uint8Array): void {
    this.#memory.rows.set(bits, firstRow * this.rowBytes)
  }

  /** `out[i]` becomes the number of signs in which row i differs from the query, 0 to `dimensions`. Allocates nothing. */
  hamming(query: Uint8Array, out: Int32Array): void {
    this.#memory.query.set(query)
    this.#memory.hamming(out)
  }
}
