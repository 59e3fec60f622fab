import { describe, expect, it } from 'vitest'
import type { ColumnProfile, Profile } from '../../table/index.ts'
import type { QuestionContext } from '../linking/linkers.ts'
import { entityNamings } from './entity-namings.ts'

const names = ['Bespoke', 'Wellington', 'Penfield Analytics', 'Oak Outdoors GmbH', '大成建設']

const column = (name: string, role: ColumnProfile['role']): ColumnProfile => ({
  name,
  role,
  type: 'text',
  html: false,
  distinct: names.length,
  missing: 0,
  top: [],
  meanLength: 10,
  maxLength: 20,
})

const profile: Profile = {
  rows: 10,
  rejected: 0,
  columns: [column('shop', 'entity'), column('body', 'text')],
  distributions: [],
}
const context: QuestionContext = {
  schema: { columns: [], entity: 'shop', text: ['body'] },
  profile,
  values: new Map([['shop', names.map((value) => ({ value, count: 2 }))]]),
}

const named = (text: string) =>
  entityNamings(text, context).map(({ start, end, asName, isPart, entities }) => [
    text.slice(start, end),
    entities.map(({ entity, how }) => `${entity} ${how}`).join(),
    ...(asName ? ['as a name'] : []),
    ...(isPart ? ['a part'] : []),
  ])

describe('entityNamings', () => {
  it.each([
    ['cheap wellington boots', [['wellington', 'Wellington exact']]],
    ['boots by Wellington', [['Wellington', 'Wellington exact', 'as a name']]],
    ["wellington's boots", [["wellington's", 'Wellington inflected', 'as a name']]],
    ['boots welington cheap', [['welington', 'Wellington misspelt']]],
    ['tents of oak outdoors', [['oak outdoors', 'Oak Outdoors GmbH alias']]],
    ['the penfield report', [['penfield', 'Penfield Analytics alias', 'a part']]],
    ['大成建設の住所', [['大成建設', '大成建設 exact']]],
    ['bespoke rings', [['bespoke', 'Bespoke exact']]],
    [
      'wellington or bespoke',
      [
        ['wellington', 'Wellington exact'],
        ['bespoke', 'Bespoke exact'],
      ],
    ],
  ])('finds names wherever they stand: %s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it.each(['cheap boots', '', '???', 'how many shops'])('finds none in %s', (text) => {
    expect(named(text)).toEqual([])
  })

  it('finds none in a long text', () => {
    expect(named(`wellington ${'and so on '.repeat(30)}`)).toEqual([])
  })

  it('finds none in a table without entities', () => {
    expect(entityNamings('wellington', { ...context, schema: { columns: [], text: ['body'] } })).toEqual([])
  })
})
