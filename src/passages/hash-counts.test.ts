import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineHashes, hashText } from './hash.ts'
import { HashCounts } from './hash-counts.ts'

describe('HashCounts', () => {
  it('counts like a Map', () => {
    const key = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 2 ** 53 - 1 }))
    fc.assert(
      fc.property(fc.array(key, { maxLength: 4000 }), (keys) => {
        const counts = new HashCounts()
        const expected = new Map<number, number>()
        for (const one of keys) {
          expected.set(one, (expected.get(one) ?? 0) + 1)
          expect(counts.add(one)).toBe(expected.get(one))
        }
        for (const [one, count] of expected) expect(counts.get(one)).toBe(count)
        expect(counts.get(2 ** 53 - 2)).toBe(expected.get(2 ** 53 - 2) ?? 0)
      }),
      { numRuns: 20 },
    )
  })
})

describe('hashes', () => {
  it('differ for 200,000 neighbouring texts and pairs, and by order', () => {
    const hashes = new Set<number>()
    for (let number = 0; number < 100_000; number++) {
      hashes.add(hashText(`block ${number}`))
      hashes.add(combineHashes(number, 7))
    }
    expect(hashes.size).toBe(200_000)
    expect(combineHashes(1, 2)).not.toBe(combineHashes(2, 1))
  })
})
