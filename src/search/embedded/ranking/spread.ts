/** What makes scores of different kinds comparable: z-scores. */
export interface Spread {
  readonly mean: number
  /** Standard deviation; 1 where all are equal. */
  readonly deviation: number
}

export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length || 0
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length || 0
  return { mean, deviation: Math.sqrt(variance) || 1 }
}
