/** Answers in a model's words, over real HTTP: they hold against the file, corrupted ones do not, and runs replay without the server. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readLabelledQuestions } from '../src/evaluation/index.ts'
import type { Answer } from '../src/index.ts'
import { diff, openDataset, recordRun, replay, runOperation, verify } from '../src/operations/index.ts'
import { corrupted } from './corrupt-answer.ts'
import { type ChatExchange, startModelServer } from './model-server/index.ts'
import { citing, readPrompt, saying } from './prompt-reader.ts'
import { sampleCsv, sampleQuestions } from './run-ragtime.ts'

const questions = (await readLabelledQuestions(sampleQuestions)).filter(
  ({ kind }, i) => kind === 'content' && i % 2 === 0,
)

let folder: string
/** As they are after they were saved. */
const runs: Record<string, unknown>[] = []
const answers: Answer[] = []

/** Says the first whole sentence of the first passages, and lets the rules plan. */
function sayFirst(chat: ChatExchange): string {
  const asked = readPrompt(chat)
  if (asked.wants === 'plan') return 'I do not plan.'
  const lines = asked.passages.flatMap(({ text }) =>
    text
      .split('\n')
      .filter((line) => /^[^(]/.test(line) && /[.!]$/.test(line) && line.split(' ').length > 4)
      .slice(0, 1),
  )
  return saying(asked.code, ...lines.slice(0, 1).map((line) => citing(asked, line)))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-generated-test-'))
  await using server = await startModelServer({ reply: sayFirst })
  const model = { chat: 'small', baseUrl: server.url }
  await using dataset = await openDataset(sampleCsv, { model, store: join(folder, 'store') })
  for (const { question } of questions) {
    const run = JSON.parse(JSON.stringify(await runOperation(recordRun, dataset, { input: { question } })))
    runs.push(run)
    answers.push(run.answer)
  }
  return () => rmSync(folder, { recursive: true })
}, 120_000)

const verified = async (list: readonly unknown[]) => {
  await using dataset = await openDataset(sampleCsv, {})
  return (await runOperation(verify, dataset, { input: { answers: [...list] } })).answers
}

test('a model answered most questions', () => {
  const generated = answers.filter(({ kind }) => kind === 'generated')
  expect(generated.length).toBeGreaterThan(answers.length / 2)
  expect(answers.length).toBeGreaterThan(3)
})

test('every answer holds', async () => {
  expect((await verified(answers)).filter(({ holds }) => !holds)).toEqual([])
})

test('62 corrupted answers in a model’s words all fail', { timeout: 240_000 }, async () => {
  const corruptions = corrupted(
    answers.filter(({ kind }) => kind === 'generated'),
    62,
    7,
  )
  const checked = await verified(corruptions.map(({ answer }) => answer))
  const passed = corruptions.filter((_, i) => checked[i]?.holds !== false)
  expect(passed.map(({ kind, answer }) => [kind, answer.text])).toEqual([])
})

test('what a model never said is found out', async () => {
  const [answer] = answers.filter(({ kind }) => kind === 'generated')
  if (answer === undefined) throw new Error('no model answered')
  const failures = async (changed: Answer) =>
    (await verified([changed]))[0]?.checks.flatMap(({ name, holds }) => (holds ? [] : [name]))
  expect(await failures({ ...answer, text: `It was founded in 1801. ${answer.text}` })).toEqual(['sentences'])
  expect(await failures({ ...answer, text: `${answer.text} It is the best.` })).toEqual(['sentences'])
  expect(await failures({ ...answer, kind: 'extracted' })).toContain('kind')
})

test('runs with a model replay byte for byte without it', async () => {
  await using dataset = await openDataset(sampleCsv, { store: join(folder, 'other') })
  for (const run of runs) {
    const { differences, answer } = await runOperation(replay, dataset, { input: { run } })
    expect(differences).toEqual([])
    expect(JSON.stringify(answer)).toBe(JSON.stringify(run.answer))
  }
})

test('a run whose replies were changed or taken out gives no answer, and says why', async () => {
  await using dataset = await openDataset(sampleCsv, { store: join(folder, 'other') })
  const run = runs.find(({ answer }) => (answer as Answer).kind === 'generated') // what recordRun put there
  const exchanges = run?.exchanges as { purpose: string; reply: { text: string } }[] // likewise
  const changed = exchanges.map((one) => ({ ...one, reply: { ...one.reply, text: 'no JSON' } }))
  for (const other of [changed, []]) {
    const replayed = await runOperation(replay, dataset, { input: { run: { ...run, exchanges: other } } })
    // A reply without JSON is followed by a second request, which was not recorded.
    expect(replayed).toMatchObject({
      same: false,
      differences: expect.arrayContaining([expect.objectContaining({ part: 'calls' })]),
    })
    expect(replayed.answer).toBeUndefined()
  }
  expect(diff.run({ first: run, second: { ...run, exchanges: changed } }).differences.map(({ part }) => part)).toEqual([
    'calls',
  ])
})
