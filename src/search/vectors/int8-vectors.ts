import { ScanMemory } from './scan-memory.ts'

export interface VectorShape {
  readonly rows: number
  /** Numbers per row, at least 1. */
  readonly dimensions: number
}

export interface VectorOptions {
  /** Without WebAssembly: the same integers, slower. */
  readonly plain?: boolean
}

/** The kernel reads 16 numbers at a time, so rows are stored with zeros behind them up to the next multiple of 16. */
const laneCount = 16

/**
 * Vectors of signed bytes in memory, and their dot products with a query: exact integers, by WebAssembly SIMD where there is
 * any. Takes `rows` × `dimensions` bytes, `dimensions` rounded up to a multiple of 16.
 *
 * @example
 * const vectors = Int8Vectors.from(bytes, { rows: 3, dimensions: 128 })
 * const scores = new Int32Array(3)
 * vectors.dot(query, scores)
 */
export class Int8Vectors {
  readonly rows: number
  readonly dimensions: number
  readonly #stride: number
  readonly #memory: ScanMemory
  readonly #query: Int8Array

  private constructor({ rows, dimensions }: VectorShape, { plain = false }: VectorOptions) {
    this.rows = rows
    this.dimensions = dimensions
    this.#stride = Math.ceil(dimensions / laneCount) * laneCount
    this.#memory = new ScanMemory({ rows, rowBytes: this.#stride, plain })
    this.#query = new Int8Array(this.#memory.query.buffer, this.#memory.query.byteOffset, this.#stride)
  }

  /** Vectors of zeros at their final size, for `fill` to overwrite piece by piece. */
  static allocate(shape: VectorShape, options: VectorOptions = {}): Int8Vectors {
    return new Int8Vectors(shape, options)
  }

  /** A copy of `bytes`: `rows` × `dimensions` signed bytes, row by row. */
  static from(bytes: Uint8Array, shape: VectorShape, options: VectorOptions = {}): Int8Vectors {
    const vectors = new Int8Vectors(shape, options)
    vectors.fill(0, bytes)
    return vectors
  }

  /** Writes whole rows, `dimensions` bytes each, from row `firstRow` on. A `RangeError` when they do not fit. */
  fill(firstRow: number, bytes: Uint8Array): void {
    const { rows } = this.#memory
    const [from, to] = [this.dimensions, this.#stride]
    if (from === to) rows.set(bytes, firstRow * to)
    else
      for (let row = 0; row * from < bytes.length; row++)
        rows.set(bytes.subarray(row * from, (row + 1) * from), (firstRow + row) * to)
  }

  /** `out[i]` becomes the dot product of row i and `query`, which has `dimensions` numbers. Allocates nothing. */
  dot(query: Int8Array, out: Int32Array): void {
    this.#query.set(query)
    this.#memory.dot(out)
  }

  /** A view of one row, not a copy. */
  row(row: number): Int8Array {
    const { buffer, byteOffset } = this.#memory.rows
    return new Int8Array(buffer, byteOffset + row * this.#stride, this.dimensions)
  }
}
