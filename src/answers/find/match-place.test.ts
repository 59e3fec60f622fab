import { expect, it } from 'vitest'
import { firstMatch } from './match-place.ts'

it('is the shortest run of words that first passes', () => {
  const text = 'Tea, and  green tea\nhere'
  const place = firstMatch(text, (part) => /green\s+tea/.test(part))
  expect(text.slice(place?.start, place?.end)).toBe('green tea')
  expect(firstMatch(text, (part) => part.includes('coffee'))).toBeUndefined()
  expect(firstMatch(text, () => true)).toEqual({ start: 0, end: 4 })
})
