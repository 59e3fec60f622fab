import { symmetricEigen } from './eigen.ts'
import type { Square } from './matrices.ts'
import { squareOf } from './square.ts'

/** Eigenvalues below this share of the largest are rounding errors of single precision, squared, or of the sums themselves. */
export const noise = 1e-12

/**
 * What X is to be multiplied by for its columns to become orthonormal, given XᵀX: W Λ^-½ of the eigenvectors and eigenvalues.
 * Directions that are only noise become columns of zeros at the end, so equal or dependent columns do no harm.
 *
 * Stathopoulos, Wu, "A block orthogonalization procedure with constant synchronization requirements", 2002.
 */
export function orthonormalising(gram: Square): Square {
  const { size } = gram
  // Columns are brought to equal length first: then only dependence counts as noise, not a short column.
  const factors = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(gram.numbers[i * size + i] || 1))
  const scaled = squareOf(size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      scaled.numbers[i * size + j] = (gram.numbers[i * size + j] ?? 0) * (factors[i] ?? 0) * (factors[j] ?? 0)
  const { values, vectors } = symmetricEigen(scaled)
  const result = squareOf(size)
  for (let j = 0; j < size; j++) {
    const value = values[j] ?? 0
    if (!(value > (values[0] ?? 0) * noise)) break
    for (let i = 0; i < size; i++)
      result.numbers[i * size + j] = ((factors[i] ?? 0) * (vectors.numbers[i * size + j] ?? 0)) / Math.sqrt(value)
  }
  return result
}
