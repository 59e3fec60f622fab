import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Passage } from '../../../passages/index.ts'
import type { Ranking, SearchRequest } from '../../passage-index.ts'
import { passage, temporaryStore } from '../../search.fixture.ts'
import { createEmbeddedIndex, type EmbeddedIndexOptions, openEmbeddedIndex } from '../embedded-index.ts'

const options: EmbeddedIndexOptions = { cleaner: '1', now: () => new Date(0) }

/** Sentences about the sea and about the garden: words of one subject keep company. */
const subjects = [
  ['ship', 'harbour', 'anchor', 'sail', 'captain', 'voyage', 'tide'],
  ['rose', 'soil', 'seed', 'spade', 'hedge', 'compost', 'blossom'],
] as const
const smallWords = ['the', 'a', 'near', 'with', 'old', 'green', 'long']

function prose(count: number): readonly Passage[] {
  let state = 17
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
  return Array.from({ length: count }, (_, n) => {
    const subject = subjects[n % 2] ?? subjects[0]
    const words = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? subject[next(7)] : smallWords[next(7)]))
    return passage(`p${String(n).padStart(4, '0')}`, `${words.join(' ')}.`, { occurrences: [{ row: n + 1 }] })
  })
}

async function indexed(passages: readonly Passage[], others: Partial<EmbeddedIndexOptions> = {}) {
  const store = await temporaryStore()
  const index = await createEmbeddedIndex(store, { ...options, ...others })
  await index.add(passages)
  return {
    store,
    index,
    async [Symbol.asyncDispose]() {
      await index.close()
      await store[Symbol.asyncDispose]()
    },
  }
}

const ids = ({ hits }: Ranking): readonly string[] => hits.map((hit) => hit.passage.id)

it('adds a score up from its parts', async () => {
  await using made = await indexed(prose(600))
  for (const fitted of [false, true]) {
    if (fitted) expect(await made.index.fitVectors()).toBe(true)
    const ranking = await made.index.search({ query: 'old ship with a long anchor', k: 50, ranking: 'hybrid' })
    expect(ranking).toMatchObject({ ranking: 'hybrid', vectors: fitted })
    expect(ranking.hits).toHaveLength(50)
    for (const { score, parts = [] } of ranking.hits) {
      expect(parts.reduce((sum, part) => sum + part.score, 0)).toBeCloseTo(score, 9)
      expect(parts.some(({ name }) => name === 'meaning')).toBe(fitted)
    }
  }
})

it('ranks words that stand together and in order above the same words apart or turned round', async () => {
  const apart = passage('apart', 'The lighthouse is old. Its keeper retired last year and sells honey now.')
  const together = passage('together', 'Its lighthouse keeper retired. The honey sells now and is last year old.')
  const turned = passage('turned', 'Its keeper, lighthouse retired. The honey sells now and is last year old.')
  await using made = await indexed([apart, together, turned])
  const ranking = await made.index.search({ query: 'lighthouse keeper', k: 3, ranking: 'hybrid' })
  expect(ids(ranking)[0]).toBe('together')
  const pairs = ranking.hits.map(({ parts = [] }) => parts.find(({ name }) => name === 'pairs')?.value ?? 0)
  expect(pairs[0]).toBeGreaterThan(0)
  expect(pairs.slice(1)).toEqual([0, 0])
})

/** Passages on one of two subjects of 300 made-up words each; those on the first have words that begin with s. */
function twoSubjects(): readonly Passage[] {
  const syllables = ['ba', 'de', 'fi', 'go', 'ku', 'la', 'me', 'ni', 'po', 'ru']
  const word = (subject: number, n: number): string =>
    `${subject === 0 ? 's' : 'g'}${syllables[n % 10]}${syllables[Math.floor(n / 10) % 10]}${syllables[Math.floor(n / 100)]}`
  let state = 5
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
  return Array.from({ length: 800 }, (_, n) => {
    const words = Array.from({ length: 20 }, () => word(n % 2, next(300)))
    return passage(`p${String(n).padStart(4, '0')}`, `${words.join(' ')}.`)
  })
}

it('finds texts of the same subject that share no word with the query', async () => {
  await using made = await indexed(twoSubjects())
  const request: SearchRequest = { query: 'sbababa', k: 200, ranking: 'lsa' }
  expect(await made.index.search(request)).toMatchObject({ hits: [], vectors: false })
  await made.index.fitVectors()
  const { hits } = await made.index.search(request)
  const texts = hits.map((hit) => hit.passage.text).filter((text) => !text.includes('sbababa'))
  expect(texts.length).toBeGreaterThan(100)
  const onSubject = texts.filter((text) => text.startsWith('s')).length
  // By chance it would be half.
  expect(onSubject / texts.length).toBeGreaterThan(0.65)
})

it('learns nothing from a few passages, and nothing again from the same', async () => {
  await using few = await indexed(prose(20))
  expect(await few.index.fitVectors()).toBe(false)
  await using made = await indexed(prose(600))
  expect(await made.index.fitVectors()).toBe(true)
  expect(await made.index.fitVectors()).toBe(false)
})

it('takes up vectors that another process fit on its passages, and no others', async () => {
  await using made = await indexed(prose(600))
  const other = await openEmbeddedIndex(made.store, options)
  const request: SearchRequest = { query: 'ship', k: 5, ranking: 'hybrid' }
  expect(await other?.search(request)).toMatchObject({ vectors: false })
  await made.index.fitVectors()
  expect(await other?.search(request)).toEqual(await made.index.search(request))
  const late = await openEmbeddedIndex(made.store, options)
  await other?.close()
  expect((await late?.search(request))?.vectors).toBe(true)
  await late?.close()
})

it('keeps vectors through adding, removing, merging and reopening', async () => {
  const passages = prose(640)
  await using made = await indexed(passages.slice(0, 600))
  await made.index.fitVectors()
  for (let at = 600; at < 640; at += 4) await made.index.add(passages.slice(at, at + 4))
  await made.index.remove(passages.slice(0, 30).map(({ id }) => id))
  const request: SearchRequest = { query: 'rose and spade', k: 100, ranking: 'hybrid' }
  await made.index.close()
  const again = await openEmbeddedIndex(made.store, options)
  const segments = (await made.store.readManifest())?.index?.segments.length ?? 0
  expect(segments).toBeLessThan(8)
  const ranking = await again?.search(request)
  expect(ranking?.vectors).toBe(true)
  expect(ranking?.hits.some(({ passage: { id } }) => id > 'p0600')).toBe(true)
  await using whole = await indexed(passages.slice(30))
  // Words alone do not depend on how the index came about; vectors were learnt from other passages.
  const byWords: SearchRequest = { ...request, recipe: { meaning: 0, feedback: 0 } }
  const [one, other] = [
    await again?.search({ ...byWords, ranking: 'bm25' }),
    await whole.index.search({ ...byWords, ranking: 'bm25' }),
  ]
  expect(one?.hits.map(({ score }) => score)).toEqual(other.hits.map(({ score }) => expect.closeTo(score, 9)))
  await again?.close()
})

it('gives the same ranking however the passages came into the index', async () => {
  const words = ['oak', 'elm', 'harbour', 'harbours', 'lighthouse', 'keeper', 'the', 'Köln', 'Häuser', 'Москва']
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((list) => list.join(' '))
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 12 }),
      text,
      fc.nat(11),
      async (texts, query, removed) => {
        const passages = texts.map((one, n) => passage(`p${n}`, one, { language: n % 3 === 0 ? 'de' : 'en' }))
        const kept = passages.filter((_, n) => n !== removed)
        await using once = await indexed(kept)
        await using piecewise = await indexed([], { segmentBytes: 1 })
        for (const one of passages.toReversed()) await piecewise.index.add([one])
        await piecewise.index.remove([`p${removed}`])
        const request: SearchRequest = { query, k: 1000, ranking: 'hybrid' }
        const [expected, found] = [await once.index.search(request), await piecewise.index.search(request)]
        const scores = new Map(found.hits.map((hit) => [hit.passage.id, hit.score]))
        expect(found.hits).toHaveLength(expected.hits.length)
        for (const hit of expected.hits) expect(scores.get(hit.passage.id)).toBeCloseTo(hit.score, 9)
      },
    ),
    { numRuns: 40 },
  )
})

it('meets names across scripts by their letters', async () => {
  const passages = [
    passage('moscow', 'Gagarin was trained near Star City.'),
    passage('other', 'Armstrong was trained near Houston.'),
  ]
  await using made = await indexed(passages)
  const ranking = await made.index.search({ query: 'Где тренировался Гагарин?', k: 2, ranking: 'hybrid' })
  expect(ids(ranking)[0]).toBe('moscow')
})
