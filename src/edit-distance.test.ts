import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteSet, canBeNear, editDistance } from './edit-distance.ts'

/** By the definition, without a table. */
function slips(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)]
  const swapped = one.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)
  return Math.min(
    slips(a, other) + 1,
    slips(one, b) + 1,
    slips(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1),
    swapped ? slips(a.slice(0, -1), b.slice(0, -1)) + 1 : Number.POSITIVE_INFINITY,
  )
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '字'), maxLength: 6 })

describe('the edit distance', () => {
  it.each([
    ['harbour', 'harbour', 0],
    ['harbour', 'harbor', 1],
    ['wing', 'wnig', 1],
    ['wing', 'thing', 2],
  ])('of %s and %s is %i', (one, other, distance) => {
    expect(editDistance(one, other, 3)).toBe(distance)
  })

  it('is the least number of edits, up to its limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, limit) => {
        expect(editDistance(one, other, limit)).toBe(Math.min(slips(one, other), limit + 1))
      }),
    )
  })

  it('handles words longer than any before', () => {
    expect(editDistance('a'.repeat(1000), `b${'a'.repeat(999)}`, 2)).toBe(1)
  })

  it('is never small for words whose byte sets rule it out', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (one, other, limit) => {
        const [a, b] = [Buffer.from(one), Buffer.from(other)]
        const bytesPerLetter = a.length === one.length && b.length === other.length ? 1 : 3
        if (!canBeNear(byteSet(a, 0, a.length), byteSet(b, 0, b.length), { limit, bytesPerLetter })) {
          expect(slips(one, other)).toBeGreaterThan(limit)
        }
      }),
    )
  })
})
