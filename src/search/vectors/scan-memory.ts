import { createKernel, type Kernel } from './kernel.ts'
import { plainKernel } from './plain.ts'

/** Rows whose results are computed before they are copied out: 16 KB, which stay in the processor's nearest cache. */
const blockRows = 4096

/**
 * Rows of equal length in one block of memory, with room for a query and some results, laid out for the kernel:
 * results, query, rows. It is made at its final size, so a million rows of 128 bytes cost 128 MB, not twice that.
 */
export class ScanMemory {
  /** All rows, one after the other. */
  readonly rows: Uint8Array
  /** What rows are compared with. */
  readonly query: Uint8Array
  readonly #kernel: Kernel
  readonly #rowCount: number
  readonly #rowBytes: number
  readonly #results: Int32Array
  readonly #lastResults: Int32Array

  /** `rowBytes`: a multiple of 16 for dot products, of 8 for Hamming distances. `plain`: without WebAssembly. */
  constructor({ rows, rowBytes, plain }: { rows: number; rowBytes: number; plain: boolean }) {
    const queryAt = blockRows * 4
    const rowsAt = queryAt + rowBytes
    // The kernel reads whole groups of four rows.
    const size = rowsAt + Math.ceil(rows / 4) * 4 * rowBytes
    const made = plain ? undefined : createKernel(size)
    const memory = made?.memory ?? new ArrayBuffer(size)
    this.#kernel = made?.kernel ?? plainKernel(memory)
    this.#rowCount = rows
    this.#rowBytes = rowBytes
    this.#results = new Int32Array(memory, 0, blockRows)
    this.#lastResults = this.#results.subarray(0, rows % blockRows)
    this.query = new Uint8Array(memory, queryAt, rowBytes)
    this.rows = new Uint8Array(memory, rowsAt, rows * rowBytes)
  }

  /** `out[i]` becomes the dot product of row i with the query, both read as signed bytes. */
  dot(out: Int32Array): void {
    this.#scan(out, (base, rows) => this.#kernel.dot_i8(base, rows, this.#rowBytes, this.query.byteOffset, 0))
  }

  /** `out[i]` becomes the number of bits in which row i differs from the query. */
  hamming(out: Int32Array): void {
    this.#scan(out, (base, rows) => this.#kernel.hamming(base, rows, this.#rowBytes / 8, this.query.byteOffset, 0))
  }

  #scan(out: Int32Array, compute: (base: number, rows: number) => void): void {
    for (let row = 0; row < this.#rowCount; row += blockRows) {
      const rows = Math.min(blockRows, this.#rowCount - row)
      compute(this.rows.byteOffset + row * this.#rowBytes, rows)
      out.set(rows === blockRows ? this.#results : this.#lastResults, row)
    }
  }
}
