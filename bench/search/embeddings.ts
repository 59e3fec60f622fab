/**
 * `npm run bench:embeddings`: what the vectors of a model cost an index in time, disk and memory. They are made up, around the topics of
 * made-up passages, so that nothing leaves the machine.
 *
 *     npm run bench:embeddings -- --size 20000 --dimensions 1536 --queries 200
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createEmbeddedIndex, openEmbeddedIndex } from '../../src/search/index.ts'
import { passage, temporaryStore } from '../../src/search/search.fixture.ts'
import { describeRun } from '../machine.ts'
import { Corpus } from './corpus.ts'
import { type EmbeddingsRun, madeUpModel } from './embeddings-run.ts'
import type { SearchReport } from './embeddings-search.ts'
import { folderBytes } from './folder-size.ts'
import { markdownTable, megabytes, seconds } from './report.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20000' },
    dimensions: { type: 'string', default: '1536' },
    queries: { type: 'string', default: '200' },
  },
})
const machine = describeRun()
await using store = await temporaryStore()
const run: EmbeddingsRun = {
  directory: store.directory,
  size: Number(values.size),
  dimensions: Number(values.dimensions),
  queries: Number(values.queries),
}
const corpus = new Corpus(1, run.size)
const index = await createEmbeddedIndex(store, { cleaner: '1' })
await index.add(Array.from({ length: run.size }, (_, at) => passage(`${at + 1}`, corpus.passage(at + 1).text)))
const embeddedMs = await timed(() => index.embedWith(madeUpModel(run)))
await index.close()
const again = await openEmbeddedIndex(store, { cleaner: '1' })
const unchangedMs = await timed(async () => again?.embedWith(madeUpModel(run)))
await again?.close()
const embeddings = (await store.readManifest())?.index?.embeddings?.vectors ?? []

const searching = fork(resolve(import.meta.dirname, 'embeddings-search.ts'), [JSON.stringify(run)])
const [searched] = (await once(searching, 'message')) as [SearchReport] // what that file sends
const rows = [
  ['making and storing all, the model taking no time', seconds(embeddedMs)],
  ['the same again: nothing to do', seconds(unchangedMs)],
  ['disk: vectors, kept once', megabytes(folderBytes(store.path('embeddings')))],
  ['disk: signs and places, of the index', megabytes(embeddings.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))],
  ['memory of a process that opened the index', megabytes(searched.openBytes)],
  ['after its first search by vectors', megabytes(searched.firstBytes)],
  [`after ${run.queries} searches of each kind`, megabytes(searched.lastBytes)],
  ...searched.times.map(({ name, p50, p95 }) => [`${name}: p50 / p95`, `${p50.toFixed(2)} / ${p95.toFixed(2)} ms`]),
  ['same ten as a comparison of all vectors', `${searched.same} of ${run.queries}`],
]
const title = `${run.size.toLocaleString('en-US')} passages × ${run.dimensions.toLocaleString('en-US')} dimensions`
console.log(`\n${title}\n\n${machine}\n\n${markdownTable(['what', 'measured'], rows)}\n`)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
