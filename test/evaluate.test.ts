import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { treeCollection } from '../src/evaluation/evaluation.fixture.ts'
import { evaluate, evaluateCollection, evaluateTableFolder } from '../src/operations/index.ts'
import { type Run, runRagtime, temporaryFolder } from './run-ragtime.ts'

const csv = `id,shop,kind,body
1,Ada Books,main,"<h1>Ada Books</h1><p>Ada Books is a second-hand bookshop in Leeds that sells maps.</p>"
2,Ada Books,footer,"<footer>Call us: 01632 960123</footer>"
3,Bo Bikes,main,"<p>Bo Bikes repairs bicycles &amp; rents tandems in York.</p>"
4,Bo Bikes,footer,"<footer>Open daily 9:00-17:00</footer>"
`
const questions = [
  { id: 'rows', question: 'how many rows are there?', kind: 'aggregate', answer: 4 },
  { id: 'false', question: 'how many shops are there?', kind: 'aggregate', answer: 7 },
  { id: 'bikes', question: 'What does Bo Bikes do?', kind: 'content', answer: 'repairs', evidence: [3] },
  { id: 'nobody', question: 'What does Zeta Motors do?', kind: 'unanswerable', answer: null },
]

/** Files in a folder of their own. */
function filesIn(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function evaluateQuestions(...args: readonly string[]): Promise<Run> {
  const folder = filesIn({
    'shops.csv': csv,
    'questions.jsonl': questions.map((one) => `${JSON.stringify(one)}\n`).join(''),
  })
  const paths = [join(folder, 'shops.csv'), join(folder, 'questions.jsonl')]
  return runRagtime(['evaluate', ...paths, '--role', 'shop=entity', ...args])
}

function evaluateTrees(files: Readonly<Record<string, string>> = {}, ...args: readonly string[]): Promise<Run> {
  return runRagtime(['evaluate', '--retrieval', filesIn({ ...treeCollection, ...files }), ...args])
}

const fruit = [
  { id: 'rows', question: 'how many rows are there?', table: 'fruit.csv', answer: ['3'] },
  { id: 'sum', question: 'what is the total price?', table: 'fruit.csv', answer: ['6.50'] },
  { id: 'false', question: 'how many rows are there?', table: 'towns.csv', answer: ['1,000'] },
  { id: 'why', question: 'why is the sky blue?', table: 'towns.csv', answer: ['Rayleigh'] },
  { id: 'empty', question: 'how many rows are there?', table: 'empty.csv', answer: ['0'] },
]

/** Tables with questions about them. */
function fruitFolder(more: readonly object[] = []): string {
  return filesIn({
    'fruit.csv': 'fruit,,price\napple,x,1.5\npear,y,2\nplum,z,3\n',
    'towns.csv': 'town,people\nLeeds,500\nYork,141\n',
    'empty.csv': 'a,b\n',
    'questions.jsonl': [...fruit, ...more].map((one) => `${JSON.stringify(one)}\n`).join(''),
  })
}

/** Unknown keys would be promises nobody wrote down. */
function expectShape(schema: z.ZodType, value: unknown): void {
  expect(schema.parse(value)).toEqual(value)
}

describe('labelled questions', () => {
  test('as JSON: counts by kind, times, and every question that was not answered rightly', async () => {
    const { status, stdout, stderr } = await evaluateQuestions('--json')
    expect(status, stderr).toBe(0)
    const result = JSON.parse(stdout)
    expectShape(evaluate.output, result)
    const none = { wrong: 0, declinedRightly: 0, declinedWrongly: 0, answeredWrongly: 0, errors: 0 }
    expect(result).toMatchObject({
      schemaVersion: 1,
      kind: 'questions',
      questions: 4,
      right: 3,
      kinds: [
        { ...none, kind: 'aggregate', asked: 2, right: 1, wrong: 1 },
        { ...none, kind: 'content', asked: 1, right: 1 },
        { ...none, kind: 'unanswerable', asked: 1, right: 1, declinedRightly: 1 },
      ],
      failures: [
        {
          id: 'false',
          kind: 'aggregate',
          question: 'how many shops are there?',
          verdict: 'wrong',
          expected: 7,
          evidence: [],
          cited: [],
        },
      ],
    })
    expect(result.failures[0].answer).toMatch(/^2\b/)
    expect(Object.keys(result.kinds[0])).toEqual(expect.arrayContaining(['meanMs', 'p50Ms', 'p95Ms']))
  })

  test('as text: a table, and with --failures what went wrong', async () => {
    const { stdout } = await evaluateQuestions()
    expect(stdout).toMatch(/^kind +asked +right +wrong +declined rightly/)
    expect(stdout).toMatch(/^aggregate +2 +1 +1 /m)
    expect(stdout).toContain('3 of 4 right (75.0 %)')
    expect(stdout).not.toContain('how many shops')
    const { stdout: listed } = await evaluateQuestions('--failures')
    expect(listed).toMatch(
      /false · aggregate · wrong\n +question +how many shops are there\?\n +expected +7\n +answer +2\b/,
    )
  })
})

describe('a retrieval collection', () => {
  test('as JSON: scores and times of each ranking, and comparisons', async () => {
    const { status, stdout, stderr } = await evaluateTrees({}, '--compare', 'bm25,hybrid', '--json')
    expect(status, stderr).toBe(0)
    const result = JSON.parse(stdout)
    expectShape(evaluateCollection.output, result)
    const perfect = { 'ndcg@10': 1, 'recall@10': 1, 'recall@100': 1, map: 1, 'mrr@10': 1 }
    expect(result).toMatchObject({
      schemaVersion: 1,
      kind: 'retrieval',
      corpus: { rows: 5, rejected: 0, passages: 5 },
      queries: 5,
      unjudgedQueries: 0,
      strayJudgements: 0,
      missingRows: 0,
      rankings: [
        { ...perfect, ranking: 'bm25' },
        { ...perfect, ranking: 'hybrid' },
      ],
      comparisons: [
        {
          a: 'bm25',
          b: 'hybrid',
          metric: 'ndcg@10',
          difference: 0,
          pValue: 1,
          rounds: 10_000,
          wins: 0,
          ties: 5,
          losses: 0,
        },
      ],
    })
    for (const key of ['msPerQuery', 'p50Ms', 'p95Ms']) expect(result.rankings[0][key]).toBeGreaterThan(0)
  })

  test('as text: a table, with what was left out on stderr', async () => {
    const { 'queries.jsonl': queries, 'qrels.tsv': qrels } = treeCollection
    const { stdout, stderr } = await evaluateTrees(
      { 'queries.jsonl': `${queries}{"id": "new", "text": "fir"}\n`, 'qrels.tsv': `${qrels}q1\tgone\t1\nold\tt1\t1\n` },
      '--ranking',
      'bm25',
    )
    expect(stdout).toMatch(/^5 rows, 5 queries; read in .* s, indexed in .* s.*\n\nranking +ndcg@10 +recall@10 /)
    // Of six relevant rows five are found, each first: recall (4 + 1/2) / 5.
    expect(stdout).toMatch(/^bm25 +0\.\d{4} +0\.9000 +0\.9000 +0\.9000 +1\.0000 /m)
    for (const hint of ['1 queries have no', '1 judgements are of', '1 relevant rows are not'])
      expect(stderr).toContain(hint)
    const byDefault = await evaluateTrees()
    expect(byDefault.stdout).toMatch(/^hybrid +1\.0000/m)
    expect(byDefault.stderr).toContain('too little text to fit vectors')
  })

  test('is read as the flags say', async () => {
    const corpus = treeCollection['corpus.csv'].replaceAll(',', '|')
    const { status, stdout } = await evaluateTrees({ 'corpus.csv': corpus }, '--delimiter', '|', '--ranking', 'bm25')
    expect(status).toBe(0)
    expect(stdout).toContain('5 rows')
  })

  test('with a part missing is misuse that names it', async () => {
    const folder = filesIn({
      'queries.jsonl': treeCollection['queries.jsonl'],
      'qrels.tsv': treeCollection['qrels.tsv'],
    })
    const { status, stdout, stderr } = await runRagtime(['evaluate', '--retrieval', folder])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('corpus.csv')
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    const { status: exit, stdout: json } = await runRagtime(['evaluate', '--retrieval', empty, '--json'])
    expect(exit).toBe(2)
    expect(JSON.parse(json).error).toMatchObject({ code: 'FILE_NOT_FOUND' })
  })
})

describe('tables', () => {
  test('as JSON: accuracy in all, by type and of the surest, times, answers and failures', async () => {
    const folder = fruitFolder()
    const { status, stdout, stderr } = await runRagtime(['evaluate', '--tables', folder, '--json'])
    expect(status, stderr).toBe(0)
    const result = JSON.parse(stdout)
    expectShape(evaluateTableFolder.output, result)
    expect(result).toMatchObject({
      schemaVersion: 1,
      kind: 'tables',
      tables: 3,
      questions: 5,
      answered: 3,
      right: 2,
      accuracy: 0.4,
      shareAnswered: 0.6,
      accuracyOfAnswered: 2 / 3,
      types: [
        { type: 'how many', asked: 3, answered: 2, right: 1, accuracy: 1 / 3, accuracyOfAnswered: 0.5 },
        { type: 'what', asked: 1, answered: 1, right: 1, accuracy: 1, accuracyOfAnswered: 1 },
        { type: 'why', asked: 1, answered: 0, right: 0, accuracy: 0, accuracyOfAnswered: 0 },
      ],
      predictions: [
        { id: 'rows', answer: ['3'] },
        { id: 'sum', answer: ['6.5'] },
        { id: 'false', answer: ['2'] },
      ],
      failures: [
        { id: 'false', type: 'how many', table: 'towns.csv', verdict: 'wrong', expected: ['1,000'], answer: ['2'] },
        { id: 'why', type: 'why', verdict: 'declined', expected: ['Rayleigh'], answer: [] },
        { id: 'empty', verdict: 'error', answer: [] },
      ],
    })
    expect(result.surest).toHaveLength(10)
    expect(result.surest[9]).toMatchObject({ share: 1, asked: 5, accuracy: 0.4 })
    expect(result.failures[0].reading).toMatch(/rows/)
    expect(result.failures[2].error).toMatch(/./)
    for (const key of ['meanMs', 'p50Ms', 'p95Ms', 'p99Ms', 'opening']) expect(result).toHaveProperty(key)
    // Nothing is left beside the tables, and warnings say which table they mean.
    expect(readdirSync(folder).sort()).toEqual(['empty.csv', 'fruit.csv', 'questions.jsonl', 'towns.csv'])
    expect(stderr).toContain('fruit.csv: ')
  })

  test('as text: a table, and with --failures what went wrong and how it was read', async () => {
    const folder = fruitFolder()
    const { stdout } = await runRagtime(['evaluate', '--tables', folder])
    expect(stdout).toMatch(/^type +asked +answered +right +accuracy +of answered\nhow many +3 +2 +1 +33\.3 % +50\.0 %/)
    expect(stdout).toContain('2 of 5 right (accuracy 40.0 %), asked of 3 tables')
    expect(stdout).toContain('3 answered (60.0 %), 66.7 % of them right')
    expect(stdout).toMatch(/p50 .* ms, p95 .* ms, p99 .* ms; to open a table: /)
    expect(stdout).not.toContain('how many rows')
    const { stdout: listed } = await runRagtime(['evaluate', '--tables', folder, '--failures'])
    expect(listed).toMatch(
      /false · how many · wrong\n +question +how many rows are there\?\n +table +towns\.csv\n +expected +1,000\n +answer +2 \(confidence 0\.\d\d\)\n +read as +\S/,
    )
    expect(listed).toMatch(/empty · how many · failed\n(.*\n)+ +error +\S/)
  })

  test('as JSON lines: every answer that was given', async () => {
    const { stdout } = await runRagtime(['evaluate', '--tables', fruitFolder(), '--jsonl'])
    expect(stdout).toBe('{"id":"rows","answer":["3"]}\n{"id":"sum","answer":["6.5"]}\n{"id":"false","answer":["2"]}\n')
  })

  test('print either scores or answers', async () => {
    const { status, stdout } = await runRagtime(['evaluate', '--tables', '.', '--json', '--jsonl'])
    expect(status).toBe(2)
    expect(JSON.parse(stdout).error.code).toBe('USAGE')
  })

  test('that are not there are misuse', async () => {
    const missing = { question: 'how many rows?', table: 'gone.csv', answer: ['1'] }
    const { status, stdout, stderr } = await runRagtime(['evaluate', '--tables', fruitFolder([missing])])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('gone.csv')
  })
})

describe('misuse', () => {
  test.each([
    [['evaluate'], '--retrieval'],
    [['evaluate', 'x.csv'], 'QUESTIONS is missing'],
    [['evaluate', '--retrieval', '.', '--store', 'x'], '--store'],
    [['evaluate', '--retrieval', '.', '--role', 'a=id'], '--role'],
    [['evaluate', '--retrieval', '.', '--failures'], '--failures'],
    [['evaluate', '--retrieval', '.', '--jsonl'], '--jsonl'],
    [['evaluate', '--retrieval', '.', '--tables', '.'], '--tables'],
    [['evaluate', '--tables', '.', '--store', 'x'], '--store'],
    [['evaluate', '--tables', '.', '--ranking', 'bm25'], '--ranking'],
    [['evaluate', '--tables', 'no-such-folder'], 'questions.jsonl'],
    [['evaluate', 'test/evaluate.test.ts', 'x.jsonl', '--tables', '.'], '--tables'],
    [['evaluate', 'test/evaluate.test.ts', 'x.jsonl', '--jsonl'], '--tables'],
    [['evaluate', '--retrieval', '.', '--compare', 'bm25,lsa', '--ranking', 'bm25'], '--compare'],
    [['evaluate', '--retrieval', '.', '--ranking', 'bm52'], 'bm25'],
    [['evaluate', '--retrieval', '.', '--compare', 'bm25,bm25'], 'twice'],
    [['evaluate', 'test/evaluate.test.ts', 'x.jsonl', '--retrieval', '.'], '--retrieval'],
  ])('%j exits 2 and says how to mend it', async (args, hint) => {
    const { status, stdout, stderr } = await runRagtime(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(hint)
    expect(stderr).toContain('fix:')
  })
})
