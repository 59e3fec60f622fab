import { z } from 'zod'
import { datasetStates } from './dataset.ts'
import { defineOperation } from './operation.ts'
import { list, schemaVersion } from './schemas.ts'
import { sizeOf } from './store-size.ts'

/** Rejected rows listed at most; the store has them all. */
const mostRejects = 100

/** What the store holds and whether it still fits the file. Builds nothing. */
export const status = defineOperation({
  name: 'status',
  summary: 'Say what the store holds and whether it still fits the file',
  input: z.object({}),
  output: z.object({
    schemaVersion,
    file: z.string(),
    store: z.string(),
    state: z.enum(datasetStates),
    generation: z.int(),
    sizeBytes: z.int(),
    createdAt: z.string().exactOptional(),
    rows: z.int().exactOptional(),
    rejected: z.int().exactOptional(),
    passages: z.int().exactOptional(),
    /** Whether there are vectors to rank by; `index` fits them. */
    vectors: z.boolean().exactOptional(),
    settings: z.record(z.string(), z.unknown()),
    /** The first rejected records, with the physical line they start on. */
    rejects: list(z.object({ row: z.int(), line: z.int(), reason: z.string() })),
  }),
  async run(dataset) {
    const { state, manifest, profile, rejects = [], passages } = await dataset.status()
    const known = { schemaVersion: 1 as const, file: dataset.name, store: await dataset.storeDirectory(), state }
    if (manifest === undefined) return { ...known, generation: 0, sizeBytes: 0, settings: {}, rejects: [] }
    const { generation, createdAt, settings } = manifest
    return {
      ...known,
      generation,
      sizeBytes: sizeOf(manifest),
      createdAt,
      settings,
      ...(profile === undefined ? {} : { rows: profile.rows, rejected: profile.rejected }),
      ...(passages === undefined ? {} : { passages, vectors: manifest.index?.lsa !== undefined }),
      rejects: rejects.slice(0, mostRejects).map(({ row, line, reason }) => ({ row, line, reason })),
    }
  },
})
