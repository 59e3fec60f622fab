import { readdir } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { folderOf, problemOf, treeCollection } from '../evaluation.fixture.ts'
import { evaluateRetrieval } from './evaluate-retrieval.ts'

async function evaluate(files: Readonly<Record<string, string>>, rankings: readonly ('bm25' | 'hybrid')[] = ['bm25']) {
  await using folder = await folderOf(files)
  return await evaluateRetrieval(folder.path, { rankings })
}

const score = (value: number) => ({ 'ndcg@10': value, 'recall@10': 1, 'recall@100': 1, map: value, 'mrr@10': value })

describe('evaluateRetrieval', () => {
  it('gives full marks to queries that find their rows first', async () => {
    const { rankings, corpus, missingRows, comparisons } = await evaluate(treeCollection)
    expect(rankings).toMatchObject([{ ranking: 'bm25', scores: score(1) }])
    expect(corpus).toMatchObject({ rows: 5, passages: 5, rejected: 0 })
    expect([missingRows, comparisons]).toEqual([0, []])
  })

  it('breaks ties by the order of the rows, and averages over the queries', async () => {
    // "leaf" is the same in every row, so the third row comes third: 1/3 and 1/log2(4) = 1/2. "oak" finds its row: 1.
    const files = {
      ...treeCollection,
      'queries.jsonl': '{"id": "leaf", "text": "leaf"}\n{"id": "oak", "text": "oak"}\n{"id": "none", "text": "elm"}\n',
      'qrels.tsv': 'leaf\tt3\t1\noak\tt1\t4\n',
    }
    const { rankings, collection } = await evaluate(files)
    expect(rankings[0]?.scores).toEqual({
      'ndcg@10': (1 / 2 + 1) / 2,
      'recall@10': 1,
      'recall@100': 1,
      map: (1 / 3 + 1) / 2,
      'mrr@10': (1 / 3 + 1) / 2,
    })
    expect(collection.unjudged).toBe(1)
  })

  it('counts a relevant row that is not in the corpus as not found', async () => {
    const files = { ...treeCollection, 'qrels.tsv': 'q1\tt1\t1\nq1\tgone\t1\n' }
    const { rankings, missingRows } = await evaluate(files)
    expect(missingRows).toBe(1)
    expect(rankings[0]?.scores).toMatchObject({ 'recall@10': 1 / 2, map: 1 / 2, 'mrr@10': 1 })
  })

  it('compares every two rankings', async () => {
    const { comparisons } = await evaluate(treeCollection, ['bm25', 'hybrid'])
    expect(comparisons).toMatchObject([{ a: 'bm25', b: 'hybrid', metric: 'ndcg@10', rounds: 10_000 }])
    const [{ wins, ties, losses } = { wins: 0, ties: 0, losses: 0 }] = comparisons
    expect(wins + ties + losses).toBe(5)
  })

  it('finds the columns whatever their case and order, and does without titles', async () => {
    const corpus = treeCollection['corpus.csv'].replace('id,title,text', 'ID,Kind,Text')
    const { rankings } = await evaluate({ ...treeCollection, 'corpus.csv': corpus })
    expect(rankings[0]?.scores).toEqual(score(1))
  })

  it.each([
    ['it succeeds', treeCollection, 'evaluated'],
    ['it fails', { ...treeCollection, 'corpus.csv': 'a,b\n1,2\n' }, 'COLUMN_UNKNOWN'],
  ])('leaves nothing behind when %s', async (_, files, outcome) => {
    await using folder = await folderOf(files)
    await using temporary = await folderOf({})
    for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, temporary.path)
    const work = evaluateRetrieval(folder.path, { rankings: ['bm25'] }).then(() => 'evaluated')
    expect(await work.catch((error: { code: string }) => error.code)).toBe(outcome)
    vi.unstubAllEnvs()
    expect(await readdir(temporary.path)).toEqual([])
  })

  it.each([
    ['key,text\n1,The text is here.\n', 'COLUMN_UNKNOWN', '"id"'],
    ['id,body\n1,The text is here.\n', 'COLUMN_UNKNOWN', '"text"'],
    ['id,text\n1,The oak.\n2,The elm.\n1,The ash.\n', 'INPUT_INVALID', 'row 1 has the same id'],
    ['id,text\n1,The oak.\n,The elm.\n', 'INPUT_INVALID', 'row 2'],
  ])('refuses a corpus of %j', async (corpus, code, hint) => {
    const problem = await problemOf(evaluate({ ...treeCollection, 'corpus.csv': corpus }))
    expect(problem.code).toBe(code)
    expect(problem.text).toContain(hint)
  })

  it('stops when it is told to', async () => {
    await using folder = await folderOf(treeCollection)
    const stopped = evaluateRetrieval(
      folder.path,
      { rankings: ['bm25'] },
      { signal: AbortSignal.abort(new Error('enough')) },
    )
    await expect(stopped).rejects.toThrow('enough')
  })
})
