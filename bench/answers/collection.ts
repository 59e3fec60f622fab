import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type Dataset, openDataset } from '../../src/operations/index.ts'
import { type OpenQuestion, readOpenQuestions } from './open-questions.ts'

/** A folder of paragraphs and questions, indexed in a store that goes when this is disposed of. */
export interface Collection extends AsyncDisposable {
  readonly name: string
  readonly dataset: Dataset
  readonly questions: readonly OpenQuestion[]
  /** The paragraph that a row of the corpus holds. */
  readonly paragraphOf: (row: number) => string | undefined
  /** The article of a paragraph. */
  readonly articleOf: (paragraph: string) => string
  readonly articles: readonly string[]
  readonly rows: ReadonlySet<number>
  /** The rows of a paragraph's article. */
  readonly rowsOf: (paragraph: string) => ReadonlySet<number>
  readonly paragraphRows: (paragraphs: readonly string[]) => ReadonlySet<number>
}

export async function openCollection(folder: string): Promise<Collection> {
  const store = await mkdtemp(join(tmpdir(), 'ragtime-answers-'))
  const dataset = await openDataset(resolve(folder, 'corpus.csv'), { store })
  await dataset.index({})
  const table = await dataset.table({})
  const { rows } = await table.queryOwn('SELECT _row, id, title FROM data', { maxRows: 1_000_000 })
  const ids = new Map(rows.map(([row, id]) => [Number(row), String(id)]))
  const titles = new Map(rows.map(([, id, title]) => [String(id), String(title)]))
  const byArticle = Map.groupBy(ids, ([, id]) => titles.get(id) ?? '')
  return {
    articles: [...byArticle.keys()],
    rows: new Set(ids.keys()),
    rowsOf: (paragraph) => new Set(byArticle.get(titles.get(paragraph) ?? '')?.map(([row]) => row)),
    paragraphRows: (paragraphs) => new Set([...ids].flatMap(([row, id]) => (paragraphs.includes(id) ? [row] : []))),
    name: basename(folder),
    dataset,
    questions: await readOpenQuestions(folder),
    paragraphOf: (row) => ids.get(row),
    articleOf: (paragraph) => titles.get(paragraph) ?? '',
    async [Symbol.asyncDispose]() {
      await dataset.close()
      await rm(store, { recursive: true, force: true })
    },
  }
}

/** Every second article of a collection, by the order of their first questions, is learned from; the others are measured on. */
export function halvesOf({ questions, articleOf }: Collection): {
  readonly learned: readonly OpenQuestion[]
  readonly measured: readonly OpenQuestion[]
} {
  const article = ({ paragraphs }: OpenQuestion) => articleOf(paragraphs[0] ?? '')
  const articles = [...new Set(questions.map(article))]
  const even = new Set(articles.filter((_, at) => at % 2 === 0))
  return {
    learned: questions.filter((question) => even.has(article(question))),
    measured: questions.filter((question) => !even.has(article(question))),
  }
}
