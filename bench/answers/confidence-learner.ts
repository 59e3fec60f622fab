/** One question as the confidence sees it. */
export interface ConfidenceExample {
  readonly values: Readonly<Record<string, number>>
  readonly isAnswerable: boolean
}

export type LogisticWeights = Readonly<Record<string, number>>

/** Logistic regression by Newton's method, both classes weighing the same; a little ridge keeps it from running away. */
export function learnConfidence(examples: readonly ConfidenceExample[]): LogisticWeights {
  const names = [...Object.keys(examples[0]?.values ?? {}), 'bias']
  const rows = examples.map(({ values }) => names.map((name) => (name === 'bias' ? 1 : (values[name] ?? 0))))
  const answerable = examples.filter(({ isAnswerable }) => isAnswerable).length
  const weightOf = (isAnswerable: boolean) =>
    examples.length / 2 / (isAnswerable ? answerable : examples.length - answerable)
  let weights = names.map(() => 0)
  for (let step = 0; step < 25; step++) {
    const gradient = weights.map((weight) => -ridge * weight)
    const curvature: number[][] = names.map((_, i) => names.map((_, j) => (i === j ? ridge : 0)))
    examples.forEach(({ isAnswerable }, at) => {
      const row = rows[at] ?? []
      const share = sigmoid(row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))
      const weight = weightOf(isAnswerable)
      row.forEach((left, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * ((isAnswerable ? 1 : 0) - share) * left
        const line = curvature[i]
        if (line === undefined) return
        row.forEach((right, j) => {
          line[j] = (line[j] ?? 0) + weight * share * (1 - share) * left * right
        })
      })
    })
    const change = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight + (change[at] ?? 0))
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 1000) / 1000]))
}

const ridge = 1

export function confidenceOf({ values }: ConfidenceExample, weights: LogisticWeights): number {
  return sigmoid(
    Object.entries(weights).reduce(
      (sum, [name, weight]) => sum + weight * (name === 'bias' ? 1 : (values[name] ?? 0)),
      0,
    ),
  )
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Gaussian elimination with the largest pivot; the matrix is small and regular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    const rest = rows.slice(column).toSorted((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0))
    rows.splice(column, rest.length, ...rest)
    const pivot = rows[column] ?? []
    for (const row of rows) {
      if (row === pivot) continue
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
      for (let at = column; at <= size; at++) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0)
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1))
}

/** Area under the curve: how often an answerable question is surer than one that is not. */
export function areaUnderCurve(examples: readonly ConfidenceExample[], weights: LogisticWeights): number {
  const scored = examples
    .map((example) => ({ ...example, sure: confidenceOf(example, weights) }))
    .sort((a, b) => a.sure - b.sure)
  let [below, sum, answerable] = [0, 0, 0]
  for (const { isAnswerable } of scored) {
    if (isAnswerable) {
      answerable += 1
      sum += below
    } else below += 1
  }
  return sum / Math.max(1, answerable * below)
}
