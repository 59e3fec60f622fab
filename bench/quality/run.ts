/**
 * `npm run bench:quality`: how good the rankings are on collections with judged queries, by `ragtime evaluate`.
 *
 *     npm run bench:quality
 *     npm run bench:quality -- --typos DIR…
 */
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { RankingKind } from '../../src/search/index.ts'
import { describeRun, root } from '../machine.ts'
import { writeSection } from '../report-page.ts'
import { markdownTable } from '../search/report.ts'
import { typoLoss } from './typo-loss.ts'

const metrics = ['ndcg@10', 'recall@10', 'recall@100', 'map', 'mrr@10'] as const

/** What `ragtime evaluate --retrieval DIR --json` prints, as far as it is read here. */
interface Evaluation {
  readonly rankings: readonly ({ readonly ranking: string } & Readonly<Record<(typeof metrics)[number], number>>)[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rankings: { type: 'string', default: 'bm25,lsa,hybrid' },
    /** Also what one typo in one word of each query costs, with and without correction. */
    typos: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    /** Into docs/performance.md. */
    write: { type: 'boolean', default: false },
  },
})
const shared = resolve(root, '../shared/data/retrieval')
const given = positionals.map((folder) => resolve(process.env.INIT_CWD ?? '.', folder))
const folders =
  given.length > 0
    ? given
    : globSync('*/queries.jsonl', { cwd: shared })
        .sort()
        .map((file) => resolve(shared, file, '..'))
if (folders.length === 0) throw new Error(`no collections: name a folder with corpus.csv, queries.jsonl and qrels.tsv`)

const run = describeRun()
const rows: string[][] = []
const typoRows: string[][] = []
for (const folder of folders) {
  const name = basename(folder)
  const rankings = await evaluate(folder)
  for (const ranking of rankings)
    rows.push([name, ranking.ranking, ...metrics.map((metric) => figure(ranking[metric]))])
  if (!values.typos) continue
  for (const loss of await typoLoss(folder, { rankings: wordRankings(values.rankings), seed: Number(values.seed) })) {
    const lost = (typed: number): number => loss.clean - typed
    const share = `${Math.round((100 * lost(loss.corrected)) / lost(loss.uncorrected))} %`
    const cells = [loss.clean, loss.corrected, loss.uncorrected, lost(loss.corrected), lost(loss.uncorrected)]
    typoRows.push([name, loss.ranking, ...cells.map(figure), share])
  }
}
const typoHeader = [
  'collection',
  'ranking',
  'as asked',
  'one typo',
  'not corrected',
  'lost',
  'lost, not corrected',
  'share',
]
const typoTable = `One typo a query (seed ${values.seed}), nDCG@10:\n\n${markdownTable(typoHeader, typoRows)}`
const table = markdownTable(['collection', 'ranking', ...metrics], rows)
const report = [run, table, ...(values.typos ? [typoTable] : [])].join('\n\n')
console.log(`\n${report}\n`)
if (values.write) writeSection('bench:quality', report)

async function evaluate(folder: string): Promise<Evaluation['rankings']> {
  process.stderr.write(`evaluate ${folder} …\n`)
  const args = [
    resolve(root, 'bin/ragtime.js'),
    'evaluate',
    '--retrieval',
    folder,
    '--compare',
    values.rankings,
    '--json',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 30 })
  const { rankings } = JSON.parse(stdout) as Evaluation // pinned by the command's own tests
  return rankings
}

/** Those that correct words: vectors alone know no spelling. */
function wordRankings(asked: string): readonly RankingKind[] {
  return (['bm25', 'hybrid'] as const).filter((ranking) => asked.split(',').includes(ranking))
}

function figure(value: number): string {
  return value.toFixed(4)
}
