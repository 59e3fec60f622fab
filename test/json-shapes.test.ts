/** JSON that others rely on. A red test here means: decide, then raise `schemaVersion`; do not loosen. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { ask, explore, find, indexFile, search, show, sql, status, usage } from '../src/operations/index.ts'
import { runRagtime, temporaryFolder } from './run-ragtime.ts'

const csv = `id,shop,kind,url,body
1,Ada Books,main,https://ada.example/,"<h1>Ada Books</h1><p>Ada Books is a second-hand bookshop in Leeds that sells maps.</p>"
2,Ada Books,footer,https://ada.example/,"<footer>Call us: 01632 960123</footer>"
3,Bo Bikes,main,https://bo.example/,"<p>Bo Bikes repairs bicycles &amp; rents tandems in York.</p>"
4,Bo Bikes,footer,https://bo.example/,"<footer>Open daily 9:00-17:00</footer>"
`
let path: string

beforeAll(() => {
  path = join(temporaryFolder(), 'shops.csv')
  writeFileSync(path, csv)
})

async function json(args: readonly string[]): Promise<Record<string, unknown>> {
  const [command = '', ...rest] = args
  const { status: exit, stdout, stderr } = await runRagtime([command, path, ...rest, '--role', 'shop=entity', '--json'])
  expect(exit, stderr).toBe(0)
  return JSON.parse(stdout)
}

/** Every surface promises its schema: unknown keys would be promises nobody wrote down. */
function expectShape(schema: z.ZodType, value: unknown): void {
  expect(schema.parse(value)).toEqual(value)
}

test('explore', async () => {
  const result = await json(['explore'])
  expectShape(explore.output, result)
  expect(result).toMatchObject({ schemaVersion: 1, rows: 4, rejected: 0, entity: 'shop' })
  expect((result.columns as object[])[2]).toMatchObject({
    name: 'kind',
    role: 'category',
    type: 'text',
    distinct: 2,
    missing: 0,
    top: [
      { value: 'footer', count: 2 },
      { value: 'main', count: 2 },
    ],
  })
})

test('search', async () => {
  const result = await json(['search', 'tandems'])
  expectShape(search.output, result)
  expect(result).toMatchObject({
    schemaVersion: 1,
    query: 'tandems',
    ranking: 'hybrid',
    vectors: false,
    withoutVectors: 'too-few-passages',
    phrases: [],
    without: [],
    filters: [],
    matched: 1,
    terms: ['tandems'],
    unknownTerms: [],
    hits: [{ rank: 1, rows: [3], entity: 'Bo Bikes', column: 'body', url: 'https://bo.example/' }],
  })
  const [hit] = result.hits as {
    text: string
    score: number
    terms: { term: string; df: number; idf: number; tf: number; score: number }[]
    parts: { name: string; value: number; score: number }[]
  }[]
  expect(hit?.text).toBe('Bo Bikes repairs bicycles & rents tandems in York.')
  expect(hit?.terms[0]).toMatchObject({ df: 1, tf: 1 })
  expect(hit?.parts.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(hit?.score ?? 0)
})

test('search, narrowed to the entity that is named', async () => {
  const result = await json(['search', 'bo bikes "rents tandems" -maps'])
  expectShape(search.output, result)
  expect(result).toMatchObject({
    phrases: ['rents tandems'],
    without: ['maps'],
    filters: [{ column: 'shop', value: 'Bo Bikes', asWritten: 'bo bikes', how: 'exact', from: 'query' }],
    hits: [{ rows: [3] }],
  })
})

test('search of several entities, which take turns', async () => {
  const result = await json(['search', 'open', '--entity', 'Ada Books', '--entity', 'Bo Bikes', '--ranking', 'bm25'])
  expectShape(search.output, result)
  expect(result).toMatchObject({
    ranking: 'bm25',
    filters: [{ from: 'option' }, { from: 'option' }],
    turns: [
      { entity: 'Ada Books', matched: 0 },
      { entity: 'Bo Bikes', matched: 1 },
    ],
    hits: [{ rank: 1, rows: [4], entity: 'Bo Bikes' }],
  })
})

test('find', async () => {
  const result = await json(['find', 'bicycle or daily', '--where', 'id > 2', '--limit', '1'])
  expectShape(find.output, result)
  expect(result).toEqual({
    schemaVersion: 1,
    query: 'bicycle or daily',
    reading: 'Rows whose text holds “bicycle” or “daily”, where id > 2',
    by: 'entity',
    within: 'row',
    entityColumn: 'shop',
    counts: { entities: 1, ofEntities: 2, rows: 2, ofRows: 4, urls: 1, passages: 2 },
    groups: [
      {
        entity: 'Bo Bikes',
        rows: [3, 4],
        quote: {
          row: 3,
          column: 'body',
          quote: 'Bo Bikes repairs bicycles & rents tandems in York.',
          start: 0,
          end: 50,
          raw: { start: 3, end: 57 },
          match: { start: 17, end: 25 },
          url: 'https://bo.example/',
        },
      },
    ],
    truncated: false,
    forms: [{ word: 'bicycle', form: 'bicycles', rows: 1 }],
    notCounted: [],
    coverage: { kind: 'exhaustive', unit: 'passages', examined: 2, total: 2 },
    trace: {
      terms: [
        { text: 'bicycle', kind: 'word', wanted: true },
        { text: 'daily', kind: 'word', wanted: true },
      ],
      languages: [],
      pageKinds: [],
      entities: [],
      where: 'id > 2',
      whereRows: 2,
      read: 2,
    },
  })
})

test('ask, exact', async () => {
  const result = await json(['ask', 'how many shops are there?'])
  expectShape(ask.output, result)
  expect(result).toMatchObject({
    schemaVersion: 1,
    kind: 'exact',
    citations: [],
    table: { rows: [[2]], truncated: false },
    coverage: { kind: 'exact', unit: 'rows', examined: 4, total: 4 },
  })
  expect(result.text).toMatch(/^2\b/)
  expect(result.sql).toMatch(/^SELECT/)
})

test('ask, extracted', async () => {
  const result = await json(['ask', 'What does Bo Bikes do?'])
  expectShape(ask.output, result)
  expect(result).toMatchObject({
    kind: 'extracted',
    citations: [
      {
        marker: 1,
        row: 3,
        column: 'body',
        quote: 'Bo Bikes repairs bicycles & rents tandems in York.',
        start: 0,
        end: 50,
        raw: { start: 3, end: 57 },
        entity: 'Bo Bikes',
        url: 'https://bo.example/',
      },
    ],
    coverage: { unit: 'passages' },
  })
})

test('ask, declined', async () => {
  const result = await json(['ask', 'What does Zeta Motors do?'])
  expectShape(ask.output, result)
  expect(result.kind).toBe('declined')
})

test('sql', async () => {
  const result = await json(['sql', 'SELECT kind, count(*) AS n FROM data GROUP BY kind ORDER BY kind'])
  expectShape(sql.output, result)
  expect(result).toEqual({
    schemaVersion: 1,
    columns: [
      { name: 'kind', type: 'text' },
      { name: 'n', type: 'integer' },
    ],
    rows: [
      ['footer', 2],
      ['main', 2],
    ],
    truncated: false,
  })
})

test('show', async () => {
  const result = await json(['show', '3'])
  expectShape(show.output, result)
  expect(result).toMatchObject({ schemaVersion: 1, row: 3 })
})

test('index', async () => {
  const result = await json(['index', '--rebuild'])
  expectShape(indexFile.output, result)
  expect(result).toMatchObject({
    schemaVersion: 1,
    rows: 4,
    rejected: 0,
    built: true,
    cells: { processed: 4, reused: 0, removed: 0 },
    vectors: { fitted: false, seconds: 0 },
  })
})

test('usage', async () => {
  const result = await json(['usage'])
  expectShape(usage.output, result)
  expect(result).toMatchObject({ schemaVersion: 1, usd: 0, unpriced: 0, totals: [], calls: [], damagedLines: 0 })
})

test('status', async () => {
  await json(['index'])
  const result = await json(['status'])
  expectShape(status.output, result)
  expect(result).toMatchObject({ schemaVersion: 1, state: 'ready', rows: 4, rejected: 0, vectors: false })
})
