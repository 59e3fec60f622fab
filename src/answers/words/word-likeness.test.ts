import { describe, expect, it } from 'vitest'
import { wordLikeness } from './word-likeness.ts'

describe('wordLikeness', () => {
  it.each([
    ['genralforsamlingen', 'generalforsamling'],
    ['dobe', 'doba'],
    ['elektrycznego', 'elektryczny'],
    ['forsamling', 'generalforsamling'],
    ['kalamata', 'καλαματας'],
    ['plovdiv', 'пловдив'],
  ])('takes %j and %j for forms of one word', (left, right) => {
    expect(wordLikeness(left, right)).toBeGreaterThanOrEqual(0.65)
    expect(wordLikeness(right, left)).toBe(wordLikeness(left, right))
  })

  it.each([
    ['lavadora', 'lijadora'],
    ['kilns', 'hornos'],
    ['bank', 'bankrupt'],
  ])('keeps %j and %j apart', (left, right) => {
    expect(wordLikeness(left, right)).toBeLessThan(0.55)
  })

  it('is 1 for a word and itself', () => {
    expect(wordLikeness('лес', 'лес')).toBe(1)
  })
})
