import { resolve } from 'node:path'
import { readLines } from '../../src/evaluation/read-lines.ts'
import { readQrels } from '../../src/evaluation/retrieval/read-qrels.ts'

/** A question about a collection of paragraphs, with what is known to answer it. */
export interface OpenQuestion {
  readonly id: string
  readonly question: string
  /** Ids of the paragraphs that answer it. */
  readonly paragraphs: readonly string[]
  /** Strings that answer it; any of them will do. */
  readonly answers: readonly string[]
}

/** The questions of a folder with `queries.jsonl`, `qrels.tsv` and `answers.jsonl` (`id`, `answers`); those without an answer are left out. */
export async function readOpenQuestions(folder: string): Promise<readonly OpenQuestion[]> {
  const fix = 'name a folder with corpus.csv, queries.jsonl, qrels.tsv and answers.jsonl'
  const read = async <Line>(name: string) =>
    (await readLines(resolve(folder, name), { fix })).map(({ text }) => JSON.parse(text) as Line) // the format of the collection
  const paragraphs = Map.groupBy(await readQrels(resolve(folder, 'qrels.tsv')), ({ query }) => query)
  const answers = new Map(
    (await read<{ id: string; answers: string[] }>('answers.jsonl')).map((line) => [line.id, line.answers]),
  )
  return (await read<{ id: string; text: string }>('queries.jsonl')).flatMap(({ id, text }) => {
    const known = answers.get(id)
    const rows = paragraphs.get(id)?.filter(({ score }) => score > 0)
    if (known === undefined || rows === undefined) return []
    return [{ id, question: text, paragraphs: rows.map(({ row }) => row), answers: known }]
  })
}
