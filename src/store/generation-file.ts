/**
 * The name of a file that belongs to one generation: `rows-000007.parquet`. Files named like this are removed when
 * neither the current manifest nor the one before names them. `kind` may hold a folder: `segments/a`.
 */
export function generationFileName(kind: string, generation: number, extension: string): string {
  return `${kind}-${String(generation).padStart(6, '0')}.${extension}`
}

/** Vectors that an API was paid for. */
export const paidFolder = 'embeddings'
/** Replies that an API was paid for. */
export const repliesFolder = 'replies'
/** What was sent to models and what it cost. */
export const usageFolder = 'usage'

/** Of no generation, and kept when the rest is made anew. */
export const lastingFolders: readonly string[] = [paidFolder, repliesFolder, usageFolder]

/** The generation in a file's name, or undefined for files that live on their own (caches, ledgers, embeddings). */
export function generationOf(name: string): number | undefined {
  if (lastingFolders.some((folder) => name.startsWith(`${folder}/`))) return undefined
  const digits = /-(\d{6,15})\.[a-z]+$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
