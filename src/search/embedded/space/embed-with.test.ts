import { expect, it } from 'vitest'
import type { Passage } from '../../../passages/index.ts'
import { filesOf } from '../../../store/index.ts'
import type { EmbeddingModel } from '../../embedding-model.ts'
import { hashedWordsModel } from '../../hashed-words-model.fixture.ts'
import { passage } from '../../search.fixture.ts'
import {
  bruteForce,
  expectSameRanking,
  indexed,
  model,
  prose,
  queryVector,
  reopened,
  request,
  scored,
} from './embedded-words.fixture.ts'

it('embeds in calls no longer than the model takes, each passage with what stands above it', async () => {
  const own = hashedWordsModel({ maxTextsPerCall: 2 })
  const headed = passage('1', 'Rope\t12', { headings: ['Shop', 'Wares'], tableHeader: ['Name', 'Price'] })
  await using made = await indexed([headed, passage('2', 'oak'), passage('3', 'elm')])
  expect(await made.index.embedWith(own)).toEqual({ embedded: 3 })
  expect(own.calls).toEqual([['Shop\nWares\nName\tPrice\nRope\t12', 'oak'], ['elm']])
})

it('embeds nothing twice', async () => {
  const own = hashedWordsModel()
  await using made = await indexed(prose(30))
  expect(await made.index.embedWith(own)).toEqual({ embedded: 30 })
  const before = await made.store.readManifest()
  const calls = own.calls.length
  expect(await made.index.embedWith(own)).toEqual({ embedded: 0 })
  expect(own.calls).toHaveLength(calls)
  expect(await made.store.readManifest()).toEqual(before)
})

it('keeps vectors through adding, removing, merging and reopening, and pays for new passages only', async () => {
  const passages = prose(80)
  const own = hashedWordsModel()
  await using made = await indexed(passages.slice(0, 20))
  await made.index.embedWith(own)
  // Every other addition waits for its vectors, so that merged segments have them in part.
  for (let at = 20; at < 80; at += 4) {
    await made.index.add(passages.slice(at, at + 4))
    if (at % 8 === 0) await made.index.embedWith(own)
  }
  await made.index.remove(passages.slice(0, 15).map(({ id }) => id))
  await made.index.close()
  await using again = await reopened(made.store)
  const manifest = (await made.store.readManifest()) ?? expect.fail('no manifest')
  expect(manifest.index?.segments.length).toBeLessThan(12)
  const vectors = manifest.index?.embeddings?.vectors ?? []
  expect(filesOf(manifest)).toEqual(expect.arrayContaining([...vectors]))
  expect((await again.index.stats()).embeddings).toMatchObject({ model: 'test/words', dimensions: 256 })
  await again.index.embedWith(own)
  expect((await again.index.stats()).embeddings?.passages).toBe(65)
  expect(own.calls.flat()).toHaveLength(80)
  const asked = await request('oak sail rope')
  const found = scored(await again.index.search(asked))
  expectSameRanking(found, await bruteForce(passages.slice(15), await queryVector('oak sail rope')))
})

it('takes vectors over into a merged segment, wherever they stood among passages without', async () => {
  const passages = prose(100)
  let added = 0
  const next = (count: number): readonly Passage[] => {
    added += count
    return passages.slice(added - count, added)
  }
  await using made = await indexed(next(2))
  for (let n = 0; n < 6; n++) await made.index.add(next(2))
  await made.index.embedWith(model)
  const embedded = passages.slice(1, added)
  for (let n = 0; n < 6; n++) await made.index.add(next(8))
  await made.index.remove([passages[0]?.id ?? ''])
  // The eighth small segment merges the small ones, behind six larger; the eighth larger one merges all.
  await made.index.add(next(2))
  await made.index.add(next(8))
  await made.index.close()
  expect((await made.store.readManifest())?.index?.segments).toHaveLength(1)
  await using again = await reopened(made.store)
  const ranking = await again.index.search(await request('oak sail rope'))
  expectSameRanking(scored(ranking), await bruteForce(embedded, await queryVector('oak sail rope')))
})

it('holds the vectors of one model: another one takes its place', async () => {
  const other = hashedWordsModel({ id: 'test/other', dimensions: 100 })
  await using made = await indexed(prose(30))
  await made.index.embedWith(model)
  expect(await made.index.embedWith(other)).toEqual({ embedded: 30 })
  expect((await made.index.stats()).embeddings).toEqual({ model: 'test/other', dimensions: 100, passages: 30 })
  const asked = await request('oak', { queryVector: await queryVector('oak', other), k: 5 })
  expect((await made.index.search(asked)).hits).toHaveLength(5)
  await expect(made.index.search(await request('oak'))).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

it('is left as it was by a call that fails or is aborted', async () => {
  await using made = await indexed(prose(30))
  await made.index.embedWith(model)
  await made.index.add([passage('new', 'oak elm')])
  const before = await made.store.readManifest()
  const controller = new AbortController()
  const aborting: EmbeddingModel = {
    ...hashedWordsModel({ id: 'test/slow' }),
    async embed(texts, { role, signal }) {
      const vectors = await hashedWordsModel().embed(texts, { role, ...(signal && { signal }) })
      controller.abort(new Error('enough'))
      return vectors
    },
  }
  await expect(made.index.embedWith(aborting, { signal: controller.signal })).rejects.toThrow('enough')
  const wrong = [
    { ...model, embed: async () => [] },
    { ...model, embed: async () => [new Float32Array(3)] },
    { ...model, embed: async () => [new Float32Array(256)] },
    { ...model, embed: async () => [new Float32Array(256).fill(Number.NaN)] },
  ]
  for (const one of wrong) await expect(made.index.embedWith(one)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  expect(await made.store.readManifest()).toEqual(before)
  const ranking = await made.index.search(await request('oak elm'))
  expect(ranking.matched).toBe(30)
  expect(await made.index.embedWith(model)).toEqual({ embedded: 1 })
})
