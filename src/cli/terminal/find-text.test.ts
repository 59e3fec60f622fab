import { expect, it } from 'vitest'
import { findText } from './find-text.ts'

type Found = Parameters<typeof findText>[0]

const found: Found = {
  schemaVersion: 1,
  query: 'tea',
  reading: 'Rows whose text holds “tea”',
  by: 'entity',
  within: 'row',
  entityColumn: 'shop',
  counts: { entities: 1, ofEntities: 3, rows: 2, ofRows: 1200, urls: 1, passages: 1 },
  groups: [
    {
      entity: 'Elm\u001b[31m',
      rows: [3, 8],
      quote: {
        row: 3,
        column: 'body',
        quote: `${'Leaves of all kinds. '.repeat(8)}Green tea, too.`,
        start: 0,
        end: 183,
        raw: { start: 3, end: 190 },
        match: { start: 174, end: 178 },
        url: 'https://elm.example/',
      },
    },
  ],
  truncated: false,
  forms: [{ word: 'tea', form: 'teas', rows: 1 }],
  notCounted: [],
  coverage: { kind: 'exhaustive', unit: 'passages', examined: 1500, total: 1500 },
  trace: {
    terms: [{ text: 'tea', kind: 'word', wanted: true }],
    languages: [],
    pageKinds: [],
    entities: [],
    read: 20,
  },
}

const text = (changes: Partial<Found> = {}, explain = false) =>
  findText({ ...found, ...changes }, { explain, screen: { width: 60, color: false } })

it('prints the counts, then each group with its quote around what was asked for, then what was looked through', () => {
  expect(text()).toBe(
    [
      '1 of 3 values of shop, 2 of 1,200 rows at 1 address, 1 passage',
      'Rows whose text holds “tea”',
      '',
      'Elm·[31m · 2 rows: 3, 8',
      '    “…all kinds. Green tea, too.”',
      '    row 3, body · https://elm.example/',
      '',
      'counted as other forms: “teas” in 1 row (--exact leaves them out)',
      'exhaustive: all 1,500 passages were looked through',
    ].join('\n'),
  )
})

it('says when groups were cut, forms left out, languages not told, and what other rows may hold', () => {
  const terms = [...found.trace.terms, { text: 'milk', kind: 'word', wanted: false } as const]
  const notes = text({
    truncated: true,
    forms: [],
    notCounted: [{ form: 'teas', rows: 2 }],
    untold: 4,
    trace: { ...found.trace, terms },
  })
  expect(notes).toContain('only the first 1 are shown, all are counted: raise --limit for more')
  expect(notes).toContain('not counted, as other words: “teas” in 2 rows')
  expect(notes).toContain('not counted: 4 rows with too little text to tell the language')
  expect(notes).toContain('--within entity')
})

it('explains how it came about', () => {
  expect(text({}, true).split('\n').slice(-3)).toEqual([
    'listed by entity',
    'word “tea”; together in one row',
    '20 passages read; the index tells that the other 1,480 hold nothing asked for',
  ])
})

it('prints counts alone where nothing was found', () => {
  const none = text({ groups: [], forms: [], counts: { ...found.counts, entities: 0, rows: 0, urls: 0, passages: 0 } })
  expect(none.split('\n')[0]).toBe('0 of 3 values of shop, 0 of 1,200 rows at 0 addresses, 0 passages')
})
