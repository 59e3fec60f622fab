import type { Algebra } from './algebra.ts'
import type { SparseMatrix } from './matrices.ts'

/** The functions of `kernel.wat`; addresses are bytes of its memory. */
export interface KernelExports {
  add_normal(
    ...args: [
      starts: number,
      rows: number,
      columns: number,
      values: number,
      tall: number,
      width: number,
      image: number,
      result: number,
    ]
  ): void
  image_rows(
    ...args: [
      starts: number,
      rows: number,
      columns: number,
      values: number,
      tall: number,
      width: number,
      result: number,
    ]
  ): void
  add_gram(sums: number, tall: number, rows: number, width: number, doubles: number): void
  multiply(tall: number, rows: number, square: number, size: number, doubles: number, result: number): void
  fold(places: number, weights: number, count: number, vectors: number, dimensions: number, out: number): void
}

/** What the kernel needs for itself, in bytes: four rows in double precision. */
export const scratchBytes = (width: number): number => 4 * 8 * width

/** The algebra by WebAssembly. Every array it is given must lie in the kernel's memory; `scratch` is an address there. */
export function kernelAlgebra(kernel: KernelExports, scratch: number): Algebra {
  return {
    addNormal(matrix, { width, numbers }, result) {
      kernel.add_normal(...entries(matrix, 0, matrix.rows), at(numbers), width, scratch, at(result.numbers))
    },
    imageRows(matrix, { width, numbers }, { first, count }, result) {
      kernel.image_rows(...entries(matrix, first, count), at(numbers), width, at(result.numbers))
    },
    addGram({ rows, width, numbers }, sums) {
      kernel.add_gram(at(sums.numbers), at(numbers), rows, width, scratch)
    },
    multiply({ rows, numbers }, square, result) {
      kernel.multiply(at(numbers), rows, at(square.numbers), square.size, scratch, at(result.numbers))
    },
  }
}

const at = (array: { readonly byteOffset: number }): number => array.byteOffset

const entries = ({ starts, columnOf, values }: SparseMatrix, first: number, count: number) =>
  [at(starts) + 4 * first, count, at(columnOf), at(values)] as const
