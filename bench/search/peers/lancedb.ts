import { type Hit, type Peer, wanted } from '../peer.ts'
import { type ReadPassage, readBatches } from '../read-corpus.ts'
import { versionOf } from '../versions.ts'

// On a machine of two cores its thread pool has one thread, and a full-text index of more than one batch never gets done:
// lancedb/lancedb issue 3568. And it warns at every hybrid search otherwise.
process.env.LANCE_CPU_THREADS ??= '4'
process.env.LANCE_LOG ??= 'error'
const { connect, Index, rerankers } = await import('@lancedb/lancedb')

export const peer: Peer = {
  title: `LanceDB ${versionOf('@lancedb/lancedb')}`,
  setup:
    '`LANCE_CPU_THREADS=4`, as its own choice hangs on two cores (lancedb issue 3568); full-text index without positions, English stems; bitmap index on the entity; vectors by IVF-PQ, approximate, ten times faster here than its exact scan; hybrid by its RRF reranker',

  async build(corpus, folder) {
    const startedAt = performance.now()
    const database = await connect(folder)
    const batches = readBatches(corpus, 20_000)
    const { value: first } = await batches.next()
    const table = await database.createTable('passages', records(first))
    for await (const batch of batches) await table.add(records(batch))
    await table.createIndex('text', { config: Index.fts({ withPosition: false }) })
    await table.createIndex('entity', { config: Index.bitmap() })
    const vectorsAt = performance.now()
    await table.createIndex('vector', { config: Index.ivfPq({ distanceType: 'cosine' }) })
    const vectorsMs = performance.now() - vectorsAt
    await table.optimize()
    return { totalMs: performance.now() - startedAt, vectorsMs }
  },

  async open(folder) {
    const table = await (await connect(folder)).openTable('passages')
    const fusion = await rerankers.RRFReranker.create()
    const columns = ['id', 'text']
    const byWords = (words: readonly string[]) =>
      table
        .query()
        .fullTextSearch(words.join(' '), { columns: ['text'] })
        .limit(wanted)
    const byVector = (vector: Float32Array) => table.vectorSearch(vector).distanceType('cosine').limit(wanted)
    return {
      bm25: async ({ words }) =>
        hits(
          await byWords(words)
            .select([...columns, '_score'])
            .toArray(),
        ),
      filtered: async ({ words, entity }) =>
        hits(
          await byWords(words)
            .where(`entity = '${entity}'`)
            .select([...columns, '_score'])
            .toArray(),
        ),
      vector: async ({ vector }) =>
        hits(
          await byVector(vector)
            .select([...columns, '_distance'])
            .toArray(),
        ),
      hybrid: async ({ words, vector }) =>
        hits(
          await byVector(vector)
            .fullTextSearch(words.join(' '), { columns: ['text'] })
            .rerank(fusion)
            .select(columns)
            .toArray(),
        ),
    }
  },
}

function records(batch: ReadPassage[]): Record<string, unknown>[] {
  return batch.map((passage) => ({ ...passage, vector: Array.from(passage.vector ?? []) }))
}

function hits(rows: { id: number; text: string }[]): Hit[] {
  return rows.map(({ id, text }) => ({ id, text }))
}
