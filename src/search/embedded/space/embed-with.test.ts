import { expect, it } from 'vitest'
import type { Passage } from '../../../passages/index.ts'
import { filesOf } from '../../../store/index.ts'
import type { EmbeddingModel } from '../../embedding-model.ts'
import { hashedWordsModel } from '../../hashed-words-model.fixture.ts'
import { passage } from '../../search.fixture.ts'
import { createEmbeddedIndex } from '../embedded-index.ts'
import {
  bruteForce,
  expectSameRanking,
  indexed,
  model,
  options,
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
  for (const one of wrong) await expect(made.index.embedWith(one)).rejects.toMatchObject({ code: 'MODEL_REPLY' })
  expect(await made.store.readManifest()).toEqual(before)
  const ranking = await made.index.search(await request('oak elm'))
  expect(ranking.matched).toBe(30)
  expect(await made.index.embedWith(model)).toEqual({ embedded: 1 })
})

it('sends equal texts once, and gives every passage the vector', async () => {
  const own = hashedWordsModel()
  await using made = await indexed([passage('1', 'oak'), passage('2', 'elm'), passage('3', 'oak')])
  expect(await made.index.embedWith(own)).toEqual({ embedded: 3 })
  expect(own.calls).toEqual([['oak', 'elm']])
  expect(scored(await made.index.search(await request('oak')))).toMatchObject([{ id: '1' }, { id: '3' }])
})

it('fills calls up to the tokens and texts that the model takes, and lets a longer text go alone', async () => {
  const own = hashedWordsModel({ maxTextsPerCall: 3, maxTokensPerCall: 4 })
  const texts = ['a', 'b', 'c', 'd', 'e e', 'f f', 'g g g g g g', 'h']
  await using made = await indexed(texts.map((text, n) => passage(`${n}`, text)))
  const planned: (readonly string[])[] = []
  const plan = await made.index.planEmbeddings(own, { onCall: (call) => planned.push(call) })
  expect(plan).toEqual({ passages: 8, texts: 8, saved: 0, tokens: 15, calls: 5 })
  await made.index.embedWith(own)
  expect(planned).toEqual(own.calls)
  expect(own.calls).toEqual([['a', 'b', 'c'], ['d', 'e e'], ['f f'], ['g g g g g g'], ['h']])
})

it('has no more calls under way at once than the model takes, and no fewer', async () => {
  const own = hashedWordsModel({ maxTextsPerCall: 1, maxCallsAtOnce: 3 })
  let underWay = 0
  let most = 0
  const watched: EmbeddingModel = {
    ...own,
    async embed(texts, options) {
      most = Math.max(most, ++underWay)
      await new Promise((resolve) => setImmediate(resolve))
      underWay--
      return own.embed(texts, options)
    },
  }
  await using made = await indexed(prose(20))
  await made.index.embedWith(watched)
  expect(most).toBe(3)
  expect(own.calls.flat()).toHaveLength(20)
})

it('goes on after a failed call without sending again what was saved', async () => {
  const own = hashedWordsModel({ maxTextsPerCall: 1 })
  let left = 5
  const failing: EmbeddingModel = {
    ...own,
    async embed(texts, options) {
      if (left-- === 0) throw new Error('the line is dead')
      return own.embed(texts, options)
    },
  }
  await using made = await indexed(prose(12))
  await expect(made.index.embedWith(failing)).rejects.toThrow('the line is dead')
  expect(await made.index.planEmbeddings(own)).toMatchObject({ passages: 12, texts: 12, saved: 5 })
  await made.index.embedWith(own)
  expect(new Set(own.calls.flat()).size).toBe(12)
  expect(own.calls).toHaveLength(12)
})

it('takes the vectors from before into an index made anew, and back from another model, without a call', async () => {
  const own = hashedWordsModel()
  await using made = await indexed(prose(30))
  await made.index.embedWith(own)
  const before = scored(await made.index.search(await request('oak elm')))
  await made.index.embedWith(hashedWordsModel({ id: 'test/other' }))
  await made.index.embedWith(own)
  expect(scored(await made.index.search(await request('oak elm')))).toEqual(before)
  const anew = await createEmbeddedIndex(made.store, options)
  await anew.add(prose(30))
  expect(await anew.planEmbeddings(own)).toEqual({ passages: 30, texts: 30, saved: 30, tokens: 0, calls: 0 })
  await anew.embedWith(own)
  expect(scored(await anew.search(await request('oak elm')))).toEqual(before)
  await anew.close()
  expect(own.calls.flat()).toHaveLength(30)
})

it('sends nothing of columns left out', async () => {
  const own = hashedWordsModel()
  await using made = await indexed([passage('1', 'oak'), passage('2', 'elm', { column: 'notes' }), passage('3', 'ash')])
  const leftOut = new Set(['notes'])
  expect(await made.index.planEmbeddings(own, { leftOut })).toEqual({
    passages: 2,
    texts: 2,
    saved: 0,
    tokens: 2,
    calls: 1,
  })
  expect(await made.index.embedWith(own, { leftOut })).toEqual({ embedded: 2 })
  expect(own.calls.flat()).toEqual(['oak', 'ash'])
})

it('tells of each call when its vectors are saved', async () => {
  const own = hashedWordsModel({ maxTextsPerCall: 2 })
  await using made = await indexed([passage('1', 'oak elm'), passage('2', 'elm'), passage('3', 'ash')])
  const saved: unknown[] = []
  await made.index.embedWith(own, { onSaved: (call) => saved.push(call) })
  expect(saved).toEqual([
    { texts: 2, tokens: 3 },
    { texts: 1, tokens: 1 },
  ])
})
