import { expect, test } from 'vitest'
import { askedNoun } from './asked-noun.ts'

const profile = { columns: [{ name: 'shop_name', role: 'entity' }] } as unknown as Parameters<typeof askedNoun>[1] // all of a profile that is read

test.each([
  ['How many orders are there?', 'orders'],
  ['how many orders in 2023?', 'orders'],
  ['which year had the most orders?', 'orders'],
  ['how many red orders are there?', undefined],
  ['how many shops are there?', undefined],
  ['how much is it?', undefined],
])('reads the noun that is counted, unless it is a column: %s', (question, noun) => {
  expect(askedNoun(question, profile)).toBe(noun)
})
