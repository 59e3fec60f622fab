import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../store/index.ts'
import { type LoadedTable, loadTable, openLoadedTable, toJsonTable } from '../table/index.ts'
import { compileOverTable } from './compile-over-table.ts'
import { compileQuestion } from './compile-question.ts'
import { likeliestAnswer } from './learned/read-from-table.ts'
import { questionContext } from './linking/linkers.ts'
import { raceColumns, races } from './readings/races.fixture.ts'

const customers = ['Ada Bardan', 'Ben Calton', 'Cleo Dormer', 'Dina Elvik', 'Emil Fennia', 'Fay Galdan']
const orderLine = (at: number): string =>
  [
    `ORD-${100_000 + at}`,
    customers[(at * 7) % customers.length],
    ['France', 'Spain', 'Italy'][(at * at) % 3],
    at % 5 === 0 ? 'cancelled' : 'shipped',
    ((at * 37) % 1000) + 1,
  ].join(',')

describe('compileOverTable', () => {
  let folder: string
  const tables = new Map<string, LoadedTable>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ragtime-over-table-'))
    const lines = [raceColumns, ...races].map((record) => record.join(','))
    const long = 'A page of many words that tells of the race at length. '.repeat(8)
    const files = {
      // More than 20,000 cells.
      orders: ['order_id,customer,country,status,amount', ...Array.from({ length: 5000 }, (_, at) => orderLine(at))],
      races: lines,
      texts: lines.map((line, at) => `${line},${at === 0 ? 'Report' : `${long}${at}`}`),
    }
    for (const [name, csv] of Object.entries(files)) {
      const path = join(folder, `${name}.csv`)
      await writeFile(path, csv.join('\n'))
      const store = openStore(join(folder, name))
      await using lock = await store.lock({ wait: false })
      tables.set(
        name,
        await openLoadedTable(store, await loadTable(store, { lock, path, settings: {}, ragtime: 'test' })),
      )
    }
  })

  afterAll(async () => {
    for (const table of tables.values()) await table.close()
    await rm(folder, { recursive: true })
  })

  const open = (name: string): LoadedTable => {
    const table = tables.get(name)
    if (table === undefined) throw new Error(`no table ${name}`)
    return table
  }

  async function compiled(question: string, name = 'races') {
    const table = open(name)
    return compileOverTable(question, { context: await questionContext(table, name), table })
  }

  it.each([
    ['who came directly after Cid Cole?', [['Dan Dorn']]],
    ['who is listed right before Cid Cole?', [['Bea Berg']]],
  ])('reads what the rules cannot: %s', async (question, rows) => {
    const { plan } = await compiled(question)
    if (plan.kind !== 'sql') throw new Error(`it was read as ${plan.kind}`)
    expect(plan.query.kind).toBe('reading')
    expect(toJsonTable(await open('races').queryOwn(plan.sql)).rows).toEqual(rows)
  })

  it('keeps the plan of the rules where both agree, and where only they can read the question', async () => {
    const agreed = (await compiled('how many rows are there?')).plan
    expect(agreed.kind === 'sql' && agreed.query.kind).toBe('measure')
    const grouped = (await compiled('number of rows by country')).plan
    expect(grouped.kind === 'sql' && grouped.query.kind).toBe('groups')
  })

  it('offers what it is not sure of beside another plan, and does not run it', async () => {
    const { plan, others } = await compiled('hm, the Reds and 41 perhaps?')
    expect(plan.kind === 'sql' && plan.query.kind === 'reading').toBe(false)
    expect(others.every(({ confidence }) => confidence < 0.75)).toBe(true)
  })

  it('leaves a table that holds long texts to the rules', async () => {
    const question = 'who came directly after Cid Cole?'
    const answerOver = async (name: string) => {
      const { plan: rules } = compileQuestion(question, await questionContext(open(name), name))
      return likeliestAnswer(question, open(name), { rules, signal: undefined })
    }
    expect(await answerOver('texts')).toBeUndefined()
    expect((await answerOver('races'))?.answer).toEqual(['Dan Dorn'])
  })

  it.each([
    ['what is the status of ORD-102345?', [['cancelled']]],
    ['what is the status of ORD-102346?', [['shipped']]],
    ['how much higher is the amount of ORD-100010 than that of ORD-100003?', [[259]]],
  ])('reads a large table from a few of its rows, and answers over all: %s', async (question, rows) => {
    const { plan } = await compiled(question, 'orders')
    if (plan.kind !== 'sql') throw new Error(`it was read as ${plan.kind}`)
    expect(plan.query.kind).toBe('reading')
    expect(toJsonTable(await open('orders').queryOwn(plan.sql)).rows).toEqual(rows)
  })

  it('leaves to the rules what they know over a large table', async () => {
    const { plan } = await compiled('how many orders are from France?', 'orders')
    expect(plan).toMatchObject({ kind: 'sql', query: { kind: 'measure' } })
  })
})
