import type { Square } from './matrices.ts'
import { squareOf } from './square.ts'

/** Of a symmetric matrix: values from the largest down; the columns of `vectors` in the same order. */
export interface Eigen {
  readonly values: Float64Array
  readonly vectors: Square
}

/** It converges quadratically and ten sweeps are ample: the limit only guards against numbers that are not finite. */
const maxSweeps = 30
/** What may be left off the diagonal, as a share of the whole, both as root of the sum of squares. */
const negligible = 1e-15

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix by cyclic Jacobi rotations: slow for large matrices,
 * accurate for all (Golub, Van Loan, "Matrix Computations", 4th edition, § 8.5). Equal values keep the order of the columns.
 */
export function symmetricEigen({ size, numbers }: Square): Eigen {
  const matrix = numbers.slice()
  // Rotated with it, from the unit matrix: its rows become the eigenvectors.
  const turned = new Float64Array(size * size)
  for (let i = 0; i < size; i++) turned[i * size + i] = 1
  for (let sweep = 0; sweep < maxSweeps && !isDiagonal(matrix, size); sweep++)
    for (let p = 0; p < size - 1; p++)
      for (let q = p + 1; q < size; q++) {
        const rotation = rotationFor(matrix, size, p, q)
        if (rotation === undefined) continue
        rotateColumns(matrix, size, rotation)
        rotateRows(matrix, size, rotation)
        rotateRows(turned, size, rotation)
      }
  const value = (i: number) => matrix[i * size + i] ?? 0
  const order = Array.from({ length: size }, (_, i) => i)
  order.sort((one, other) => value(other) - value(one) || one - other)
  const vectors = squareOf(size)
  order.forEach((from, to) => {
    for (let i = 0; i < size; i++) vectors.numbers[i * size + to] = turned[from * size + i] ?? 0
  })
  return { values: Float64Array.from(order, value), vectors }
}

function isDiagonal(matrix: Float64Array, size: number): boolean {
  let all = 0
  let off = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const square = (matrix[i * size + j] ?? 0) ** 2
      all += square
      if (i !== j) off += square
    }
  return off <= all * negligible ** 2
}

interface Rotation {
  readonly p: number
  readonly q: number
  readonly cosine: number
  readonly sine: number
}

/** The one that makes the element at p, q zero; none when it is. */
function rotationFor(matrix: Float64Array, size: number, p: number, q: number): Rotation | undefined {
  const common = matrix[p * size + q] ?? 0
  if (common === 0) return undefined
  const ratio = ((matrix[q * size + q] ?? 0) - (matrix[p * size + p] ?? 0)) / (2 * common)
  // The smaller of the two possible angles, written so that a large ratio does not lose it.
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio))
  const cosine = 1 / Math.sqrt(1 + tangent * tangent)
  return { p, q, cosine, sine: tangent * cosine }
}

function rotateColumns(matrix: Float64Array, size: number, { p, q, cosine, sine }: Rotation): void {
  for (let row = 0; row < matrix.length; row += size) {
    const one = matrix[row + p] ?? 0
    const other = matrix[row + q] ?? 0
    matrix[row + p] = cosine * one - sine * other
    matrix[row + q] = sine * one + cosine * other
  }
}

function rotateRows(matrix: Float64Array, size: number, { p, q, cosine, sine }: Rotation): void {
  const first = p * size
  const second = q * size
  for (let j = 0; j < size; j++) {
    const one = matrix[first + j] ?? 0
    const other = matrix[second + j] ?? 0
    matrix[first + j] = cosine * one - sine * other
    matrix[second + j] = sine * one + cosine * other
  }
}
