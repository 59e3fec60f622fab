import type { FileRef, Manifest } from './manifest.ts'

/** Held by one writer in one process. Dispose to release. */
export interface Lock extends AsyncDisposable {
  readonly path: string
}

/** The folder beside the CSV. Readers never lock; one writer at a time does. All files but the manifest are immutable. */
export interface Store {
  readonly directory: string
  /** Absolute path of a file of the store. */
  path(name: string): string
  /** The current manifest, or undefined when nothing was ever committed. Throws STORE_VERSION or STORE_DAMAGED. */
  readManifest(): Promise<Manifest | undefined>
  /** The generation that the next commit should carry: greater than any committed or left over. Call it under the lock. */
  nextGeneration(): Promise<number>
  /** `wait: false` throws STORE_LOCKED naming the holder; `wait: true` waits for it. A dead holder's lock is stolen. */
  lock(options: { readonly wait: boolean; readonly signal?: AbortSignal }): Promise<Lock>
  /** Writes a new file durably: temp file, fsync, rename. Fails when the name is taken. */
  writeFile(name: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<FileRef>
  /** Takes in a file that another program wrote at `path(name)`: fsync and checksum. */
  adopt(name: string): Promise<FileRef>
  /** Reads a whole file and checks size and checksum. Throws STORE_DAMAGED. */
  readFile(ref: FileRef): Promise<Uint8Array>
  /** Checks a file like `readFile`, for one that another program is to read. Costs its reading but no memory. */
  verify(ref: FileRef): Promise<void>
  /** Makes `manifest` the current one (write temp, fsync, rename, fsync folder), then drops files that neither it nor the one before names. */
  commit(lock: Lock, manifest: Manifest): Promise<void>
  /** Removes everything but `embeddings/` and `replies/`, which were paid for, and `usage/`; the folder too when that leaves it empty. */
  clear(lock: Lock): Promise<void>
  /** Removes the whole folder. */
  remove(lock: Lock): Promise<void>
}
