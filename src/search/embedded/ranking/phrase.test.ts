import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Passage } from '../../../passages/index.ts'
import type { SearchRequest } from '../../passage-index.ts'
import { passage, temporaryStore } from '../../search.fixture.ts'
import { createEmbeddedIndex } from '../embedded-index.ts'

async function found(passages: readonly Passage[], request: Partial<SearchRequest>): Promise<readonly string[]> {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, { cleaner: '1' })
  await index.add(passages)
  const { hits, matched } = await index.search({ query: '', k: 1000, ...request })
  await index.close()
  expect(matched).toBe(hits.length)
  return hits.map((hit) => hit.passage.id).sort()
}

const town = [
  passage('a', 'The king of the hill lives in Köln.'),
  passage('b', 'On the hill of the king grows an oak.'),
  passage('c', 'King hill', { headings: ['King of the hill'] }),
  passage('d', '東京大学の研究者'),
]

it('finds a phrase word for word, function words and all', async () => {
  expect(await found(town, { phrases: ['king of the hill'] })).toEqual(['a'])
  expect(await found(town, { phrases: ['of the'] })).toEqual(['a', 'b'])
  expect(await found(town, { phrases: ['the hill', 'of the king'] })).toEqual(['b'])
})

it('looks for phrases in the text, not in the headings', async () => {
  expect(await found(town, { query: 'king', phrases: ['king of the hill'] })).toEqual(['a'])
})

it('takes neither case nor accents nor endings into a phrase', async () => {
  expect(await found(town, { phrases: ['IN KOLN'] })).toEqual(['a'])
  expect(await found(town, { phrases: ['kings of the hill'] })).toEqual([])
})

it('finds a phrase in a run without spaces', async () => {
  expect(await found(town, { phrases: ['大学の'] })).toEqual(['d'])
  expect(await found(town, { phrases: ['京の'] })).toEqual([])
})

it('does not let a phrase run over the end of a sentence', async () => {
  const two = passage('x', 'He met the king. Of the rest nothing is known.', {
    units: [
      { kind: 'sentence', start: 0, end: 16, raw: { start: 0, end: 16 } },
      { kind: 'sentence', start: 17, end: 46, raw: { start: 17, end: 46 } },
    ],
  })
  expect(await found([two], { phrases: ['king of'] })).toEqual([])
  expect(await found([two], { phrases: ['the king', 'of the rest'] })).toEqual(['x'])
})

it('leaves out what holds an unwanted word in any form, or an unwanted phrase', async () => {
  expect(await found(town, { query: 'hill', without: ['oaks'] })).toEqual(['a', 'c'])
  expect(await found(town, { query: 'hill', without: ['the hill of'] })).toEqual(['a', 'c'])
  expect(await found(town, { query: 'hill', without: ['king'] })).toEqual([])
})

it('finds function words of one language that are content in another', async () => {
  const mixed = [
    passage('en', 'There is no obligation to buy.'),
    passage('de', 'Der Text sagt no obligation auf Englisch.', { language: 'de' }),
  ]
  expect(await found(mixed, { phrases: ['no obligation'] })).toEqual(['de', 'en'])
  expect(await found(mixed, { query: 'obligation', without: ['no'] })).toEqual([])
})

it('holds no phrase without words', async () => {
  expect(await found(town, { query: 'hill', phrases: ['—'] })).toEqual([])
})

it('agrees with a look at every text', async () => {
  const words = ['the', 'king', 'of', 'hill', 'oak', 'tree']
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((list) => list.join(' '))
  const phrase = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((list) => list.join(' '))
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 8 }),
      phrase,
      phrase,
      async (texts, wanted, unwanted) => {
        const passages = texts.map((one, n) => passage(`p${n}`, one))
        const holds = (one: string, part: string): boolean => ` ${one} `.includes(` ${part} `)
        const expected = passages
          .filter((one) => holds(one.text, wanted) && !holds(one.text, unwanted))
          .map(({ id }) => id)
        expect(await found(passages, { phrases: [wanted], without: [unwanted] })).toEqual(expected)
      },
    ),
    { numRuns: 60 },
  )
})
