import { access, mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { RagtimeError } from '../errors.ts'
import { temporarySuffix } from './durable-file.ts'
import { isNodeError } from './node-error.ts'

/** Tells our folder from anyone else's, so that removing a store never deletes what Ragtime did not make. */
const markerName = 'ragtime-store.txt'
const marker = `This folder was made by Ragtime. It holds what was worked out from a CSV file, in most cases the one beside it.
It is safe to delete: it is then made anew. Only embeddings/ and replies/, if they are there, may have cost money; usage/ says what
was sent to models and what that cost.
`

/**
 * Makes `directory` a store's folder, or sees that it is one that can be written. Permissions, read-only mounts and
 * full disks show only by writing. Throws STORE_NOT_WRITABLE, also when the folder holds files that are not Ragtime's.
 */
export async function makeStoreFolder(directory: string): Promise<void> {
  try {
    await makeFolder(directory)
    const entries = await readdir(directory)
    if (!entries.includes(markerName) && entries.length > 0) throw notOurs(directory)
    if (entries.length === 0) await writeFile(join(directory, markerName), marker)
    const probe = join(directory, `probe-${process.pid}${temporarySuffix}`)
    await writeFile(probe, '')
    await rm(probe, { force: true })
  } catch (error) {
    if (error instanceof RagtimeError) throw error
    throw new RagtimeError('STORE_NOT_WRITABLE', {
      what: `The store's folder ${directory} cannot be written`,
      why: error instanceof Error ? error.message : String(error),
      fix: 'make it writable, or name another folder with --store',
      data: { directory },
      cause: error,
    })
  }
}

/** Node's own recursive way never ends where the parent is there and nothing can be made in it, as in `/proc`. */
async function makeFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory)
  } catch (error) {
    if (isNodeError(error, 'EEXIST')) return
    const parent = dirname(directory)
    const hasParent = await access(parent).then(
      () => true,
      () => false,
    )
    if (!isNodeError(error, 'ENOENT') || hasParent || parent === directory) throw error
    await makeFolder(parent)
    await makeFolder(directory)
  }
}

export async function isStoreFolder(directory: string): Promise<boolean> {
  const entries: string[] = await readdir(directory).catch(() => [])
  return entries.includes(markerName)
}

/**
 * Removes a store's folder, but for those of the entries `kept` that are there. The lock goes last, so that nobody else begins to write while
 * files still vanish.
 */
export async function removeStoreFolder(
  directory: string,
  names: { readonly manifest: string; readonly lock: string; readonly kept?: readonly string[] },
): Promise<void> {
  // The manifest first: a reader in between sees an empty store, not a broken one.
  await rm(join(directory, names.manifest), { force: true })
  const entries = await readdir(directory)
  const kept = new Set(names.kept)
  const stays = new Set([names.lock, markerName, ...kept])
  for (const entry of entries) {
    if (!stays.has(entry)) await rm(join(directory, entry), { recursive: true, force: true })
  }
  const isKept = entries.some((entry) => kept.has(entry))
  if (!isKept) await rm(join(directory, markerName), { force: true })
  await rm(join(directory, names.lock), { force: true })
  if (isKept) return
  try {
    await rmdir(directory)
  } catch (error) {
    if (!isNodeError(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) throw error
    // Somebody locked it anew in this moment: the folder is theirs now.
    if (!isNodeError(error, 'ENOENT')) await writeFile(join(directory, markerName), marker)
  }
}

function notOurs(directory: string): RagtimeError {
  return new RagtimeError('STORE_NOT_WRITABLE', {
    what: `${directory} holds files that Ragtime did not make`,
    why: 'a store is one folder of its own, which Ragtime may clear',
    fix: 'name an empty folder, or one that does not exist yet, with --store',
    data: { directory },
  })
}
