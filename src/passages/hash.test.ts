import fc from 'fast-check'
import { expect, it } from 'vitest'
import { combineHashes, hashSpan, hashText } from './hash.ts'

it('gives the hashes that stores hold already', () => {
  expect(hashText('harbour')).toBe(7804189148679392)
  expect(hashText('東京', 3)).toBe(4303718208454455)
  expect(combineHashes(hashText('a'), hashText('b'))).toBe(3018539196686469)
})

it('hashes a part of a text like the part alone', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, text, after) => {
      const start = before.length
      expect(hashSpan(before + text + after, { start, end: start + text.length })).toBe(hashText(text))
    }),
  )
})
