import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemValue, withoutSeparators } from './item-value.ts'

describe('an item is a number', () => {
  it.each([
    ['12', 12],
    [' +12.\u3000', 12],
    ['-.5', -0.5],
    ['1e3', 1000],
    ['007', 7],
    ['１２', 12],
    ['𝟗٣', 93],
    ['-0', 0],
    ['0.0000004', 0],
    // Halves go to the even neighbour.
    ['0.0078125', 0.007812],
    ['0.0234375', 0.023438],
    ['-0.0078125', -0.007812],
    ['1e300', 1e300],
    // Only the year is known.
    ['1984-xx-xx', 1984],
  ])('%s', (item, number) => {
    expect(itemValue(item)).toMatchObject({ kind: 'number', number })
  })
})

it.each(['', '.', '1,234', '1_000', '0x10', '1e', 'inf', 'NaN', '+-1', '1 2', '\u001c1', '1e999', '12 km', '½'])(
  '%j is a text',
  (item) => {
    expect(itemValue(item).kind).toBe('text')
  },
)

describe('an item is a date', () => {
  it.each([
    ['1984-05-03', '1984-5-3'],
    [' 1984-5-XX ', '1984-5-*'],
    ['xx-05-03', '*-5-3'],
    ['xxxx-xx-03', '*-*-3'],
    ['1_9-05-31', '19-5-31'],
  ])('%s', (item, date) => {
    expect(itemValue(item)).toMatchObject({ kind: 'date', date })
  })

  it.each(['xx-xx-xx', '1984-13-01', '1984-00-01', '1984-01-32', '1984-01', '1984-1-2-3', 'xx-xxxx-01', '1984--01'])(
    'but not %s',
    (item) => {
      expect(itemValue(item).kind).toBe('text')
    },
  )
})

it('an item is taken for what its plain form is, and normalized as it stands', () => {
  expect(itemValue('12,467 (2013)', '12467')).toEqual({ kind: 'number', number: 12467, text: '12,467' })
})

it('only whole groups of three digits are separated', () => {
  expect(['12,467', ' -1,234,567.80 ', '+1,000'].map(withoutSeparators)).toEqual(['12467', '-1234567.80', '+1000'])
  expect(['1234', '1,23', '1234,567', '1,234 km', '1,234.'].map(withoutSeparators)).toEqual(Array(5).fill(undefined))
})

it('a number is the same in every way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(1000), (whole, thousandths) => {
      const number = whole + thousandths / 1000
      const ways = [String(number), number.toFixed(6), number.toExponential(), ` ${number}\t`]
      for (const way of ways)
        expect(itemValue(way)).toMatchObject({ kind: 'number', number: Number(number.toFixed(6)) + 0 })
    }),
  )
})
