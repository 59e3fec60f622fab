import * as z from 'zod/mini'
import type { IndexFiles, Manifest } from './manifest.ts'

const fileRef = z.object({
  // A name that climbs out of the folder is damage or an attack, never ours.
  name: z.string().check(z.regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\][^\\]*$/)),
  sizeBytes: z.int().check(z.nonnegative()),
  crc32: z.int().check(z.nonnegative(), z.maximum(0xffff_ffff)),
})

const indexFiles: z.ZodMiniType<IndexFiles> = z.object({
  cleaner: z.string(),
  analyzer: z.string(),
  segments: z.readonly(z.array(fileRef)),
  tombstones: z.exactOptional(fileRef),
  lsa: z.exactOptional(z.object({ space: fileRef, vectors: z.readonly(z.array(fileRef)) })),
  embeddings: z.exactOptional(
    z.object({
      model: z.string(),
      dimensions: z.int().check(z.positive()),
      vectors: z.readonly(z.array(fileRef)),
    }),
  ),
  cells: z.exactOptional(fileRef),
})

/** Grows when an older reader could not make sense of a manifest any more. */
export const manifestFormat = 1

/** The shape of `manifest.json`. Unknown keys are kept out, so an older reader is not confused by a newer writer of the same format. */
export const manifestSchema: z.ZodMiniType<Manifest> = z.object({
  format: z.literal(manifestFormat),
  ragtime: z.string(),
  generation: z.int().check(z.positive()),
  createdAt: z.string(),
  source: z.object({
    name: z.string(),
    sizeBytes: z.int().check(z.nonnegative()),
    mtimeMs: z.number(),
    inode: z.number(),
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  settings: z.record(z.string(), z.unknown()),
  table: z.object({
    describer: z.string(),
    rows: fileRef,
    rejects: z.exactOptional(fileRef),
    profile: fileRef,
    values: fileRef,
  }),
  index: z.exactOptional(indexFiles),
  thresholds: z.exactOptional(fileRef),
  outdatedIndex: z.exactOptional(indexFiles),
})
