/** Searches an index that `embeddings.ts` made, in a process of its own: so its memory is that of searching alone. */
import { openEmbeddedIndex, type SearchRequest } from '../../src/search/index.ts'
import { openStore } from '../../src/store/index.ts'
import { Corpus } from './corpus.ts'
import { type EmbeddingsRun, passageVector } from './embeddings-run.ts'
import { makeQueries } from './queries.ts'
import { percentile } from './statistics.ts'
import { vectorNear } from './vectors.ts'

export interface SearchReport {
  /** Resident memory, without the queries. */
  readonly openBytes: number
  readonly firstBytes: number
  readonly lastBytes: number
  readonly times: readonly { readonly name: string; readonly p50: number; readonly p95: number }[]
  /** Queries whose ten hits by vectors are those of a comparison of all vectors. */
  readonly same: number
}

const run = JSON.parse(process.argv[2] ?? '') as EmbeddingsRun // as `embeddings.ts` prints it
const corpus = new Corpus(1, run.size)
const queries = makeQueries(corpus, 7, run.queries).map(({ words, source }, at) => ({
  query: words.join(' '),
  queryVector: vectorNear(corpus.topics(source), 1e6 + at, run.dimensions),
}))
const index = await openEmbeddedIndex(openStore(run.directory), { cleaner: '1' })
if (index === undefined) throw new Error('there is no index')
const { rss: openBytes } = process.memoryUsage()
await index.search({ query: '', k: 10, ranking: 'embeddings', ...queries[0] })
const { rss: firstBytes } = process.memoryUsage()
const found: string[][] = []
const times = [
  await timesOf('vectors alone', async (request) => {
    const { hits } = await index.search({ ...request, ranking: 'embeddings' })
    found.push(hits.map(({ passage }) => passage.id))
  }),
  await timesOf('hybrid', (request) => index.search({ ...request, ranking: 'hybrid' })),
  await timesOf('hybrid without vectors', ({ query, k }) => index.search({ query, k, ranking: 'hybrid' })),
]
const { rss: lastBytes } = process.memoryUsage()
const report: SearchReport = { openBytes, firstBytes, lastBytes, times, same: countSame() }
process.send?.(report)
await index.close()

async function timesOf(name: string, search: (request: SearchRequest) => Promise<unknown>) {
  const ms: number[] = []
  for (const query of queries) {
    const startedAt = performance.now()
    await search({ ...query, k: 10 })
    ms.push(performance.now() - startedAt)
  }
  return { name, p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) }
}

function countSame(): number {
  const vectors = Array.from({ length: run.size }, (_, at) => passageVector(corpus, at + 1, run.dimensions))
  return queries.filter(({ queryVector }, at) => {
    const exact = vectors
      .map((vector, place) => ({ id: `${place + 1}`, cosine: dot(vector, queryVector) }))
      .sort((one, other) => other.cosine - one.cosine)
      .slice(0, 10)
    return exact.map(({ id }) => id).join() === found[at]?.join()
  }).length
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
