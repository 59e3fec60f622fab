import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Passage } from '../../../passages/index.ts'
import type { PassageIndex, RankingKind } from '../../passage-index.ts'
import { passage, temporaryStore } from '../../search.fixture.ts'
import { createEmbeddedIndex, openEmbeddedIndex } from '../embedded-index.ts'
import { naiveSearch } from './naive-index.fixture.ts'

const words = [
  ...['the', 'oak', 'oaks', 'tree', 'trees', 'harbour', 'harbours', 'building', 'buildings', 'running', 'Runner'],
  ...[
    'café',
    'cafe',
    'università',
    'universita',
    'Häuser',
    'Haus',
    'hauser',
    'haeuser',
    'die',
    'и',
    'компании',
    'компания',
  ],
  ...[
    'c++',
    'HX-2040',
    'hx2040',
    '3.5',
    'a&b',
    'info@example.org',
    '東京大学',
    '大学',
    '东京',
    'e-mail',
    'email',
    '+49 30 1234567',
  ],
]
const typos = ['haarbour', 'biulding', 'tere', 'bildingss', 'zzzzzzzz']
const textArbitrary = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(' '))
const passageArbitrary = fc
  .record({
    id: fc.constantFrom(...'abcdefghijkl'),
    text: textArbitrary,
    headings: fc.array(textArbitrary, { maxLength: 1 }),
    language: fc.constantFrom('en', 'en', 'de', 'it', 'ru', 'und'),
    boilerplate: fc.boolean(),
    entities: fc.uniqueArray(fc.constantFrom('Oak Town', 'Elm', 'Ash', 'Yew'), { maxLength: 4 }),
  })
  .map(({ id, text, entities, ...parts }) =>
    passage(id, text, {
      ...parts,
      occurrences: [{ row: 1 }, ...entities.map((entity, n) => ({ row: n + 2, entity }))],
    }),
  )
const changeArbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.array(passageArbitrary, { maxLength: 10 }).map((add) => ({ add })) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...'abcdefghijkl'), { maxLength: 4 }).map((remove) => ({ remove })),
  },
)
const queryArbitrary = fc
  .array(fc.constantFrom(...words, ...typos), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(' '))

it('ranks as the formulas say, whatever was added, replaced and removed before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(changeArbitrary, { minLength: 1, maxLength: 6 }),
      fc.array(queryArbitrary, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(1, 2000, 2 ** 20),
      async (changes, queries, segmentBytes) => {
        await using store = await temporaryStore()
        const index = await createEmbeddedIndex(store, { cleaner: '1', segmentBytes })
        await index.add([])
        const live = new Map<string, Passage>()
        for (const change of changes) {
          if ('add' in change) {
            await index.add(change.add)
            for (const one of change.add) live.set(one.id, one)
          } else {
            await index.remove(change.remove)
            for (const id of change.remove) live.delete(id)
          }
        }
        const reopened = await openEmbeddedIndex(store, { cleaner: '1' })
        for (const query of queries) {
          const expected = await naiveSearch([...live.values()], query)
          const ranking = await index.search({ query, k: 1000 })
          expect(ranking.hits.map((hit) => hit.passage.id)).toEqual(expected.map(({ id }) => id))
          ranking.hits.forEach((hit, n) => {
            expect(hit.score).toBeCloseTo(expected[n]?.score ?? Number.NaN, 9)
          })
          expect(await reopened?.search({ query, k: 1000 })).toEqual(ranking)
          await expectWordsAsAsked(index, { live: [...live.values()], query })
        }
        await index.close()
        await reopened?.close()
      },
    ),
    { numRuns: 60 },
  )
})

/** The hybrid recipe reduced to BM25 of words in any form and as asked: scores are shares of the best. */
async function expectWordsAsAsked(
  index: PassageIndex,
  { live, query }: { readonly live: readonly Passage[]; readonly query: string },
): Promise<void> {
  const recipe = { exact: 0.25, pairs: 0, sentence: 0, grams: 0, inflectedGrams: 0, unknownGrams: 0 }
  const expected = await naiveSearch(live, query, recipe.exact)
  const { hits } = await index.search({ query, k: 1000, ranking: 'hybrid', recipe })
  const best = expected[0]?.score ?? 1
  const scoreOf = new Map(hits.map((hit) => [hit.passage.id as string, hit.score]))
  expect(hits).toHaveLength(expected.length)
  for (const { id, score } of expected) expect(scoreOf.get(id)).toBeCloseTo(score / best, 9)
}

async function order(
  query: string,
  passages: readonly Passage[],
  ranking: RankingKind = 'bm25',
): Promise<readonly string[]> {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, { cleaner: '1' })
  await index.add(passages)
  const { hits } = await index.search({ query, k: 10, ranking })
  await index.close()
  return hits.map((hit) => hit.passage.id)
}

it('puts the word as asked above its inflection in hybrid ranking, and both above neither', async () => {
  const passages = [passage('inflected', 'our wings'), passage('exact', 'our wing'), passage('neither', 'our tail')]
  expect(await order('wing', passages, 'hybrid')).toEqual(['exact', 'inflected'])
  expect(await order('wings', passages, 'hybrid')).toEqual(['inflected', 'exact'])
  expect(await order('wing', passages)).toEqual(['exact', 'inflected'])
})

it('counts menus and other boilerplate less', async () => {
  const passages = [
    passage('a', 'opening hours', { boilerplate: true }),
    passage('b', 'opening hours and more words to read'),
  ]
  expect(await order('opening hours', passages)).toEqual(['b', 'a'])
})

it('finds a passage by its headings, its table header and its entity', async () => {
  const passages = [
    passage('heading', 'Nine to five.', { headings: ['Opening hours'] }),
    passage('header', 'Oak\t12', { tableHeader: ['Tree', 'Height'] }),
    passage('entity', 'We fell trees.', { occurrences: [{ row: 3, entity: 'Timberland' }] }),
  ]
  expect(await order('opening hours', passages)).toEqual(['heading'])
  expect(await order('height', passages)).toEqual(['header'])
  expect(await order('timberland', passages)).toEqual(['entity'])
})

it('finds nothing by the names of entities that share a text with many', async () => {
  const occurrences = ['Oak', 'Elm', 'Ash', 'Yew'].map((entity, n) => ({ row: n + 1, entity }))
  expect(await order('oak', [passage('shared', 'Cookies make this site work.', { occurrences })])).toEqual([])
})

it('meets a query in each language of the index, with or without accents', async () => {
  const passages = [
    passage('it', "L'Università di Torino", { language: 'it' }),
    passage('de', 'Unsere Häuser stehen in Köln', { language: 'de' }),
    passage('ru', 'крупные компании Москвы', { language: 'ru' }),
    passage('ja', '東京大学の研究者', { language: 'ja' }),
  ]
  expect(await order('universita', passages)).toEqual(['it'])
  expect(await order('università', passages)).toEqual(['it'])
  expect(await order('haus', passages)).toEqual(['de'])
  expect(await order('haeuser koeln', passages)).toEqual(['de'])
  expect(await order('компания', passages)).toEqual(['ru'])
  expect(await order('研究', passages)).toEqual(['ja'])
})

it('mends a misspelt word with its nearest words and says so', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, { cleaner: '1' })
  await index.add([
    passage('1', 'the harbour'),
    passage('2', 'a harbour'),
    passage('3', 'an arbour'),
    passage('4', 'a labour'),
  ])
  const ranking = await index.search({ query: 'haarbour xyz', k: 10 })
  expect(ranking.unknownTerms).toEqual(['haarbour', 'xyz'])
  expect(ranking.replacements).toEqual([{ term: 'haarbour', by: [{ term: 'harbour', weight: 1 }] }])
  expect(ranking.hits.map((hit) => hit.terms.map(({ term }) => term))).toEqual([['harbour'], ['harbour']])
  const two = await index.search({ query: 'barbour', k: 10 })
  expect(two.replacements?.[0]?.by).toEqual([
    { term: 'harbour', weight: 2 / 3 },
    { term: 'arbour', weight: 1 / 3 },
  ])
  await index.close()
})

it('explains a score down to the numbers of the formula', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, { cleaner: '1' })
  await index.add([passage('1', 'oak oak oaks elm'), passage('2', 'ash yew'), passage('3', 'oaks')])
  // N = 3; stem oak in 2 passages, word oak in 1; lengths 4, 2, 1.
  const length = 1.2 * (0.25 + (0.75 * 4) / (7 / 3))
  const any = Math.log(1 + 1.5 / 2.5)
  const exact = Math.log(1 + 2.5 / 1.5)
  const anyScore = (any * 3 * 2.2) / (3 + length)
  const exactScore = (0.25 * exact * 2 * 2.2) / (2 + length)
  const [hit] = (await index.search({ query: 'oak', k: 1 })).hits
  expect(hit?.terms).toEqual([{ term: 'oak', df: 2, idf: any, tf: 3, score: expect.closeTo(anyScore, 12) }])
  const [hybrid] = (await index.search({ query: 'oak', k: 1, ranking: 'hybrid' })).hits
  expect(hybrid?.terms).toEqual([
    {
      term: 'oak',
      df: 2,
      idf: any,
      tf: 3,
      score: expect.closeTo(anyScore + exactScore, 12),
      exact: { df: 1, idf: exact, tf: 2, score: expect.closeTo(exactScore, 12) },
    },
  ])
  await index.close()
})

it('lists no joined spelling of words that are there as unknown, and takes a slip in a function word for what it is', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, { cleaner: '1' })
  await index.add([passage('1', 'solder of tin, free of lead'), passage('2', 'the paper is what it was')])
  expect((await index.search({ query: 'lead-free solder', k: 5 })).unknownTerms).toEqual([])
  const clean = await index.search({ query: 'what is solder', k: 5, ranking: 'hybrid' })
  const slipped = await index.search({ query: 'whta is solder', k: 5, ranking: 'hybrid' })
  expect(slipped.hits).toEqual(clean.hits)
  expect(slipped.unknownTerms).toEqual(['whta'])
  expect((await index.search({ query: 'solderr', k: 5, corrects: false })).hits).toEqual([])
  await index.close()
})
