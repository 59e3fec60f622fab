import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../store/index.ts'
import { type LoadedTable, loadTable, openLoadedTable, toJsonTable } from '../../../table/index.ts'
import { readQuestion } from '../asked/question.ts'
import { enumerate, readTable } from '../enumerate.ts'
import type { Candidate } from '../operators/candidate.ts'
import { raceColumns, races } from '../races.fixture.ts'
import { viewTable } from '../view/table-view.ts'
import type { SqlTable } from './reader-sql.ts'
import { readingSql } from './reading-sql.ts'

/** Questions that between them call for every kind of row set and operator. */
const questions = [
  'how many drivers are from France or Italy?',
  'which drivers from France have more than 40 points?',
  'who is not from France?',
  'who came after Bea Berg and before Eva Ende?',
  'who raced between Bea Berg and Eva Ende?',
  'who is from the same country as Bea Berg?',
  'which drivers have more points than Cid Cole?',
  'who are the top 3 drivers by points?',
  'the second driver of the last 2 from Italy?',
  'what is the difference in points between Ann Abel and Bea Berg?',
  'did France or Italy have more wins in total?',
  'which countries have at least 2 drivers?',
  'which team appears only once?',
  'who raced before june 1995?',
  'who raced in may 1995?',
  'which driver raced from 1991 to 1996?',
  'how many years from 1985 did Ann Abel race?',
  'how many drivers have no team?',
]

/** Statements sent together. */
const atOnce = 30

/** Readings that have no SQL: constants of the header, sums along a row, and what only compares words. */
const withoutSql = /^(?:header|column-m|row-|truth|opposite|run|distinct-items)/

describe('readingSql', () => {
  let folder: string
  let table: LoadedTable
  let sqlTable: SqlTable
  const readings: Candidate[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ragtime-readings-'))
    const path = join(folder, 'races.csv')
    await writeFile(path, [raceColumns, ...races].map((record) => record.join(',')).join('\n'))
    const store = openStore(join(folder, 'store'))
    await using lock = await store.lock({ wait: false })
    table = await openLoadedTable(store, await loadTable(store, { lock, path, settings: {}, ragtime: 'test' }))
    const view = viewTable(raceColumns, races)
    sqlTable = { view, columns: table.profile.columns, rowNumbers: races.map((_, at) => at + 1) }
    for (const question of questions) readings.push(...enumerate(readQuestion(question), readTable(view)).candidates)
  })

  afterAll(async () => {
    await table.close()
    await rm(folder, { recursive: true })
  })

  /** Many statements as one, because each statement takes a few milliseconds to begin. */
  async function answersTo(statements: readonly string[]): Promise<readonly (readonly string[])[]> {
    const parts = statements.map(
      (sql, place) => `SELECT ${place} AS place, CAST(COLUMNS(*) AS VARCHAR) AS value FROM (${sql})`,
    )
    const { rows } = toJsonTable(await table.queryOwn(parts.join('\nUNION ALL\n')))
    return statements.map((_, place) =>
      rows
        .filter(([at]) => at === place)
        .map(([, value]) => plain(String(value ?? '')))
        .sort(),
    )
  }

  it('answers what reading the cells did, for every operator and kind of rows', async () => {
    const bySql = new Map(readings.map((reading) => [readingSql(reading, sqlTable), reading] as const))
    bySql.delete(undefined)
    const printed = [...bySql].map(([sql = '', { answer, operator }]) => ({
      sql,
      answer: answer.map(plain).sort(),
      operator,
    }))
    for (let at = 0; at < printed.length; at += atOnce) {
      const group = printed.slice(at, at + atOnce)
      const answers = await answersTo(group.map(({ sql }) => sql))
      expect(group.map(({ sql }, place) => ({ sql, answer: answers[place] }))).toEqual(
        group.map(({ sql, answer }) => ({ sql, answer })),
      )
    }
    expect(printed.length).toBeGreaterThan(14_000)
    expect(new Set(printed.map(({ operator }) => operator)).size).toBeGreaterThan(190)
  }, 240_000)

  it('has SQL for every operator but those that compare words or read the header', () => {
    const missing = new Set(
      readings.filter((reading) => readingSql(reading, sqlTable) === undefined).map(({ operator }) => operator),
    )
    expect([...missing].filter((operator) => !withoutSql.test(operator))).toEqual([])
  })
})

function plain(text: string): string {
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? text.replace(/ years$/, '') : String(Number(number.toFixed(6)))
}
