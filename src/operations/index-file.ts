import { z } from 'zod'
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
    seconds: z.number(),
  }),
  async run(dataset, { rebuild }, job) {
    const startedAt = performance.now()
    const before = await dataset.status()
    // A person who asks for an index wants to hear that another one is being built, not to wait for it.
    const patience = { wait: false }
    if (rebuild) await dataset.discard(patience)
    const { profile } = await dataset.table(job, patience)
    const index = await dataset.index(job, patience)
    const { passages, words, terms } = await index.stats()
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
      built: after.manifest?.generation !== before.manifest?.generation || rebuild,
      seconds: (performance.now() - startedAt) / 1000,
    }
  },
})
