/**
 * `npm run bench:ablation`: what each part of the ranking recipe gives, by taking it away.
 *
 *     npm run bench:ablation -- DIR… [--every 4]
 */
import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readCollection } from '../../src/evaluation/retrieval/collection.ts'
import { indexCorpus } from '../../src/evaluation/retrieval/corpus-index.ts'
import { scoresOf } from '../../src/evaluation/retrieval/metrics.ts'
import type { RankingKind, Recipe } from '../../src/search/index.ts'
import { describeRun, root } from '../machine.ts'
import { markdownTable } from '../search/report.ts'

interface Variant {
  readonly name: string
  readonly ranking: RankingKind
  readonly recipe?: Partial<Recipe>
}

const noGrams = { grams: 0, inflectedGrams: 0, unknownGrams: 0 }
const noVectors = { meaning: 0, feedback: 0 }
const variants: readonly Variant[] = [
  { name: 'stems alone (`bm25`)', ranking: 'bm25' },
  { name: '+ words as asked', ranking: 'hybrid', recipe: { ...noVectors, ...noGrams, pairs: 0, sentence: 0 } },
  { name: '+ pairs', ranking: 'hybrid', recipe: { ...noVectors, ...noGrams, sentence: 0 } },
  { name: '+ best sentence', ranking: 'hybrid', recipe: { ...noVectors, ...noGrams } },
  { name: '+ 4-grams', ranking: 'hybrid', recipe: noVectors },
  { name: '+ vectors', ranking: 'hybrid', recipe: { feedback: 0 } },
  { name: '+ feedback (`hybrid`)', ranking: 'hybrid' },
  { name: 'all but words as asked', ranking: 'hybrid', recipe: { exact: 0 } },
  { name: 'all but pairs', ranking: 'hybrid', recipe: { pairs: 0 } },
  { name: 'all but best sentence', ranking: 'hybrid', recipe: { sentence: 0 } },
  { name: 'all but 4-grams', ranking: 'hybrid', recipe: noGrams },
  { name: 'vectors alone (`lsa`)', ranking: 'lsa' },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
})
const every = Number(values.every)
const folders =
  positionals.length > 0
    ? positionals.map((folder) => resolve(process.env.INIT_CWD ?? '.', folder))
    : globSync(resolve(root, '../shared/data/retrieval/*/queries.jsonl'))
        .sort()
        .map((file) => resolve(file, '..'))

const columns: string[][] = []
for (const folder of folders) {
  const collection = await readCollection(folder)
  const queries = collection.queries.filter((_, place) => place % every === 0)
  await using corpus = await indexCorpus(
    collection.corpusPath,
    { settings: {}, vectors: true, now: () => performance.now() },
    {},
  )
  const column: string[] = []
  for (const { name, ranking, recipe } of variants) {
    let ndcg = 0
    let recall = 0
    for (const { text, relevant } of queries) {
      const ranked = await corpus.index.rank({ query: text, k: 100, ranking, ...(recipe && { recipe }) })
      const gains = new Map([...relevant].map(([row, gain]) => [corpus.passageIds.get(row) ?? row, gain]))
      const scores = scoresOf(
        ranked.map(({ id }) => id),
        gains,
      )
      ndcg += scores['ndcg@10']
      recall += scores['recall@100']
    }
    column.push(`${(ndcg / queries.length).toFixed(4)} / ${(recall / queries.length).toFixed(4)}`)
    console.error(`${basename(folder)} ${name}: ${column.at(-1)}`)
  }
  columns.push(column)
}
console.log(describeRun())
console.log(
  markdownTable(
    ['ranking', ...folders.map((folder) => basename(folder))],
    variants.map(({ name }, row) => [name, ...columns.map((column) => column[row] ?? '')]),
  ),
)
