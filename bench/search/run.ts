/**
 * `npm run bench:search`: our search beside its peers, on the same generated text and the same queries.
 *
 *     npm run bench:search -- --size 20000,200000 --write
 *     npm run bench:search -- --size 1000000 --only ours,lancedb
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeRun, isBusy, root } from '../machine.ts'
import { writeSection } from '../report-page.ts'
import { Corpus, writeCorpus } from './corpus.ts'
import { compileWorkers, emptyProcessMs } from './engine-process.ts'
import { measureEngines } from './measure-engines.ts'
import { makeQueries } from './queries.ts'
import { reportTable } from './report.ts'
import { percentile } from './statistics.ts'
import { writeVectors } from './vectors.ts'

const allPeers = ['ours', 'lancedb', 'sqlite', 'duckdb', 'minisearch', 'orama']
const queryCount = 200
const warmUpCount = 1000

const { values } = parseArgs({
  options: {
    /** Passages, one corpus for each number. */
    size: { type: 'string', default: '20000,200000' },
    only: { type: 'string', default: allPeers.join(',') },
    seed: { type: 'string', default: '1' },
    /** Seconds after which the build of an engine that works in memory is given up. */
    limit: { type: 'string', default: '300' },
    /** Into docs/performance.md. */
    write: { type: 'boolean', default: false },
  },
})
const peers = values.only.split(',')
const seed = Number(values.seed)
const say = (doing: string) => process.stderr.write(`${doing} …\n`)

if (!existsSync(resolve(root, 'bench/node_modules')))
  throw new Error('the peers are not installed: npm ci --prefix bench')
if (isBusy()) say('warning: the machine is not idle, the times will be too long')
const run = describeRun()
await compileWorkers(peers)

for (const size of values.size.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-bench-'))
  try {
    say(`write ${size} passages`)
    const corpus = new Corpus(seed, size)
    const files = { csv: join(folder, 'corpus.csv'), vectors: join(folder, 'vectors.f32'), passages: size }
    const sha256 = writeCorpus(corpus, files.csv)
    writeVectors(corpus, files.vectors)
    const engines = join(folder, 'engines')
    mkdirSync(engines)
    const results = await measureEngines(
      peers,
      {
        corpus: files,
        folder: engines,
        queries: makeQueries(corpus, seed + 100, queryCount),
        warmUp: makeQueries(corpus, seed + 200, warmUpCount),
        inMemoryLimitMs: Number(values.limit) * 1000,
      },
      say,
    )
    const title = `${size.toLocaleString('en-US')} passages · ${queryCount} queries · seed ${seed} · corpus SHA-256 ${sha256}`
    const floor = percentile(Array.from({ length: 5 }, emptyProcessMs), 0.5)
    const report = `${title}\n\n${run} · an empty Node process ${floor.toFixed(0)} ms\n\n${reportTable(results, queryCount)}`
    console.log(`\n${report}\n`)
    if (values.write) writeSection(`bench:search ${size}`, report)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
