import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../store/index.ts'
import { type LoadedTable, loadTable, openLoadedTable, toJsonTable } from '../../../table/index.ts'
import { readQuestion } from '../asked/question.ts'
import { enumerate, readTable } from '../enumerate.ts'
import { hashText } from '../features/feature.ts'
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
  'which driver is first listed, and does she have more wins than Dan Dorn?',
  'did Ann Abel or Bea Berg come first, is Ann Abel ahead of Bea Berg, earlier or later?',
  'does Ann Abel have the same points as Bea Berg, more or less?',
  'is the number of wins of Cid Cole more or less than 3?',
  'are there more or less than 2 drivers from France?',
  'how many consecutive races were won by France in a row?',
  'how many cities did the drivers of Reds live in, Oslo or Rome?',
  'what was the first number of the score of Bea Berg?',
  'did France or Italy have more drivers, or less?',
]

/** The races with a list in each cell, and with scores. */
const columns = [...raceColumns, 'Cities', 'Score']
const lists = ['Oslo; Rome', 'Rome', 'Bern; Oslo; Rome', 'Bern', 'Paris; Bern', 'Oslo']
const scores = ['3-2', '1-2', '4-0', '2-2', '0-1', '10-3']
const records = races.map((race, at) => [...race, lists[at] ?? '', scores[at] ?? ''])

/** Statements of one kind that are run, chosen by the seed: all 54,000 would take minutes. */
const mostOfKind = 4
const seed = 5
/** Statements sent together. */
const atOnce = 30

/** Readings that nothing is computed for: that there are no such rows, and that there are rows at all. */
const withoutSql = /^truth-(?:no|yes)$/

describe('readingSql', () => {
  let folder: string
  let table: LoadedTable
  let sqlTable: SqlTable
  const readings: Candidate[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ragtime-readings-'))
    const path = join(folder, 'races.csv')
    await writeFile(path, [columns, ...records].map((record) => record.join(',')).join('\n'))
    const store = openStore(join(folder, 'store'))
    await using lock = await store.lock({ wait: false })
    table = await openLoadedTable(store, await loadTable(store, { lock, path, settings: {}, ragtime: 'test' }))
    const view = viewTable(columns, records)
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

  it('answers what reading the cells did, for every operator and kind of rows, columns and conditions', async () => {
    const bySql = Map.groupBy(readings, (reading) => readingSql(reading, sqlTable))
    bySql.delete(undefined)
    const shuffled = [...bySql].sort(([one], [other]) => hashText(`${seed}${one}`) - hashText(`${seed}${other}`))
    const ofKind = Map.groupBy(shuffled, ([, [reading]]) => (reading === undefined ? '' : kindOf(reading)))
    const checked = [...ofKind.values()].flatMap((statements) => statements.slice(0, mostOfKind))
    for (let at = 0; at < checked.length; at += atOnce) {
      const group = checked.slice(at, at + atOnce)
      const answers = await answersTo(group.map(([sql = '']) => sql))
      const wrong = group.flatMap(([sql, own], place) =>
        own
          .map(({ operator, answer }) => ({ sql, operator, answer: answer.map(plain).sort() }))
          .filter(({ answer }) => answer.join('|') !== answers[place]?.join('|'))
          .map((one) => ({ ...one, found: answers[place] })),
      )
      expect(wrong).toEqual([])
    }
    expect(checked.reduce((sum, [, own]) => sum + own.length, 0)).toBeGreaterThan(20_000)
    expect(new Set(checked.flatMap(([, own]) => own.map(({ operator }) => operator))).size).toBeGreaterThan(280)
  }, 480_000)

  it('has SQL for every operator but those that compute nothing', () => {
    const missing = new Set(
      readings.filter((reading) => readingSql(reading, sqlTable) === undefined).map(({ operator }) => operator),
    )
    expect([...missing].filter((operator) => !withoutSql.test(operator))).toEqual([])
  })
})

/** Readings of one kind are printed alike. */
function kindOf({ operator, columns, rows }: Candidate): string {
  const uses = columns.map(({ role, view }) => `${role} ${view}`)
  const tests = rows.conditions.map(
    ({ test, operator: how }) => `${test.kind} ${'view' in test ? test.view : ''} ${how}`,
  )
  return [operator, rows.mode, ...uses, ...tests].join('|')
}

function plain(text: string): string {
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? text.replace(/ years$/, '') : String(Number(number.toFixed(6)))
}
