/** Answers checked against the file they are of: true ones hold, each corrupted one is found out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readLabelledQuestions } from '../src/evaluation/index.ts'
import { type Answer, openTable, type Table } from '../src/index.ts'
import { corrupted } from './corrupt-answer.ts'
import { runRagtime, sampleCsv, sampleQuestions, temporaryFolder } from './run-ragtime.ts'

const questions = await readLabelledQuestions(sampleQuestions)
const answers: Answer[] = []
let table: Table

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-verify-test-'))
  table = await openTable(sampleCsv, { store: join(folder, 'store') })
  for (const { question } of questions) answers.push(throughJson(await table.ask(question)))
  return async () => {
    await table.close()
    rmSync(folder, { recursive: true })
  }
})

/** As it is after it was saved. */
const throughJson = (answer: Answer): Answer => JSON.parse(JSON.stringify(answer))

const firstOf = (kind: Answer['kind']): Answer => {
  const answer = answers.find((one) => one.kind === kind)
  if (answer === undefined) throw new Error(`no answer is ${kind}`)
  return answer
}

const failures = async (answer: unknown): Promise<readonly string[]> => {
  const { answers: [verified] = [] } = await table.verify(answer)
  return verified?.checks.flatMap(({ name, holds }) => (holds ? [] : [name])) ?? []
}

test('every answer to the sample questions holds', async () => {
  const { holds, answers: verified } = await table.verify(answers)
  expect(verified.filter((one) => !one.holds)).toEqual([])
  expect(verified).toHaveLength(questions.length)
  expect(holds).toBe(true)
})

test('1,000 corrupted answers all fail', { timeout: 240_000 }, async () => {
  const corruptions = corrupted(answers, 1000, 1)
  const { answers: verified } = await table.verify(corruptions.map(({ answer }) => answer))
  const passed = corruptions
    .filter((_, i) => verified[i]?.holds !== false)
    .map(({ kind, answer }) => [kind, answer.trace.question])
  expect(passed).toEqual([])
  expect(verified).toHaveLength(1000)
})

test('each check finds what it is there for', async () => {
  const [exact, extracted] = [firstOf('exact'), firstOf('extracted')]
  expect(await failures(exact)).toEqual([])
  expect(await failures({ ...exact, source: { ...exact.source, sha256: 'f'.repeat(64) } })).toEqual(['source'])
  expect(await failures({ ...exact, sql: 'SELECT 1' })).toEqual(['sql'])
  expect(await failures({ ...exact, coverage: { ...exact.coverage, examined: 1 } })).toEqual(['coverage'])
  expect(await failures({ ...exact, text: `About ${exact.text}` })).toEqual(['wording'])
  expect(await failures({ ...extracted, kind: 'declined' })).toEqual(['sentences'])
  expect(await failures({ ...extracted, text: `${extracted.text} It is the best.` })).toEqual(['sentences'])
  expect(await failures({ ...extracted, text: extracted.text.replace(' [1]', '') })).toEqual(['sentences', 'markers'])
  expect(await failures({ ...extracted, kind: 'exact' })).toEqual(['kind'])
})

describe('hostile answers', () => {
  const exact = () => structuredClone(firstOf('exact')) as unknown as Record<string, Record<string, unknown>>

  test.each([
    ['null', null],
    ['a number', 1e308],
    ['an array', [[]]],
    ['an object of its own', { schemaVersion: 1, kind: 'exact', text: '', citations: [] }],
    ['a prototype', JSON.parse('{"__proto__": {"kind": "exact"}}')],
  ])('%s is no answer', async (_, answer) => {
    expect(await failures(answer)).toEqual(['shape'])
  })

  test.each([
    ["COPY data TO '/tmp/ragtime-was-here'"],
    ["SELECT * FROM read_csv('/etc/passwd')"],
    ['SELECT count(*) FROM data; DROP VIEW data'],
    ["ATTACH '/tmp/x.db'"],
    ["SELECT repeat('x', 3000000000)"],
  ])('SQL that is not ours is not run: %s', async (sql) => {
    const answer = exact()
    const query = { kind: 'reading', sql, reading: 'Counted' }
    const plan = { kind: 'sql', query, sql, reading: 'Counted', confidence: 1 }
    const trace = { ...answer.trace, reading: { question: 'x', plan, others: [] } }
    const { answers: [verified] = [] } = await table.verify({ ...answer, sql, trace })
    expect(verified?.holds).toBe(false)
    expect(verified?.checks.find(({ name }) => name === 'table')?.says).toMatch(/SQL_REFUSED|SQL_LIMIT|SQL_FAILED/)
  })

  test('a query of another shape is not computed', async () => {
    const answer = exact()
    const nested = (depth: number): unknown => (depth === 0 ? {} : { kind: 'not', of: nested(depth - 1) })
    for (const query of [
      {},
      { kind: 'measure' },
      { kind: 'measure', measures: [{ kind: 'rows', only: nested(150) }] },
    ]) {
      const plan = { kind: 'sql', query, sql: answer.sql, reading: '', confidence: 1 }
      const trace = { ...answer.trace, reading: { question: 'x', plan, others: [] } }
      expect(await failures({ ...answer, trace })).toEqual(expect.arrayContaining(['sql']))
    }
  })

  test('settings that are none of ours are refused, and so are those under which the file is another table', async () => {
    const answer = exact()
    for (const settings of [
      { path: '/etc/passwd' },
      { delimiter: 7 },
      { roles: [['nothing', 'entity']] },
      { delimiter: '\n' },
    ]) {
      expect(await failures({ ...answer, source: { ...answer.source, settings } })).toEqual(['source'])
    }
  })

  test('rows and offsets beyond every number do not stand', async () => {
    const extracted = firstOf('extracted')
    for (const row of [Number.MAX_SAFE_INTEGER, 2 ** 40]) {
      const citations = extracted.citations.map((citation) => ({ ...citation, row, end: Number.MAX_SAFE_INTEGER }))
      expect(await failures({ ...extracted, citations })).toContain('citation')
    }
    expect(await failures({ ...extracted, citations: [{ ...extracted.citations[0], row: 1e300 }] })).toEqual(['shape'])
  })
})

describe('ragtime verify', () => {
  const saved = (content: string): string => {
    const path = join(temporaryFolder(), 'answer.json')
    writeFileSync(path, content)
    return path
  }
  const verify = (path: string, ...args: readonly string[]) =>
    runRagtime(['verify', path, '--file', sampleCsv, ...args])

  test('takes one answer, an array, and one a line', async () => {
    const [exact, extracted] = [firstOf('exact'), firstOf('extracted')]
    const lines = [exact, extracted].map((answer) => JSON.stringify({ id: 'a', question: 'b', ...answer })).join('\n')
    for (const content of [JSON.stringify(exact, null, 2), JSON.stringify([exact, extracted]), `${lines}\n`]) {
      const { status, stdout, stderr } = await verify(saved(content))
      expect(status, stderr + stdout).toBe(0)
      expect(stdout).toContain('all of it holds')
    }
  })

  test('says what does not hold, and exits with 1', async () => {
    const exact = firstOf('exact')
    const { status, stdout } = await verify(saved(JSON.stringify({ ...exact, text: exact.text.replace(/\d/, '8') })))
    expect(status).toBe(1)
    expect(stdout).toMatch(/FAIL {2}numbers/)
    expect(stdout).toContain('not all of it holds')
    const json = await verify(saved(JSON.stringify([exact, { ...exact, kind: 'declined' }])), '--json')
    expect(json.status).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({
      schemaVersion: 1,
      holds: false,
      answers: [{ holds: true }, { holds: false }],
    })
  })

  test('misuse exits with 2', async () => {
    expect((await verify(join(temporaryFolder(), 'none.json'))).status).toBe(2)
    expect((await verify(saved('no JSON'))).status).toBe(2)
    expect((await verify(saved('['.repeat(100_000)))).status).toBe(2)
    expect((await verify(saved(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`))).status).toBe(2)
  })

  test('a path in an answer is never opened; the recorded name is looked for in the current folder', async () => {
    const exact = firstOf('exact')
    const withName = (name: string) => saved(JSON.stringify({ ...exact, source: { ...exact.source, name } }))
    for (const name of ['/etc/passwd', '../content.csv', 'a/../content.csv', '..', 'C:\\content.csv']) {
      const { status, stderr } = await runRagtime(['verify', withName(name)], { cwd: temporaryFolder() })
      expect(status).toBe(2)
      expect(stderr).toContain('--file')
    }
    const beside = await runRagtime(['verify', withName('content.csv')], { cwd: join(sampleCsv, '..') })
    expect(beside.status, beside.stderr).toBe(0)
  })
})
