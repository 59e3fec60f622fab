import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileQuestion } from '../questions/index.ts'
import { openStore } from '../store/index.ts'
import { type LoadedTable, loadTable, openLoadedTable } from '../table/index.ts'
import type { Answer } from './answer.ts'
import { answerExactly } from './exact.ts'
import { runnerUp } from './runner-up.ts'

const csv = `shop_name,city,kind,price
North Gear,Oslo,tent,1200.5
North Gear,Oslo,boot,90
North Gear,Oslo,boot,110
Hill & Dale,Bergen,tent,800
Hill & Dale,Bergen,rope,
Trail Hut,Oslo,boot,75
`

let folder: string
let table: LoadedTable
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-exact-'))
  const path = join(folder, 'shops.csv')
  await writeFile(path, csv)
  const store = openStore(join(folder, 'store'))
  await using lock = await store.lock({ wait: false })
  const roles = { shop_name: 'entity', city: 'category', kind: 'category', price: 'number' }
  table = await openLoadedTable(store, await loadTable(store, { lock, path, settings: { roles }, ragtime: 'test' }))
})
afterAll(async () => {
  await table.close()
  await rm(folder, { recursive: true })
})

async function ask(question: string): Promise<Answer> {
  const { schema, profile } = table
  const reading = compileQuestion(question, { schema, profile, values: await table.values() })
  if (reading.plan.kind !== 'sql') throw new Error(`${question} is a ${reading.plan.kind} question`)
  return answerExactly({ ...reading, plan: reading.plan }, { table })
}

describe('an exact answer', () => {
  test.each([
    ['how many shops are there?', '3 shops. Counted the distinct values of shop_name over all 6 rows.'],
    ['how many rows are there?', '6 rows. Counted the rows over all 6 rows.'],
    ['how many boots are in Oslo?', '3 boots. Counted the rows where kind is boot and city is Oslo, out of 6 rows.'],
    [
      'what is the most common kind?',
      'boot: 3 rows, 50 % of all. For each kind counted the rows, over all 6 rows, and kept the most, ties included.',
    ],
    [
      'total price',
      '2,275.5 (sum of price). Added up price over all 6 rows. 5 of the 6 rows have a value there; the others were left out.',
    ],
    [
      'what share of the rows are tents?',
      '33.33 % (2 of 6 rows). Took the share of rows where kind is tent among all 6 rows.',
    ],
    [
      'list all shops',
      '3 shops: Hill & Dale, North Gear, Trail Hut. Listed the distinct values of shop_name over all 6 rows.',
    ],
    [
      'which shops have no tent?',
      '1 shop: Trail Hut. Listed the values of shop_name that have no row where kind is tent, over all 6 rows.',
    ],
  ])('says the number first, then how it was found: %s', async (question, text) => {
    expect((await ask(question)).text).toBe(text)
  })

  test('certifies that all rows were counted and shows the SQL', async () => {
    const answer = await ask('how many shops are there?')
    expect(answer).toMatchObject({
      kind: 'exact',
      citations: [],
      coverage: { kind: 'exact', unit: 'rows', examined: 6, total: 6 },
      sql: 'SELECT count(DISTINCT "shop_name") AS "distinct shop_name"\nFROM data',
      table: { rows: [[3]], truncated: false },
      trace: { question: 'how many shops are there?', reading: { plan: { kind: 'sql' } } },
    })
    expect(answer.chart).toBeUndefined()
  })

  test('leaves a column out that is 0 by definition', async () => {
    expect((await ask('which shops have no tent?')).table).toMatchObject({
      columns: [{ name: 'shop_name' }],
      rows: [['Trail Hut']],
    })
  })

  test('draws bars for groups', async () => {
    expect((await ask('distribution of kinds')).chart).toEqual({
      kind: 'bar',
      labels: ['boot', 'tent', 'rope'],
      series: ['rows'],
      values: [[3, 2, 1]],
    })
  })

  test('turns groups by two columns into a cross table', async () => {
    const { table, chart } = await ask('distribution of kinds by shop')
    expect(table).toEqual({
      columns: [
        { name: 'shop_name', type: 'text' },
        { name: 'boot', type: 'integer' },
        { name: 'tent', type: 'integer' },
        { name: 'rope', type: 'integer' },
      ],
      rows: [
        ['North Gear', 2, 1, 0],
        ['Hill & Dale', 0, 1, 1],
        ['Trail Hut', 1, 0, 0],
      ],
      truncated: false,
    })
    expect(chart).toMatchObject({
      kind: 'stacked-bar',
      series: ['boot', 'tent', 'rope'],
      values: [
        [2, 0, 1],
        [1, 1, 0],
        [0, 1, 0],
      ],
    })
  })
})

describe('a reading that came second', () => {
  const planOf = async (question: string, confidence: number) => {
    const { schema, profile } = table
    const { plan } = compileQuestion(question, { schema, profile, values: await table.values() })
    return { ...plan, confidence }
  }
  const offered = async (first: number, second: number, otherQuestion = 'how many shops are there?') => {
    const question = 'how many rows are there?'
    const plan = await planOf(question, first)
    const others = [await planOf(otherQuestion, second)]
    const { table: answered } = await ask(question)
    return runnerUp({ question, plan, others }, { table, answered })
  }

  test('is offered with what it says, when it was a close call', async () => {
    expect(await offered(0.5, 0.4)).toBe(
      'Or was this meant (40 % sure)? 3 shops. Counted the distinct values of shop_name over all 6 rows.',
    )
  })

  test('is not offered when it is far less sure, or says the same', async () => {
    expect(await offered(0.9, 0.4)).toBeUndefined()
    expect(await offered(0.5, 0.4, 'how many rows have a kind?')).toBeUndefined()
  })

  test('is offered after a refusal, however unsure', async () => {
    const others = [await planOf('how many rows are there?', 0.3)]
    const plan = await planOf('what is it about?', 0.3)
    expect(plan.kind).toBe('search')
    expect(await runnerUp({ question: 'what is it about?', plan, others }, { table })).toMatch(
      /^Was this meant \(30 % sure\)\? 6 rows\./,
    )
  })
})
