/** Singular values (largest first) and right vectors (as rows) by one-sided Jacobi rotations of a dense matrix: slow, plain, exact. */
export function naiveSvd(dense: readonly (readonly number[])[]): { values: number[]; right: number[][] } {
  const width = dense[0]?.length ?? 0
  // Columns of A are rotated against each other until all are orthogonal; the same rotations of the unit matrix give V.
  const columns = Array.from({ length: width }, (_, j) => dense.map((row) => row[j] ?? 0))
  const right = columns.map((_, j) => columns.map((__, i) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60; sweep++)
    for (let p = 0; p < width; p++)
      for (let q = p + 1; q < width; q++) {
        const [one, other] = [columns[p] ?? [], columns[q] ?? []]
        const common = dot(one, other)
        if (Math.abs(common) < 1e-15) continue
        const angle = 0.5 * Math.atan2(2 * common, dot(one, one) - dot(other, other))
        rotate(columns, p, q, angle)
        rotate(right, p, q, angle)
      }
  const order = columns.map((column, j) => ({ j, value: Math.sqrt(dot(column, column)) }))
  order.sort((one, other) => other.value - one.value)
  return { values: order.map(({ value }) => value), right: order.map(({ j }) => right[j] ?? []) }
}

export const dot = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}

function rotate(vectors: number[][], p: number, q: number, angle: number): void {
  const [one, other] = [vectors[p] ?? [], vectors[q] ?? []]
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  vectors[p] = one.map((value, i) => cosine * value + sine * (other[i] ?? 0))
  vectors[q] = one.map((value, i) => cosine * (other[i] ?? 0) - sine * value)
}
