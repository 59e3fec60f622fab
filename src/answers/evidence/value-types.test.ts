import { expect, it } from 'vitest'
import { valueFinder } from './value-types.ts'

it('counts nothing by a part of a date or of a telephone number', () => {
  const find = valueFinder('number', 'How many looms are there?')
  const text = 'Roland a ouvert le 2 mai 1983. Call +44 1632 960001! There are 12 looms, 1500 spools, for 3 weeks.'
  expect(find?.(text).map((value) => value.text)).toEqual(['12', '1500'])
})
