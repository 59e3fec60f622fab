import { z } from 'zod'
import { embeddingReport, embedIndex } from './embeddings/embed-index.ts'
import { defineOperation } from './operation.ts'
import { schemaVersion } from './schemas.ts'
import { sizeOf } from './store-size.ts'

/** Reads the file and indexes its text now, rather than at the first question. Does nothing when both are up to date. */
export const indexFile = defineOperation({
  name: 'index',
  summary: 'Read the file and index its text, ahead of the first question',
  input: z.object({
    /** Do it even when nothing changed. */
    rebuild: z.boolean().default(false),
    /** Threads that clean cells beside the calling one; the index does not depend on it. By default one less than the machine has, at most 4. */
    workers: z.int().min(0).max(64).optional(),
  }),
  output: z.object({
    schemaVersion,
    store: z.string(),
    rows: z.int(),
    rejected: z.int(),
    passages: z.int(),
    words: z.int(),
    terms: z.int(),
    sizeBytes: z.int(),
    /** False when everything was up to date already. */
    built: z.boolean(),
    /** Distinct cells of the text columns; all 0 when no index was made. */
    cells: z.object({
      /** Cleaned and cut into passages. */
      processed: z.int(),
      /** Taken over from the index of the file before it changed. */
      reused: z.int(),
      /** Dropped, as they are not in the file any more. */
      removed: z.int(),
    }),
    /** Vectors fit on the text, by which `lsa` and `hybrid` rank. */
    vectors: z.object({
      /** False where the text is too little to learn from. */
      fitted: z.boolean(),
      /** Time it took; 0 when there was nothing to fit. */
      seconds: z.number(),
    }),
    /** Vectors made by a model; absent when none was asked for. */
    embeddings: embeddingReport.exactOptional(),
    seconds: z.number(),
  }),
  async run(dataset, { rebuild, workers }, job) {
    const startedAt = performance.now()
    const before = await dataset.status()
    const cellsBefore = dataset.lastIndexed
    // A person who asks for an index wants to hear that another one is being built, not to wait for it.
    const patience = { wait: false }
    if (rebuild) await dataset.discard(patience)
    const { profile, private: privateColumns } = await dataset.table(job, patience)
    const index = await dataset.index(workers === undefined ? job : { ...job, workers }, patience)
    const fitAt = performance.now()
    const fitted = await index.fitVectors()
    const fitSeconds = (performance.now() - fitAt) / 1000
    const embeddings = await embedIndex(dataset, { index, private: privateColumns, job })
    const { passages, words, terms = 0 } = await index.stats({ terms: true })
    const after = await dataset.status()
    return {
      schemaVersion: 1 as const,
      store: await dataset.storeDirectory(),
      rows: profile.rows,
      rejected: profile.rejected,
      passages,
      words,
      terms,
      sizeBytes: after.manifest === undefined ? 0 : sizeOf(after.manifest),
      cells: dataset.lastIndexed === cellsBefore ? { processed: 0, reused: 0, removed: 0 } : dataset.lastIndexed,
      vectors: { fitted: after.manifest?.index?.lsa !== undefined, seconds: fitted ? fitSeconds : 0 },
      ...(embeddings === undefined ? {} : { embeddings }),
      built: after.manifest?.generation !== before.manifest?.generation || rebuild,
      seconds: (performance.now() - startedAt) / 1000,
    }
  },
})
