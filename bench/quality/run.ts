/**
 * `npm run bench:quality`: how good the rankings are on collections with judged queries, by `ragtime evaluate`.
 *
 *     npm run bench:quality
 *     npm run bench:quality -- --typos DIR…
 */
import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { describeRun, root } from '../machine.ts'
import { randomFrom } from '../random.ts'
import { writeSection } from '../report-page.ts'
import { markdownTable } from '../search/report.ts'
import { withTypo } from './typos.ts'

const metrics = ['ndcg@10', 'recall@10', 'recall@100', 'map', 'mrr@10'] as const

/** What `ragtime evaluate --retrieval DIR --json` prints, as far as it is read here. */
interface Evaluation {
  readonly rankings: readonly ({ readonly ranking: string } & Readonly<Record<(typeof metrics)[number], number>>)[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rankings: { type: 'string', default: 'bm25,lsa,hybrid' },
    /** Again with one typo in one word of each query. */
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
for (const folder of folders) {
  const name = basename(folder)
  const rankings = await evaluate(folder)
  for (const ranking of rankings)
    rows.push([name, ranking.ranking, ...metrics.map((metric) => figure(ranking[metric]))])
  if (!values.typos) continue
  const misspelt = copyWithTypos(folder)
  try {
    for (const [at, ranking] of (await evaluate(misspelt)).entries()) {
      const cells = metrics.map((metric) => {
        const lost = ranking[metric] - (rankings[at]?.[metric] ?? Number.NaN)
        return `${figure(ranking[metric])} (${lost > 0 ? '+' : ''}${figure(lost)})`
      })
      rows.push([name, `${ranking.ranking}, one typo`, ...cells])
    }
  } finally {
    rmSync(misspelt, { recursive: true, force: true })
  }
}
const report = `${run}${values.typos ? ` · typos by seed ${values.seed}` : ''}\n\n${markdownTable(['collection', 'ranking', ...metrics], rows)}`
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

/** The collection in a folder of its own, its queries misspelt. */
function copyWithTypos(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), `${basename(folder)}-typos-`))
  for (const file of ['corpus.csv', 'qrels.tsv']) cpSync(join(folder, file), join(copy, file))
  const random = randomFrom(Number(values.seed))
  const queries = readFileSync(join(folder, 'queries.jsonl'), 'utf8').split('\n').filter(Boolean)
  const misspelt = queries.map((line) => {
    const query = JSON.parse(line) as { text: string } // the format of every collection
    return JSON.stringify({ ...query, text: withTypo(random, query.text) })
  })
  writeFileSync(join(copy, 'queries.jsonl'), `${misspelt.join('\n')}\n`)
  return copy
}

function figure(value: number): string {
  return value.toFixed(4)
}
