import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, problemOf, treeCollection } from '../evaluation.fixture.ts'
import { readCollection } from './collection.ts'
import { readQrels } from './read-qrels.ts'
import { readQueries } from './read-queries.ts'

async function queriesOf(text: string) {
  await using folder = await folderOf({ 'queries.jsonl': text })
  return await readQueries(join(folder.path, 'queries.jsonl'))
}

async function qrelsOf(text: string) {
  await using folder = await folderOf({ 'qrels.tsv': text })
  return await readQrels(join(folder.path, 'qrels.tsv'))
}

describe('queries', () => {
  it('have their id and text under any of the usual names', async () => {
    const lines = ['{"_id": "a", "text": "one"}', '{"id": 7, "query": "two"}', '', '{"query_id": "c", "question": ""}']
    expect(await queriesOf(`\ufeff${lines.join('\r\n')}\r\n`)).toEqual([
      { id: 'a', text: 'one' },
      { id: '7', text: 'two' },
      { id: 'c', text: '' },
    ])
  })

  it.each([
    ['{"id": "a", "text": "x"}\n{', 'line 2', 'not JSON'],
    ['[1]', 'line 1', 'not an object'],
    ['{"text": "x"}', 'line 1', '"_id", "id", "query_id"'],
    ['\n{"id": "a", "title": "x"}', 'line 2', '"text", "query", "question"'],
    ['{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', 'line 2', 'line 1 already'],
  ])('that are malformed are an error that names the line: %s', async (text, ...hints) => {
    const { code, text: message } = await problemOf(queriesOf(text))
    expect(code).toBe('INPUT_INVALID')
    for (const hint of hints) expect(message).toContain(hint)
  })
})

describe('judgements', () => {
  const two = [
    { query: 'q1', row: 'd 1', score: 2 },
    { query: 'q1', row: 'd2', score: 0 },
  ]

  it.each([
    ['with a header', 'query-id\tcorpus-id\tscore\nq1\td 1\t2\nq1\td2\t0\n'],
    ['without one', 'q1\td 1\t2\r\nq1\td2\t0\r\n'],
    ['in the four columns of TREC', 'q1\t0\td 1\t2\nq1\tQ0\td2\t0'],
    ['that say the same twice', 'q1\td 1\t2\nq1\td2\t0\nq1\td 1\t2.0\n'],
  ])('are read %s', async (_, text) => {
    expect(await qrelsOf(text)).toEqual(two)
  })

  it('are read with spaces between', async () => {
    expect(await qrelsOf('1 0 184 3\n 1  0  29 -1 \n')).toEqual([
      { query: '1', row: '184', score: 3 },
      { query: '1', row: '29', score: -1 },
    ])
  })

  it.each([
    ['q1\td1\t1\nq1\td2\thigh', 'line 2', 'not a number'],
    ['q1\td1\t1\nq1\t\t1', 'line 2', 'an id is empty'],
    ['q1\td1\t1\nq1\td1', 'line 2', '2 columns'],
    ['q1\td1\t1\n\nq1\td1\t2', 'line 3', 'line 1'],
  ])('that are malformed are an error that names the line: %s', async (text, ...hints) => {
    const { code, text: message } = await problemOf(qrelsOf(text))
    expect(code).toBe('INPUT_INVALID')
    for (const hint of hints) expect(message).toContain(hint)
  })
})

describe('a collection', () => {
  it('asks the queries that have a relevant row, and counts the others', async () => {
    await using folder = await folderOf({
      'queries.jsonl': '{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n{"id": "c", "text": "z"}\n',
      'qrels.tsv': 'c\td1\t2\nc\td2\t0\nb\td1\t0\nother\td1\t1\n',
    })
    expect(await readCollection(folder.path)).toEqual({
      corpusPath: join(folder.path, 'corpus.csv'),
      queries: [{ id: 'c', text: 'z', relevant: new Map([['d1', 2]]) }],
      unjudged: 2,
      strayJudgements: 1,
    })
  })

  it.each([
    [{ 'qrels.tsv': '8\tt1\t1\n9\tt2\t1\n' }, 'INPUT_INVALID', 'names no query'],
    [{ 'qrels.tsv': 'q1\tt1\t0\n' }, 'INPUT_INVALID', '0 or less'],
    [{ 'qrels.tsv': '' }, 'INPUT_INVALID', '0 judgements'],
  ])('in which nothing is judged is an error: %j', async (files, code, hint) => {
    await using folder = await folderOf({ ...treeCollection, ...files })
    const problem = await problemOf(readCollection(folder.path))
    expect(problem.code).toBe(code)
    expect(problem.text).toContain(hint)
  })

  it.each(['queries.jsonl', 'qrels.tsv'] as const)('without %s is an error that names it', async (name) => {
    const { [name]: _, ...files } = treeCollection
    await using folder = await folderOf(files)
    const problem = await problemOf(readCollection(folder.path))
    expect(problem.code).toBe('FILE_NOT_FOUND')
    expect(problem.text).toContain(name)
  })
})
