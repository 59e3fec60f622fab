import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance } from '../../edit-distance.ts'
import { NearNames } from './near-names.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcdé漢'), minLength: 1, maxLength: 10 })

it('has every name within the limit among its candidates', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), word, fc.integer({ min: 1, max: 2 }), (names, asked, limit) => {
      const near = new NearNames(names.map((name) => [name, name]))
      const found = near.candidates(asked, limit).map(({ entry }) => entry)
      const wanted = names.filter((name) => name.length >= 4 && editDistance(name, asked, limit) <= limit)
      expect(found).toEqual(expect.arrayContaining(wanted))
      for (const name of found) expect(Math.abs(name.length - asked.length)).toBeLessThanOrEqual(limit)
    }),
  )
})

it('leaves out names whose letters differ too much', () => {
  const near = new NearNames([
    ['wellington', 1],
    ['wallington', 2],
    ['manchester', 3],
  ])
  expect(near.candidates('welington', 2).map(({ entry }) => entry)).toEqual([1, 2])
})
