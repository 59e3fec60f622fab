import { expect, test } from 'vitest'
import { uniqueNames } from './column-names.ts'

test.each([
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [
    ['', 'b', ' '],
    ['column_1', 'b', 'column_3'],
  ],
  [
    ['name', 'name', 'name'],
    ['name', 'name_2', 'name_3'],
  ],
  [
    ['name', 'NAME'],
    ['name', 'NAME_2'],
  ],
  [
    ['a', 'a', 'a_2'],
    ['a', 'a_3', 'a_2'],
  ],
  [
    ['column_2', ''],
    ['column_2', 'column_2_2'],
  ],
  [
    ['_row', 'x'],
    ['_row_2', 'x'],
  ],
  [
    ['Full\r\n  time', '\ufeffid'],
    ['Full time', 'id'],
  ],
])('names %j are made %j', (header, names) => {
  expect(uniqueNames(header).names).toEqual(names)
})

test('says which names are new', () => {
  expect(uniqueNames(['a', '', 'a']).renamed).toEqual([
    { column: 2, from: '', to: 'column_2' },
    { column: 3, from: 'a', to: 'a_2' },
  ])
})
