/** Runs that were saved are given again byte for byte, and what changed is told. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readLabelledQuestions } from '../src/evaluation/index.ts'
import type { Answer } from '../src/index.ts'
import { type Dataset, diff, openDataset, recordRun, replay, runOperation } from '../src/operations/index.ts'
import { corrupted } from './corrupt-answer.ts'
import { runRagtime, sampleCsv, sampleQuestions, temporaryFolder } from './run-ragtime.ts'

const questions = (await readLabelledQuestions(sampleQuestions)).filter((_, i) => i % 5 === 0)
const noModel = { model: { chat: false } } as const

let folder: string
let dataset: Dataset
/** As they are after they were saved. */
const runs: Record<string, unknown>[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-replay-test-'))
  dataset = await openDataset(sampleCsv, { ...noModel, store: join(folder, 'store') })
  for (const { question } of questions) {
    runs.push(JSON.parse(JSON.stringify(await runOperation(recordRun, dataset, { input: { question } }))))
  }
  return async () => {
    await dataset.close()
    rmSync(folder, { recursive: true })
  }
})

const answersOf = (): Answer[] => runs.map(({ answer }) => answer as Answer) // what recordRun put there

test('every run, replayed over a new store, gives its answer byte for byte', async () => {
  await using other = await openDataset(sampleCsv, { ...noModel, store: join(folder, 'other') })
  for (const run of runs) {
    const { same, differences, answer } = await runOperation(replay, other, { input: { run } })
    expect(differences).toEqual([])
    expect(same).toBe(true)
    expect(JSON.stringify(answer)).toBe(JSON.stringify(run.answer))
  }
})

test('a run that was changed after it was saved does not replay as the same', async () => {
  for (const [i, { answer }] of corrupted(answersOf(), 62, 2).entries()) {
    const run = runs.find((one) => (one.answer as Answer).trace.question === answer.trace.question) ?? runs[0]
    const { same } = await runOperation(replay, dataset, { input: { run: { ...run, answer } } })
    expect(same, String(i)).toBe(false)
  }
})

test.each([
  ['nothing', null],
  ['no run', { schemaVersion: 1, kind: 'exact' }],
  ['no answer', { schemaVersion: 1, kind: 'run', question: 'x', exchanges: [], sha256: '' }],
])('%s is refused', async (_, run) => {
  await expect(runOperation(replay, dataset, { input: { run } })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

describe('diff', () => {
  const differences = (first: unknown, second: unknown) =>
    diff.run({ first, second }).differences.map(({ part }) => part)

  test('an answer is the same as itself, whatever the times', () => {
    for (const answer of answersOf()) {
      const trace = { ...answer.trace, times: [{ step: 'read the question', ms: 1e6 }] }
      expect(diff.run({ first: answer, second: { ...answer, trace } })).toEqual({
        schemaVersion: 1,
        same: true,
        differences: [],
      })
    }
    expect(differences(runs[0], runs[0])).toEqual([])
  })

  test('no change to an answer goes unnoticed', () => {
    const answers = answersOf()
    for (const { kind, answer } of corrupted(answers, 310, 3)) {
      const before = answers.filter(({ trace }) => trace.reading.plan.reading === answer.trace.reading.plan.reading)
      expect(
        before.map((one) => differences(one, answer)).some((parts) => parts.length === 0),
        kind,
      ).toBe(false)
    }
  })

  test('tells the part that changed', () => {
    const [answer] = answersOf()
    if (answer === undefined) throw new Error('nothing was asked')
    expect(differences(answer, { ...answer, sql: 'SELECT 1' })).toEqual(['sql'])
    expect(differences(answer, { ...answer, ragtime: '9.9.9' })).toEqual(['versions'])
    expect(differences(answer, { ...answer, text: answer.text.replace(/\d+/, '0') })).toEqual(['text', 'numbers'])
    expect(differences(answer, { ...answer, coverage: { ...answer.coverage, total: 1 } })).toEqual(['coverage'])
    const rows = answer.table?.rows ?? []
    expect(differences(answer, { ...answer, table: { ...answer.table, rows: [...rows, ...rows] } })).toEqual(['table'])
  })
})

describe('the command line', () => {
  const question = 'What does Halvorsen Pumps do?'
  const store = () => ['--store', join(folder, 'store')]

  test('ask --save, replay and diff', async () => {
    const saved = join(temporaryFolder(), 'run.json')
    const asked = await runRagtime(['ask', sampleCsv, question, '--save', saved, '--json', ...store()])
    expect(asked.status, asked.stderr).toBe(0)
    const replayed = await runRagtime(['replay', saved, '--file', sampleCsv, '--json', ...store()])
    expect(replayed.status, replayed.stderr).toBe(0)
    expect(replayed.stdout).toBe(asked.stdout)
    expect((await runRagtime(['diff', saved, saved])).status).toBe(0)
    const verified = await runRagtime(['verify', saved, '--file', sampleCsv])
    expect(verified.status, verified.stdout).toBe(0)

    const changed = join(temporaryFolder(), 'content.csv')
    writeFileSync(changed, `${readFileSync(sampleCsv, 'utf8')}x,Xeno Pumps,,main,,Xeno pumps water.,\n`)
    const other = await runRagtime(['replay', saved, '--file', changed])
    expect(other.status).toBe(1)
    expect(other.stdout).toContain('Halvorsen has cast')
    expect(other.stderr).toMatch(/source\n {2}- content\.csv/)

    const second = join(temporaryFolder(), 'run.json')
    await runRagtime(['ask', sampleCsv, 'how many companies are there?', '--save', second, ...store()])
    const compared = await runRagtime(['diff', saved, second, '--json'])
    expect(compared.status).toBe(1)
    expect(JSON.parse(compared.stdout)).toMatchObject({ schemaVersion: 1, same: false })
  })

  test('misuse exits with 2 and overwrites nothing', async () => {
    const there = join(temporaryFolder(), 'there.json')
    writeFileSync(there, 'mine')
    expect((await runRagtime(['ask', sampleCsv, question, '--save', there, ...store()])).status).toBe(2)
    expect(readFileSync(there, 'utf8')).toBe('mine')
    const fresh = join(temporaryFolder(), 'fresh.json')
    expect((await runRagtime(['ask', sampleCsv, '--batch', sampleQuestions, '--save', fresh])).status).toBe(2)
    expect(existsSync(fresh)).toBe(false)
    expect((await runRagtime(['replay', there])).status).toBe(2)
    expect((await runRagtime(['diff', there])).status).toBe(2)
  })
})
