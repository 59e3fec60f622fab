import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance } from '../../src/edit-distance.ts'
import { randomFrom } from '../random.ts'
import { withTypo } from './typos.ts'

it('changes one word of at least four letters by one slip', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.integer(), (words, seed) => {
      const after = withTypo(randomFrom(seed), words.join(' ')).split(' ')
      const changed = words.map((one, at) => [one, after[at] ?? ''] as const).filter(([one, other]) => one !== other)
      expect(after.length).toBe(words.length)
      expect(changed.length).toBe(words.some((one) => one.length >= 4) ? 1 : 0)
      for (const [one, other] of changed) {
        expect(one.length).toBeGreaterThanOrEqual(4)
        expect(editDistance(one, other, 1)).toBe(1)
      }
    }),
  )
})

it('keeps marks with the letters they belong to', () => {
  for (let seed = 0; seed < 50; seed++) expect(withTypo(randomFrom(seed), 'हिन्दीभाषा')).not.toMatch(/^\p{M}/u)
})

it('gives the same slip for the same seed', () => {
  expect(withTypo(randomFrom(5), 'aeroelastic models of aircraft')).toBe(
    withTypo(randomFrom(5), 'aeroelastic models of aircraft'),
  )
})
