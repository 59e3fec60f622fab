import { expect, test } from 'vitest'
import type { ColumnProfile } from '../table/index.ts'
import { withFormats } from './column-format.ts'

const column = (name: string, more: Partial<ColumnProfile>): ColumnProfile => ({
  ...{
    name,
    type: 'integer',
    role: 'number',
    html: false,
    distinct: 3,
    missing: 0,
    top: [],
    meanLength: 4,
    maxLength: 4,
  },
  ...more,
})
const euros = {
  top: [
    { value: '12,50 €', count: 2 },
    { value: '9 €', count: 1 },
  ],
}
const mixed = {
  top: [
    { value: '12 €', count: 2 },
    { value: '9 $', count: 1 },
  ],
}
const columns = [
  column('order_id', { role: 'id' }),
  column('Season', { role: 'time', min: '1987', max: '2010' }),
  column('Year Built', { min: '1900', max: '2020' }),
  column('Year Sum', { min: '5', max: '90000' }),
  column('Pages', { min: '1200', max: '1900' }),
  column('Total', { type: 'decimal', ...euros }),
  column('Mixed', { type: 'decimal', ...mixed }),
  column('Price ($)', { type: 'decimal' }),
  column('Share', { top: [{ value: '5 %', count: 1 }] }),
]
const formatOf = (name: string) => {
  const {
    columns: [formatted],
  } = withFormats({ columns: [{ name, type: 'integer' }], rows: [], truncated: false }, { columns })
  return [formatted?.format, formatted?.unit]
}

test.each([
  ['order_id', 'plain', undefined],
  ['_row', 'plain', undefined],
  ['Season', 'plain', undefined],
  ['Year Built', 'plain', undefined],
  ['max of Year Built', 'plain', undefined],
  ['max("Year Built")', 'plain', undefined],
  ['sum of Year Built', undefined, undefined],
  ['year of Season', 'plain', undefined],
  ['Year Sum', undefined, undefined],
  ['Pages', undefined, undefined],
  ['Total', 'money', '€'],
  ['average of Total', 'money', '€'],
  ['Mixed', undefined, undefined],
  ['Price ($)', 'money', '$'],
  ['Share', undefined, '%'],
  ['rows', undefined, undefined],
])('years and ids are plain, amounts of money carry their sign: %s', (name, format, unit) => {
  expect(formatOf(name)).toEqual([format, unit])
})
