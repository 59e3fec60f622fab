import { readFile, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import type { Store } from '../../../store/index.ts'
import { hashedWordsModel } from '../../hashed-words-model.fixture.ts'
import type { SearchRequest } from '../../passage-index.ts'
import { passage } from '../../search.fixture.ts'
import {
  bruteForce,
  expectSameRanking,
  ids,
  indexed,
  model,
  options,
  prose,
  queryVector,
  reopened,
  request,
  scored,
  words,
} from './embedded-words.fixture.ts'
import { paidVectorsName } from './paid-vectors.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

it('ranks as a comparison of all vectors does, in any number of segments, less what is removed or filtered out', async () => {
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((list) => list.join(' '))
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 8 }),
      text,
      fc.nat(7),
      fc.boolean(),
      async (texts, query, removed, small) => {
        const passages = texts.map((one, n) => passage(`p${n}`, one, { occurrences: [{ row: n + 1 }] }))
        await using made = await indexed(passages, small ? { segmentBytes: 1 } : {})
        await made.index.embedWith(model)
        await made.index.remove([`p${removed}`])
        const rows = new Set(texts.flatMap((_, n) => (n % 3 === 1 ? [] : [n + 1])))
        const left = passages.filter((_, n) => n !== removed && rows.has(n + 1))
        const asked = await request(query, { rows })
        const ranking = await made.index.search(asked)
        expect(ranking).toMatchObject({ ranking: 'embeddings', vectors: true, matched: left.length })
        expectSameRanking(scored(ranking), await bruteForce(left, await queryVector(query)))
      },
    ),
    { numRuns: 25 },
  )
})

it('finds nearly all of the nearest among many passages of which it reads few', async () => {
  const passages = prose(4000)
  await using made = await indexed(passages)
  await made.index.embedWith(hashedWordsModel({ maxTextsPerCall: 1000 }))
  let found = 0
  for (const query of ['oak sail rope', 'rye loaf oven salt', 'tide', 'elm ash fir sea']) {
    const asked = await request(query, { k: 10 })
    const exact = (await bruteForce(passages, await queryVector(query))).slice(0, 10)
    const least = (exact.at(-1)?.score ?? 0) - 1e-6
    found += (await made.index.search(asked)).hits.filter(({ score }) => score >= least).length
  }
  expect(found).toBeGreaterThanOrEqual(38)
})

it('ranks a passage without a vector by its words: unseen by vectors alone, of average meaning in the hybrid', async () => {
  await using made = await indexed(prose(60))
  await made.index.embedWith(model)
  await made.index.add([passage('new', 'lighthouse oak'), passage('other', 'nothing of it')])
  const alone = await made.index.search(await request('lighthouse oak'))
  expect(alone.matched).toBe(60)
  expect(ids(alone)).not.toContain('new')
  const { hits } = await made.index.search(await request('lighthouse oak', { ranking: 'hybrid' }))
  expect(hits[0]?.passage.id).toBe('new')
  const named = (parts: (typeof hits)[number]['parts']) => (parts ?? []).some(({ name }) => name === 'meaning')
  for (const { passage: found, parts, score } of hits) {
    expect(named(parts)).toBe(found.id !== 'new')
    expect((parts ?? []).reduce((sum, part) => sum + part.score, 0)).toBeCloseTo(score, 9)
  }
})

it('puts the vectors of the model in the place of those fit on the text, in the hybrid alone', async () => {
  await using made = await indexed(prose(600))
  await made.index.fitVectors()
  const hybrid: SearchRequest = { query: 'oak sail', k: 20, ranking: 'hybrid' }
  const [fitted, byLsa] = [await made.index.search(hybrid), await made.index.search({ ...hybrid, ranking: 'lsa' })]
  const vector = await queryVector('rye loaf')
  expect(await made.index.search({ ...hybrid, queryVector: vector })).toEqual(fitted)
  await made.index.embedWith(model)
  expect(await made.index.search(hybrid)).toEqual(fitted)
  expect(await made.index.search({ ...hybrid, ranking: 'lsa', queryVector: vector })).toEqual(byLsa)
  const onlyMeaning = { meaning: 1, feedback: 0 }
  const byModel = await made.index.search({ ...hybrid, queryVector: vector, recipe: onlyMeaning })
  const alone = await made.index.search({ ...hybrid, ranking: 'embeddings', queryVector: vector })
  expect(ids(byModel)).toEqual(ids(alone))
  expect(byModel.hits.map(({ parts = [] }) => parts.find(({ name }) => name === 'meaning')?.value)).toEqual(
    alone.hits.map(({ score }) => score),
  )
})

it('goes by the vector alone where the query has no words', async () => {
  await using made = await indexed(prose(40))
  await made.index.embedWith(model)
  const vector = await queryVector('oak')
  const alone = await made.index.search({ query: 'oak', k: 10, ranking: 'embeddings', queryVector: vector })
  for (const ranking of ['embeddings', 'hybrid'] as const) {
    const found = await made.index.search({ query: '?', k: 10, ranking, queryVector: vector })
    expect(scored(found)).toEqual(scored(alone))
  }
  expect((await made.index.search({ query: '?', k: 10, ranking: 'bm25', queryVector: vector })).hits).toEqual([])
})

it('refuses a vector that cannot be compared, and finds nothing where nothing was embedded', async () => {
  await using made = await indexed(prose(10))
  const vector = await queryVector('oak')
  const found = await made.index.search({ query: 'oak', k: 5, ranking: 'embeddings', queryVector: vector })
  expect(found).toMatchObject({ hits: [], matched: 0, vectors: false })
  await made.index.embedWith(model)
  for (const wrong of [undefined, vector.subarray(1), new Float32Array(256), new Float32Array(256).fill(Number.NaN)]) {
    const asked: SearchRequest = { query: 'oak', k: 5, ranking: 'embeddings', ...(wrong && { queryVector: wrong }) }
    await expect(made.index.search(asked)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  }
  const longer = vector.map((value) => value * 40)
  expect(scored(await made.index.search(await request('oak', { queryVector: longer })))).toEqual(
    scored(await made.index.search(await request('oak'))).map(({ id, score }) => ({
      id,
      score: expect.closeTo(score, 6),
    })),
  )
})

it('gives the same ranking without WebAssembly', async () => {
  await using made = await indexed(prose(600))
  await made.index.fitVectors()
  await made.index.embedWith(model)
  const asked = [
    await request('oak sail', { k: 50 }),
    await request('oak sail', { k: 50, ranking: 'lsa' }),
    await request('oak sail', { k: 50, ranking: 'hybrid' }),
  ]
  const fast = await Promise.all(asked.map((one) => made.index.search(one)))
  vi.stubGlobal('WebAssembly', undefined)
  vi.resetModules()
  const withoutWasm = await import('../embedded-index.ts')
  const plain = await withoutWasm.openEmbeddedIndex(made.store, options)
  expect(await Promise.all(asked.map((one) => plain?.search(one)))).toEqual(fast)
  await plain?.close()
})

it('finds damage in the vectors instead of ranking wrongly', async () => {
  await using made = await indexed(prose(200))
  await made.index.embedWith(model)
  const asked = await request('oak sail', { k: 20 })
  const right = await made.index.search(asked)
  await made.index.close()
  const [ref] = (await made.store.readManifest())?.index?.embeddings?.vectors ?? []
  for (const name of [ref?.name ?? '', paidVectorsName(model)]) {
    const path = made.store.path(name)
    const bytes = await readFile(path)
    let found = 0
    for (let at = 0; at < bytes.length; at += at < 1000 ? 97 : 4999) {
      const damagedBytes = Buffer.from(bytes)
      damagedBytes[at] = (damagedBytes[at] ?? 0) ^ (1 << (at % 8))
      await writeFile(path, damagedBytes)
      const ranking = await rankOrCode(made.store, asked)
      if (ranking === 'STORE_DAMAGED') found++
      else expect(ranking).toEqual(right)
    }
    expect(found).toBeGreaterThan(10)
    await writeFile(path, bytes)
  }
})

async function rankOrCode(store: Store, asked: SearchRequest): Promise<unknown> {
  try {
    await using made = await reopened(store)
    return await made.index.search(asked)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code
    throw error
  }
}
