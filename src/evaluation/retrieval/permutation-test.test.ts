import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permutationTest } from './permutation-test.ts'

/** The p-value by definition: over all 2^n patterns of signs. */
function exactPValue(differences: readonly number[]): number {
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0))
  const patterns = 2 ** differences.length
  let extreme = 0
  for (let signs = 0; signs < patterns; signs++) {
    const sum = differences.reduce(
      (total, difference, bit) => total + (signs & (1 << bit) ? -difference : difference),
      0,
    )
    if (Math.abs(sum) >= observed - 1e-9) extreme++
  }
  return extreme / patterns
}

const pValue = (differences: readonly number[], options = {}) =>
  permutationTest(Float64Array.from(differences), options)

describe('permutationTest', () => {
  it('is worked out by hand for three differences', () => {
    // Sums of ±1 ±2 ±3: 6, 4, 2, 0, 0, -2, -4, -6. Seen: 1 + 2 - 3 = 0, and all are at least that far from 0.
    expect(exactPValue([1, 2, -3])).toBe(1)
    expect(pValue([1, 2, -3])).toBe(1)
    // Seen: 6. Two of eight are as far out.
    expect(exactPValue([1, 2, 3])).toBe(2 / 8)
    expect(pValue([1, 2, 3])).toBeCloseTo(2 / 8, 1)
  })

  it.each([
    ['even', [0.2, -0.1, 0.05, -0.3, 0.15, 0.1, -0.05, 0.02]],
    ['lopsided', [0.3, 0.2, -0.05, 0.1, 0.25, 0.4, -0.1, 0.05, 0.15, 0.2]],
    ['with ties', [0, 0.5, 0, 0.5, -0.5, 0.5, 0, 0.5, 0.5]],
    ['of more than 8 patterns of 8', [0.1, 0.1, 0.1, 0.1, -0.1, 0.1, 0.1, 0.1, 0.1, -0.1, 0.1, 0.1, 0.1, 0.1]],
  ])('agrees with all patterns of signs for differences that are %s', (_, differences) => {
    const exact = exactPValue(differences)
    const rounds = 100_000
    // Four standard deviations of a share of `rounds` draws.
    const margin = 4 * Math.sqrt((exact * (1 - exact)) / rounds) + 1 / rounds
    expect(Math.abs(pValue(differences, { rounds }) - exact)).toBeLessThan(margin)
  })

  it('sees one difference that is always there, however small, and none where there is none', () => {
    expect(pValue(Array.from({ length: 60 }, () => 1e-9))).toBe(1 / 10_001)
    expect(pValue(Array.from({ length: 60 }, () => 0))).toBe(1)
    expect(pValue([])).toBe(1)
  })

  it('gives equal p-values for equal seeds, and near ones for others', () => {
    const differences = Array.from({ length: 200 }, (_, index) => Math.sin(index) + 0.08)
    const values = [1, 2, 3, 4, 5].map((seed) => pValue(differences, { seed }))
    expect(pValue(differences, { seed: 3 })).toBe(values[2])
    expect(new Set(values).size).toBeGreaterThan(1)
    for (const value of values) expect(Math.abs(value - (values[0] ?? 0))).toBeLessThan(0.03)
  })

  it('rejects at 5 % about one time in twenty when both systems are the same', () => {
    // 400 pairs of systems whose differences are drawn evenly around 0, by a formula so that every run is the same.
    const noise = (pair: number, query: number) =>
      (Math.abs(Math.sin(pair * 78.233 + query * 12.9898) * 43_758.5453) % 1) - 0.5
    let rejected = 0
    for (let pair = 0; pair < 400; pair++) {
      const differences = Array.from({ length: 40 }, (_, query) => noise(pair, query))
      if (pValue(differences, { rounds: 1000, seed: pair }) <= 0.05) rejected++
    }
    expect(rejected).toBeGreaterThan(400 * 0.02)
    expect(rejected).toBeLessThan(400 * 0.09)
  })

  it('does not mind which of the two is called first, nor the unit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 40 }), (differences) => {
        const value = pValue(differences, { rounds: 200 })
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThanOrEqual(1)
        const turned = differences.map((difference) => -difference)
        expect(pValue(turned, { rounds: 200 })).toBe(value)
        const halved = differences.map((difference) => difference / 2)
        expect(pValue(halved, { rounds: 200 })).toBe(value)
      }),
    )
  })
})
