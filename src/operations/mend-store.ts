import { RagtimeError } from '../errors.ts'
import { type FileRef, indexFiles, type Lock, type Manifest, type Store, tableFiles } from '../store/index.ts'

/** What of a store is damaged; `nothing` also when another process has mended it. */
export type Damage = 'nothing' | 'index' | 'all'

/** Reads the whole store. An index that is damaged is dropped, so that it is made anew from the table. */
export async function dropDamage(store: Store, lock: Lock): Promise<Damage> {
  const manifest = await readableManifest(store)
  if (manifest === undefined || !(await areWhole(store, tableFiles(manifest.table)))) return 'all'
  if (await areWhole(store, indexFiles(manifest.index))) return 'nothing'
  const { index: _, ...withoutIndex } = manifest
  await store.commit(lock, { ...withoutIndex, generation: await store.nextGeneration() })
  return 'index'
}

/** Undefined also when it is damaged: then it has nothing to tell. */
export async function readableManifest(store: Store): Promise<Manifest | undefined> {
  return store.readManifest().catch(ignoreDamage)
}

async function areWhole(store: Store, files: readonly FileRef[]): Promise<boolean> {
  for (const file of files) {
    const isWhole = await store.verify(file).then(() => true, ignoreDamage)
    if (isWhole === undefined) return false
  }
  return true
}

function ignoreDamage(error: unknown): undefined {
  if (!(error instanceof RagtimeError) || error.code !== 'STORE_DAMAGED') throw error
}
