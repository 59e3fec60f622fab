import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameDenotation } from './denotation.ts'

describe('answers denote the same', () => {
  it.each([
    ['in another order', ['a', 'b'], ['B', 'A']],
    ['with an item twice, for they are sets', ['a', 'b'], ['b', 'a', 'A ']],
    ['with a number in another form', ['12,467'], ['12467.0000001']],
    ['with a date in another form', ['1984-05-03'], ['1984-5-3']],
    ['with a year as a date or a number', ['1984-xx-xx'], ['1984']],
    ['as equal texts, although only one is a number', ['12 (a)'], ['12']],
    ['with nothing in either', [], []],
    ['as texts, with details only in one', ['Rome'], ['Rome (Italy)']],
  ])('%s', (_, right, given) => {
    expect(sameDenotation(right, given)).toBe(true)
  })
})

describe('answers differ', () => {
  it.each([
    ['when one is missing', ['a', 'b'], ['a']],
    ['when one is too many', ['a'], ['a', 'b']],
    ['by a hundred thousandth', ['1'], ['1.00001']],
    ['by a day', ['1984-05-03'], ['1984-05-04']],
    ['by a part that is not known', ['1984-05-03'], ['1984-05-xx']],
    ['by a unit', ['12'], ['12 km']],
    // The guess at a plain form is for the right answer only, as in the reference scorer.
    ['by separators in the given one', ['12467'], ['12,467']],
    ['when nothing is given', ['a'], []],
  ])('%s', (_, right, given) => {
    expect(sameDenotation(right, given)).toBe(false)
  })
})

it('plain forms that come with the question replace the guess', () => {
  expect(sameDenotation(['May 3, 1984'], ['1984-05-03'], ['1984-05-03'])).toBe(true)
  expect(sameDenotation(['12,467'], ['12467'], [null])).toBe(false)
})

it('an answer denotes itself however it is shuffled and repeated', () => {
  const item = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.double().map(String), fc.date().map(String))
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), (items) => {
      const plain = items.map(() => null)
      expect(sameDenotation(items, [...items, ...items].reverse(), plain)).toBe(true)
    }),
  )
})
