import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Dataset, openDataset } from './dataset.ts'
import { indexFile } from './index-file.ts'
import { runOperation } from './run-operation.ts'
import { search } from './search.ts'
import { status } from './status.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-search-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const roles = { shop: 'entity', body: 'text' } as const

function write(name: string, rows: readonly (readonly [shop: string, body: string])[]): string {
  const path = join(folder, name)
  const lines = rows.map(
    ([shop, body], i) => `${shop.slice(0, 3).toUpperCase()}-7,${shop},https://x.example/${i},"${body}"`,
  )
  writeFileSync(path, ['shop_id,shop,url,body', ...lines, ''].join('\n'))
  return path
}

const seams = 'Every seam of our tents is sewn by hand in Leeds and taped twice against the heavy autumn rain.'
const shops: readonly (readonly [string, string])[] = [
  ['Bespoke', 'Bespoke makes rucksacks and tents for people who walk.'],
  ['Bespoke', 'We repair tents of any make, also in winter.'],
  ['Oak Outdoors GmbH', seams],
  ['Oak Outdoors GmbH', `${seams} Ask us.`],
  ['Oak Outdoors GmbH', `${seams} From 190 pounds.`],
  ['Oak Outdoors GmbH', 'A bespoke canoe for lakes and slow rivers.'],
  ['Oak Outdoors GmbH', 'Canoes for two, with paddles.'],
  ['Wellington', 'Kayaks and a canoe to hire, paddles free of charge.'],
  ['Wellington', 'Wellington opens at nine from Monday to Friday.'],
  ['Wellington', 'A bespoke kayak is made in six weeks.'],
]

describe('search', () => {
  let dataset: Dataset
  beforeAll(async () => {
    dataset = await openDataset(write('shops.csv', shops), { roles: { ...roles, shop_id: 'id' } })
  })
  afterAll(() => dataset.close())

  const run = (query: string, options: Partial<z.input<typeof search.input>> = {}) =>
    runOperation(search, dataset, { input: { query, ...options } })
  const rows = ({ hits }: z.output<typeof search.output>) => hits.map((hit) => hit.rows[0])

  it('narrows to the entity that a query names, and ranks by the rest', async () => {
    const found = await run('canoe wellington hire')
    expect(found.filters).toEqual([
      { column: 'shop', value: 'Wellington', asWritten: 'wellington', how: 'exact', from: 'query' },
    ])
    expect(found.terms).toEqual(['canoe', 'hire'])
    expect(rows(found)).toEqual([8])
  })

  it.each([
    ['welington canoe', 'Wellington', 'welington', 'misspelt'],
    ["Wellington's canoe", 'Wellington', "Wellington's", 'inflected'],
    ['oak outdoors canoe', 'Oak Outdoors GmbH', 'oak outdoors', 'alias'],
    ['WEL-7 canoe', 'Wellington', 'WEL-7', 'alias'],
  ])('knows the name in %s', async (query, value, asWritten, how) => {
    expect((await run(query)).filters).toEqual([{ column: 'shop', value, asWritten, how, from: 'query' }])
  })

  it('takes an ordinary word that also is a name as a word, unless it is written as a name or alone', async () => {
    expect((await run('bespoke canoe')).filters).toEqual([])
    expect((await run('wellington bespoke canoe')).filters).toEqual([])
    expect((await run('tents of Bespoke')).filters).toMatchObject([{ value: 'Bespoke' }])
    expect((await run('bespoke')).filters).toMatchObject([{ value: 'Bespoke' }])
  })

  it('takes no word of the text as a misspelt name', async () => {
    const near = await openDataset(write('near.csv', [...shops, ['Padles', 'Nothing but oars.']]), { roles })
    const { filters } = await runOperation(search, near, { input: { query: 'paddles canoe' } })
    expect(filters).toEqual([])
    await near.close()
  })

  it('ranks by the name when it is all there is', async () => {
    const found = await run('wellington')
    expect(found.terms).toEqual(['wellington'])
    expect(rows(found)[0]).toBe(9)
    expect(rows(found).every((row = 0) => row >= 8)).toBe(true)
  })

  it('searches all on request, and where the entity that is named has no hit', async () => {
    const all = await run('wellington canoe', { entityFilter: false })
    expect(all).toMatchObject({ filters: [], terms: ['wellington', 'canoe'] })
    expect(rows(all)).toContain(6)
    const widened = await run('wellington rucksacks')
    expect(widened).toMatchObject({ filters: [], dropped: [{ value: 'Wellington' }] })
    expect(rows(widened)).toContain(1)
  })

  it('searches the entities asked for, whatever the query names', async () => {
    const found = await run('wellington canoe', { entities: ['oak outdoors gmbh'] })
    expect(found.filters).toEqual([
      { column: 'shop', value: 'Oak Outdoors GmbH', asWritten: 'oak outdoors gmbh', how: 'exact', from: 'option' },
    ])
    expect(new Set(found.hits.map(({ entity }) => entity))).toEqual(new Set(['Oak Outdoors GmbH']))
  })

  it('gives each of several entities its turn', async () => {
    for (const found of [
      await run('canoe at wellington or oak outdoors'),
      await run('canoe', { entities: ['Wellington', 'Oak Outdoors GmbH'] }),
    ]) {
      expect(found.turns?.map(({ entity }) => entity).sort()).toEqual(['Oak Outdoors GmbH', 'Wellington'])
      expect(new Set(found.hits.slice(0, 2).map(({ entity }) => entity)).size).toBe(2)
    }
    expect(await run('canoe wellington')).not.toHaveProperty('turns')
  })

  it('wants phrases word for word, and leaves out what is behind a minus', async () => {
    expect(await run('"free of charge" canoe')).toMatchObject({ phrases: ['free of charge'], hits: [{ rows: [8] }] })
    expect(rows(await run('canoe -bespoke -hire'))).toEqual([7])
    expect(rows(await run('-tents -"a bespoke"', { entities: ['Oak Outdoors GmbH'] }))).toEqual([7])
  })

  it('lists a hit that says the same with the better one, and one with another number on its own', async () => {
    const folded = await run('seam taped')
    expect(folded.hits.map((hit) => [hit.rows[0], hit.same?.map((same) => same.rows[0])])).toEqual([
      [3, [4]],
      [5, undefined],
    ])
    expect(rows(await run('seam taped', { fold: false })).sort()).toEqual([3, 4, 5])
    const second = await run('seam taped', { limit: 1, offset: 1 })
    expect(second.hits).toMatchObject([{ rank: 2, rows: [5] }])
  })

  it('lists in row order what filters pass when there is nothing to rank by', async () => {
    expect(rows(await run('', { entities: ['Wellington', 'Bespoke'] }))).toEqual([1, 2, 8, 9, 10])
    await expect(run(' ')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('says that so little text has no vectors, and does not rank by vectors alone', async () => {
    expect(await run('canoe')).toMatchObject({ ranking: 'hybrid', vectors: false, withoutVectors: 'too-few-passages' })
    expect(await run('canoe', { ranking: 'bm25' })).not.toHaveProperty('withoutVectors')
    await expect(run('canoe', { ranking: 'lsa' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { passages: 10 },
    })
    expect(await runOperation(indexFile, dataset, { input: {} })).toMatchObject({
      vectors: { fitted: false, seconds: 0 },
    })
  })
})

describe('search of a text of some size', () => {
  const words = (n: number) => Array.from({ length: 6 }, (_, i) => `w${(n * (i + 3) + i * i) % 97}x`).join(' ')
  const many = Array.from({ length: 520 }, (_, n): readonly [string, string] => [
    `Shop ${n % 9}`,
    `Sentence ${n} is about ${words(n)} and stands alone.`,
  ])

  it('has vectors once they are fit by index, and explains the score by its parts', async () => {
    await using dataset = await openDataset(write('many.csv', many), { roles })
    const run = (input: Partial<z.input<typeof search.input>> = {}) =>
      runOperation(search, dataset, { input: { query: 'w12x w40x', ...input } })
    expect(await run()).toMatchObject({ vectors: false, withoutVectors: 'not-fitted' })
    await expect(run({ ranking: 'lsa' })).rejects.toThrow(/no vectors/)
    expect(await runOperation(status, dataset, { input: {} })).toMatchObject({ vectors: false })

    const indexed = await runOperation(indexFile, dataset, { input: {} })
    expect(indexed).toMatchObject({ built: true, vectors: { fitted: true } })
    expect(indexed.vectors.seconds).toBeGreaterThan(0)
    expect(await runOperation(indexFile, dataset, { input: {} })).toMatchObject({
      built: false,
      vectors: { fitted: true, seconds: 0 },
    })
    expect(await runOperation(status, dataset, { input: {} })).toMatchObject({ vectors: true })

    const hybrid = await run()
    expect(hybrid).toMatchObject({ vectors: true })
    expect(hybrid).not.toHaveProperty('withoutVectors')
    for (const { score, parts = [] } of hybrid.hits) {
      expect(parts.map(({ name }) => name)).toContain('meaning')
      expect(parts.reduce((sum, part) => sum + part.score, 0)).toBeCloseTo(score, 9)
    }
    expect((await run({ ranking: 'lsa' })).hits).toHaveLength(10)
  })
})
