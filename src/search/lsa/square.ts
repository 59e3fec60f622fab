import type { Square } from './matrices.ts'

export const squareOf = (size: number): Square => ({ size, numbers: new Float64Array(size * size) })

export function product(left: Square, right: Square): Square {
  const { size } = left
  const result = squareOf(size)
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) addScaledRow(result, i, left.numbers[i * size + k] ?? 0, right, k)
  return result
}

/** XᵀY. */
export function transposedProduct(x: Square, y: Square): Square {
  const { size } = x
  const result = squareOf(size)
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++) addScaledRow(result, i, x.numbers[k * size + i] ?? 0, y, k)
  return result
}

/** Copies what is above the diagonal to below it. */
export function mirrored({ size, numbers }: Square): Square {
  const result = { size, numbers: numbers.slice() }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) result.numbers[i * size + j] = numbers[j * size + i] ?? 0
  return result
}

function addScaledRow({ size, numbers }: Square, row: number, factor: number, other: Square, otherRow: number): void {
  const to = row * size
  const from = otherRow * size
  for (let j = 0; j < size; j++) numbers[to + j] = (numbers[to + j] ?? 0) + factor * (other.numbers[from + j] ?? 0)
}
