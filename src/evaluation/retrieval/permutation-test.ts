import { randomBits } from './random-bits.ts'

export interface PermutationTestOptions {
  /** Sign patterns drawn, default 10,000. More make p-values finer: the smallest is 1 / (rounds + 1). */
  readonly rounds?: number
  /** Default 1. */
  readonly seed?: number
}

export const defaultRounds = 10_000

/**
 * The two-sided p-value of paired differences: how often their mean is at least as far from 0 when each one's sign is drawn by a coin,
 * as it would be if the two systems were the same. The pattern that was seen counts as one of those drawn, so it is never 0.
 * Smucker, Allan & Carterette, "A comparison of statistical significance tests for information retrieval evaluation", CIKM 2007;
 * for the added one: Phipson & Smyth, "Permutation p-values should never be zero", 2010.
 */
export function permutationTest(differences: Float64Array, options: PermutationTestOptions = {}): number {
  const { rounds = defaultRounds, seed = 1 } = options
  // The sign of 0 changes nothing.
  const moving = differences.filter((difference) => difference !== 0)
  const size = moving.reduce((sum, difference) => sum + Math.abs(difference), 0)
  // Sums of the same numbers in another order of signs differ in their last digits.
  const least = Math.abs(moving.reduce((sum, difference) => sum + difference, 0)) - 1e-12 * size
  const next = randomBits(seed)
  let extreme = 0
  for (let round = 0; round < rounds; round++) {
    if (Math.abs(sumWithSigns(moving, next)) >= least) extreme++
  }
  return (extreme + 1) / (rounds + 1)
}

function sumWithSigns(differences: Float64Array, next: () => number): number {
  let sum = 0
  let signs = 0
  for (let index = 0; index < differences.length; index++) {
    if ((index & 31) === 0) signs = next()
    // The array has no holes, and a branch on a coin would be guessed wrong half the time.
    sum += (differences[index] ?? 0) * (1 - 2 * (signs & 1))
    signs >>>= 1
  }
  return sum
}
