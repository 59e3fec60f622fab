import type { Algebra } from './algebra.ts'
import type { SparseMatrix, Tall } from './matrices.ts'

/**
 * What `kernel.wat` computes, in plain JavaScript: every number by the same operations in the same order and precision, hence to
 * the same bytes, only slower.
 */
export const plainAlgebra: Algebra = {
  addNormal(matrix, tall, result) {
    const { width } = tall
    const image = new Float32Array(width)
    for (let row = 0; row < matrix.rows; row++) {
      image.fill(0)
      addImage(image, matrix, row, tall)
      for (let i = matrix.starts[row] ?? 0; i < (matrix.starts[row + 1] ?? 0); i++) {
        const to = (matrix.columnOf[i] ?? 0) * width
        addScaled(result.numbers.subarray(to, to + width), matrix.values[i] ?? 0, image, 0)
      }
    }
  },

  imageRows(matrix, tall, { first, count }, { width, numbers }) {
    numbers.fill(0, 0, count * width)
    for (let row = 0; row < count; row++)
      addImage(numbers.subarray(row * width, (row + 1) * width), matrix, first + row, tall)
  },

  addGram({ rows, width, numbers }, { numbers: sums }) {
    // Four rows at a time: a sum is loaded and stored a quarter as often.
    for (let row = 0; row < rows; row += 4) {
      const first = row * width
      const second = first + width
      const third = second + width
      const fourth = third + width
      for (let i = 0; i < width; i++) {
        const a = numbers[first + i] ?? 0
        const b = numbers[second + i] ?? 0
        const c = numbers[third + i] ?? 0
        const d = numbers[fourth + i] ?? 0
        const to = i * width
        for (let j = i; j < width; j++)
          sums[to + j] =
            (sums[to + j] ?? 0) +
            a * (numbers[first + j] ?? 0) +
            b * (numbers[second + j] ?? 0) +
            c * (numbers[third + j] ?? 0) +
            d * (numbers[fourth + j] ?? 0)
      }
    }
  },

  multiply(tall, { size, numbers }, result) {
    const sums = new Float64Array(size)
    for (let row = 0; row < tall.rows; row++) {
      sums.fill(0)
      for (let i = 0; i < size; i++) {
        const factor = tall.numbers[row * size + i] ?? 0
        const from = i * size
        for (let j = 0; j < size; j++) sums[j] = (sums[j] ?? 0) + factor * (numbers[from + j] ?? 0)
      }
      result.numbers.set(sums, row * size)
    }
  },
}

/** Adds row `row` of A X. */
function addImage(image: Float32Array, matrix: SparseMatrix, row: number, { width, numbers }: Tall): void {
  for (let i = matrix.starts[row] ?? 0; i < (matrix.starts[row + 1] ?? 0); i++)
    addScaled(image, matrix.values[i] ?? 0, numbers, (matrix.columnOf[i] ?? 0) * width)
}

/** In single precision throughout, as the kernel: the array itself rounds the sum, `fround` the product. */
function addScaled(to: Float32Array, factor: number, from: Float32Array, first: number): void {
  for (let j = 0; j < to.length; j++) to[j] = (to[j] ?? 0) + Math.fround(factor * (from[first + j] ?? 0))
}
