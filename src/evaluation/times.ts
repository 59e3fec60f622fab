/** How long each of many equal jobs took, in milliseconds; all 0 for none. Percentiles are by nearest rank. */
export interface Times {
  readonly mean: number
  readonly p50: number
  readonly p95: number
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const percentile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  const sum = sorted.reduce((total, one) => total + one, 0)
  return { mean: sorted.length === 0 ? 0 : sum / sorted.length, p50: percentile(0.5), p95: percentile(0.95) }
}
