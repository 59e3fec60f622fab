import { RagtimeError } from '../errors.ts'
import type { FileRef, Manifest, Store } from '../store/index.ts'
import type { ColumnValues } from './column-values.ts'
import type { ColumnCast } from './infer/column-cast.ts'
import type { Profile } from './profile.ts'
import type { Reject } from './read/index.ts'

/** The profile file: what is read with every question, so it holds nothing long. */
export interface StoredProfile {
  readonly profile: Profile
  /** How each column becomes typed in SQL, in file order. */
  readonly casts: readonly ColumnCast[]
}

/** The files of a table as they were committed. Their checksums prove that they are what this version's `loadTable` wrote. */
export const readStoredProfile = (store: Store, { table }: Manifest): Promise<StoredProfile> =>
  readJson(store, table.profile)

export const readStoredValues = (store: Store, { table }: Manifest): Promise<readonly ColumnValues[]> =>
  readJson(store, table.values)

/** In row order; empty when nothing was rejected. */
export async function readStoredRejects(store: Store, { table }: Manifest): Promise<readonly Reject[]> {
  if (table.rejects === undefined) return []
  const text = Buffer.from(await store.readFile(table.rejects)).toString('utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  // Proof of the cast: `loadTable` let `readTable` write the file, one Reject a line, and its checksum is right.
  return lines.map((line) => JSON.parse(line) as Reject)
}

async function readJson<T>(store: Store, ref: FileRef): Promise<T> {
  const bytes = await store.readFile(ref)
  try {
    // Proof of the cast: the caller names the type that `loadTable` wrote, and the checksum is right.
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as T
  } catch (cause) {
    throw new RagtimeError('STORE_DAMAGED', {
      what: `A file of the store is damaged: ${store.path(ref.name)}`,
      why: 'it is not JSON',
      fix: 'run `ragtime index --rebuild` to make it anew from the CSV',
      data: { path: store.path(ref.name) },
      cause,
    })
  }
}
