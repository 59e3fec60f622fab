import { RagtimeError } from '../errors.ts'
import { cleanerVersion } from '../passages/index.ts'
import { type EmbeddedIndex, openEmbeddedIndex } from '../search/index.ts'
import type { Store } from '../store/index.ts'
import type { LoadedTable } from '../table/index.ts'

/** Undefined when there is none, or one that another version of the code made. */
export async function openIndex(store: Store): Promise<EmbeddedIndex | undefined> {
  try {
    return await openEmbeddedIndex(store, { cleaner: cleanerVersion })
  } catch (error) {
    if (error instanceof RagtimeError && error.code === 'STORE_VERSION') return undefined
    throw error
  }
}

/** Whether the store's manifest still names this table. */
export async function isCurrentTable(store: Store, { manifest }: LoadedTable): Promise<boolean> {
  const rows = (await store.readManifest())?.table.rows
  return rows?.name === manifest.table.rows.name && rows.crc32 === manifest.table.rows.crc32
}
