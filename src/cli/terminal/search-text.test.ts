import { expect, it } from 'vitest'
import { searchText } from './search-text.ts'

type Results = Parameters<typeof searchText>[0]
type Hit = Results['hits'][number]

const hit: Hit = {
  rank: 1,
  score: 2.5,
  rows: [3, 8],
  entity: 'Elm',
  column: 'body',
  url: 'https://elm.example/',
  text: 'Canoes for two.',
  headings: ['Hire'],
  language: 'en',
  boilerplate: false,
  terms: [{ term: 'canoe', df: 2, idf: 1.25, tf: 1, score: 1.5 }],
}

const results: Results = {
  schemaVersion: 1,
  query: 'canoe',
  ranking: 'hybrid',
  vectors: true,
  phrases: [],
  without: [],
  filters: [],
  hits: [hit],
  matched: 2,
  terms: ['canoe'],
  unknownTerms: [],
  coverage: { kind: 'top-k', unit: 'passages', examined: 1, total: 1200 },
}

const filter = { column: 'shop', value: 'Elm', asWritten: 'elm', how: 'exact', from: 'query' } as const
const text = (changes: Partial<Results> = {}, explain = false) =>
  searchText({ ...results, ...changes }, { explain, screen: { width: 80, color: false } })

it('prints a hit with its place and what it was chosen from', () => {
  expect(text()).toBe(
    [
      '1. · Elm · row 3 and 1 more · score 2.50',
      '   https://elm.example/ › Hire',
      '   Canoes for two.',
      '',
      '1 hit; 2 of 1,200 passages hold words of the query',
    ].join('\n'),
  )
})

it('says before the hits what was searched, and how to search all', () => {
  const misspelt = { ...filter, value: 'Oak', asWritten: 'oka', how: 'misspelt' } as const
  const turns = [
    { entity: 'Elm', matched: 1 },
    { entity: 'Oak', matched: 1 },
  ]
  const searched = { filters: [filter, misspelt], turns, phrases: ['for two'], without: ['kayak'] }
  expect(text(searched).split('\n\n')[0]).toBe(
    [
      'only Elm, Oak, read from “oka” (named in the query; --no-entity-filter searches all)',
      'a hit of each in turn: Elm, Oak',
      'only passages with “for two”, without “kayak”',
    ].join('\n'),
  )
  expect(text({ dropped: [filter] })).toMatch(/^no hit for the rest of the query in Elm: searched all\n/)
  expect(text({ filters: [{ ...filter, from: 'option' }] })).toMatch(/^1\. /)
})

it('names the hits that say the same, with their entity when it is another', () => {
  const place = { score: 1, rows: [9], entity: 'Elm', column: 'body' }
  const same = [place, { ...place, rows: [12, 13], entity: 'Oak' }]
  const repeats = [{ ...place, of: 1, rows: [20] }]
  const printed = text({ hits: [{ ...hit, same }], repeats })
  expect(printed).toContain('   says the same: row 9; Oak · row 12 and 1 more\n')
  expect(printed).toContain('\nElm · row 20 says the same as hit 1\n1 hit, and 3 that say the same; ')
  const many = Array.from({ length: 7 }, (_, i) => ({ ...place, rows: [i + 30] }))
  expect(text({ hits: [{ ...hit, same: many }] })).toContain('row 34; 2 more places\n')
})

it('marks hits that hold no word of the query, and names a row once however many of its passages say the same', () => {
  expect(text({ hits: [{ ...hit, foundBy: 'meaning' }] })).toMatch(/^1\. .* · by meaning alone\n/)
  expect(text({ hits: [{ ...hit, foundBy: 'spelling' }] })).toMatch(/^1\. .* · by words spelled alike\n/)
  expect(text({ hits: [{ ...hit, foundBy: 'words' }] })).not.toMatch(/alone|alike/)
  const place = { score: 1, rows: [9], entity: 'Elm', column: 'body' }
  expect(text({ hits: [{ ...hit, same: [place, place] }] })).toContain('   says the same: row 9\n')
})

it('says why it ranked by words alone, and what stands nowhere in the text', () => {
  expect(text({ vectors: false, withoutVectors: 'not-fitted' })).toMatch(/words alone: "ragtime index" adds vectors/)
  expect(text({ vectors: false, withoutVectors: 'too-few-passages' })).toMatch(/words alone: too little text/)
  const replacements = [{ term: 'kanoe', by: [{ term: 'canoe', weight: 1 }] }]
  expect(text({ unknownTerms: ['kanoe', 'xq'], replacements })).toContain(
    'nowhere in the text: kanoe; looked up instead: canoe\nnowhere in the text: xq',
  )
})

it('counts what was listed where nothing was ranked', () => {
  expect(text({ terms: [], matched: 5 })).toContain('1 hit of 5 passages, 1,200 in all')
})

it('explains a score by its terms, or by the parts that add up to it', () => {
  const factors = [{ name: 'boilerplate', value: 0.5 }]
  const byTerms = text({ ranking: 'bm25', hits: [{ ...hit, score: 0.75, factors }] }, true)
  expect(byTerms).toContain('     canoe   2  1.25   1    1.5\n     times 0.5, being boilerplate')
  const parts = [
    { name: 'words', value: 1.5, score: 2 },
    { name: 'meaning', value: 0.8, score: 0.5 },
  ]
  expect(
    text({ hits: [{ ...hit, parts }] }, true)
      .split('\n')
      .slice(3, 9),
  ).toEqual([
    '     term   df   idf  tf  score',
    '     canoe   2  1.25   1    1.5',
    '     part     value  score',
    '     words      1.5      2',
    '     meaning    0.8    0.5',
    '     sum          –    2.5',
  ])
})

it('prints no control characters of cells', () => {
  expect(text({ hits: [{ ...hit, text: 'a\u001b[2Jb', entity: 'E\u0007' }] })).not.toMatch(/[\u001b\u0007]/)
})
