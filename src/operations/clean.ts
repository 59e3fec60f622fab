import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { schemaVersion } from './schemas.ts'

/** Removes the store. The CSV is never touched. */
export const clean = defineOperation({
  name: 'clean',
  summary: 'Remove what Ragtime keeps beside the file; the file stays',
  input: z.object({}),
  output: z.object({ schemaVersion, store: z.string(), removed: z.boolean() }),
  async run(dataset) {
    const store = await dataset.storeDirectory()
    return { schemaVersion: 1 as const, store, removed: await dataset.removeStore() }
  },
})
