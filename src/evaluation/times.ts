/** How long each of many equal jobs took, in milliseconds; all 0 for none. Percentiles are by nearest rank. */
export interface Times {
  readonly mean: number
  readonly p50: number
  readonly p95: number
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sum = milliseconds.reduce((total, one) => total + one, 0)
  return {
    mean: milliseconds.length === 0 ? 0 : sum / milliseconds.length,
    p50: percentileOf(milliseconds, 0.5),
    p95: percentileOf(milliseconds, 0.95),
  }
}

/** By nearest rank; 0 for none. */
export function percentileOf(milliseconds: readonly number[], share: number): number {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0
}
