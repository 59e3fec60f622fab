import { expect, it } from 'vitest'
import type { JsonTable, JsonValue } from '../../table/index.ts'
import type { Query } from '../query/query.ts'
import { answerItems } from './answer-items.ts'

const table = (names: readonly string[], ...rows: readonly (readonly JsonValue[])[]): JsonTable => ({
  columns: names.map((name) => ({ name, type: 'text' })),
  rows,
  truncated: false,
})
const team = { column: 'team' }

it.each<[string, Query, JsonTable, readonly string[]]>([
  [
    'every measure',
    { kind: 'measure', measures: [{ kind: 'rows' }, { kind: 'max', column: 'x' }] },
    table(['rows', 'max of x'], [12, '0.10']),
    ['12', '0.10'],
  ],
  [
    'the groups without their counts',
    { kind: 'groups', by: [team], measure: { kind: 'rows' }, order: 'most', limit: 1 },
    table(['team', 'rows'], ['A', 3], ['B', 3], [null, 3]),
    ['A', 'B'],
  ],
  ['all values', { kind: 'values', column: 'open' }, table(['open'], [true], [false]), ['yes', 'no']],
  [
    'the percentage of a share',
    { kind: 'share', of: { kind: 'rows' }, part: { kind: 'true', column: 'open' } },
    table(['part', 'whole', 'percent'], [1, 4, 25]),
    ['25'],
  ],
  [
    'what rows are about, without the row number and the number they are ordered by',
    { kind: 'rows', columns: ['_row', 'points', 'team'], order: { column: 'points', direction: 'most', limit: 1 } },
    table(['_row', 'points', 'team'], [4, 9, 'A'], [5, 9, 'B']),
    ['A', 'B'],
  ],
  ['nothing when no row is left', { kind: 'rows', columns: ['_row'] }, table(['_row'], [1]), []],
])('an answer consists of %s', (_, query, result, items) => {
  expect(answerItems(query, result)).toEqual(items)
})
