import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import { RagtimeError } from '../errors.ts'
import { type Checksum, checksumOf, syncAndChecksum, temporarySuffix, writeDurably } from './durable-file.ts'
import { generationOf, lastingFolders } from './generation-file.ts'
import { acquireLockFile, type HeldLock, isHeld, type LockOptions } from './lock-file.ts'
import type { FileRef, Manifest } from './manifest.ts'
import { filesOf, parseManifest, printManifest, readIfThere } from './manifest-file.ts'
import { isNodeError } from './node-error.ts'
import type { Lock, Store } from './store.ts'
import { makeStoreFolder, removeStoreFolder } from './store-folder.ts'

const manifestName = 'manifest.json'
const lockName = 'writer.lock'
/**
 * A superseded file this young is kept although neither manifest names it: a reader may have read the manifest
 * that did just before two quick commits.
 */
const graceMs = 60_000

/** The store in `directory`. Touches nothing until something is read or locked; the first `lock` makes the folder. */
export function openStore(directory: string): Store {
  return new FolderStore(resolve(directory))
}

class FolderStore implements Store {
  readonly directory: string
  readonly #held = new WeakMap<Lock, HeldLock>()

  constructor(directory: string) {
    this.directory = directory
  }

  path(name: string): string {
    return join(this.directory, name)
  }

  async readManifest(): Promise<Manifest | undefined> {
    const path = this.path(manifestName)
    const text = await readIfThere(path)
    return text === undefined ? undefined : parseManifest(text, path)
  }

  async nextGeneration(): Promise<number> {
    const current = await this.#readableManifest()
    const seen = (await this.#files()).map((name) => generationOf(name) ?? 0)
    return Math.max(current?.generation ?? 0, ...seen) + 1
  }

  async lock(options: LockOptions): Promise<Lock> {
    const lock = await this.#acquire(options)
    this.#held.set(lock, lock)
    try {
      await this.#removeLeftovers()
    } catch (error) {
      await lock[Symbol.asyncDispose]()
      throw error
    }
    return lock
  }

  async writeFile(name: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<FileRef> {
    const path = this.path(name)
    if (await exists(path)) throw new Error(`${path} is there already; files of a store never change`)
    await mkdir(dirname(path), { recursive: true })
    return { name, ...(await writeDurably(path, chunks)) }
  }

  async adopt(name: string): Promise<FileRef> {
    return { name, ...(await syncAndChecksum(this.path(name))) }
  }

  async readFile(ref: FileRef): Promise<Uint8Array> {
    const bytes = await this.#unlessMissing(ref, (path) => readFile(path))
    this.#compare(ref, { sizeBytes: bytes.byteLength, crc32: crc32(bytes) })
    return bytes
  }

  async verify(ref: FileRef): Promise<void> {
    this.#compare(ref, await this.#unlessMissing(ref, checksumOf))
  }

  async commit(lock: Lock, manifest: Manifest): Promise<void> {
    await this.#checkHeld(lock)
    const before = await this.#readableManifest()
    if (before !== undefined && manifest.generation <= before.generation) {
      throw new Error(`generation ${manifest.generation} does not follow ${before.generation}`)
    }
    await writeDurably(this.path(manifestName), [Buffer.from(printManifest(manifest))])
    await this.#removeSuperseded(manifest, before)
  }

  async clear(lock: Lock): Promise<void> {
    await this.#checkHeld(lock)
    await removeStoreFolder(this.directory, { manifest: manifestName, lock: lockName, kept: lastingFolders })
  }

  async remove(lock: Lock): Promise<void> {
    await this.#checkHeld(lock)
    await removeStoreFolder(this.directory, { manifest: manifestName, lock: lockName })
  }

  async #unlessMissing<T>(ref: FileRef, read: (path: string) => Promise<T>): Promise<T> {
    const path = this.path(ref.name)
    try {
      return await read(path)
    } catch (error) {
      if (isNodeError(error, 'ENOENT')) throw damagedFile(path, 'it is missing', error)
      throw error
    }
  }

  #compare(ref: FileRef, found: Checksum): void {
    const path = this.path(ref.name)
    if (found.sizeBytes !== ref.sizeBytes) {
      throw damagedFile(path, `it has ${found.sizeBytes} bytes where ${ref.sizeBytes} were written`)
    }
    if (found.crc32 !== ref.crc32) throw damagedFile(path, 'its checksum is not the one it was written with')
  }

  async #acquire(options: LockOptions): Promise<HeldLock> {
    for (;;) {
      await makeStoreFolder(this.directory)
      try {
        return await acquireLockFile(this.path(lockName), options)
      } catch (error) {
        // Another process removed the whole store meanwhile.
        if (!isNodeError(error, 'ENOENT')) throw error
      }
    }
  }

  async #checkHeld(lock: Lock): Promise<void> {
    const held = this.#held.get(lock)
    if (held !== undefined && (await isHeld(held))) return
    throw new RagtimeError('STORE_LOCKED', {
      what: `The lock on ${this.directory} was lost before the work was done`,
      why: 'its file was deleted or taken over while this process was writing',
      fix: 'run the command again',
      data: { path: lock.path },
    })
  }

  /** For writers, who replace a damaged manifest. One of another version is not theirs to replace. */
  async #readableManifest(): Promise<Manifest | undefined> {
    try {
      return await this.readManifest()
    } catch (error) {
      if (error instanceof RagtimeError && error.code === 'STORE_DAMAGED') return undefined
      throw error
    }
  }

  /** What dead writers left: temporary files, and files of a generation that was never committed. */
  async #removeLeftovers(): Promise<void> {
    const committed = await this.#committedGeneration()
    for (const name of await this.#files()) {
      const uncommitted = (generationOf(name) ?? 0) > committed
      if (name.endsWith(temporarySuffix) || uncommitted) await rm(this.path(name), { force: true, recursive: true })
    }
  }

  /** Infinity when the manifest cannot be read: then every file may still be one that an open reader needs. */
  async #committedGeneration(): Promise<number> {
    try {
      return (await this.readManifest())?.generation ?? 0
    } catch (error) {
      if (error instanceof RagtimeError) return Number.POSITIVE_INFINITY
      throw error
    }
  }

  async #removeSuperseded(current: Manifest, before: Manifest | undefined): Promise<void> {
    const kept = new Set([current, ...(before === undefined ? [] : [before])].flatMap(filesOf).map(({ name }) => name))
    const now = Date.now()
    for (const name of await this.#files()) {
      const generation = generationOf(name)
      if (kept.has(name) || generation === undefined) continue
      // What this generation wrote and does not name, no reader ever saw.
      const isUnseen = generation === current.generation
      if (isUnseen || now - (await stat(this.path(name))).mtimeMs > graceMs) await rm(this.path(name), { force: true })
    }
  }

  /** Names of all files below the folder, with `/` between their parts on every system. */
  async #files(): Promise<string[]> {
    const entries = await readdir(this.directory, { recursive: true }).catch((error: unknown) => {
      if (isNodeError(error, 'ENOENT', 'ENOTDIR')) return []
      throw error
    })
    return entries.map((name) => name.replaceAll('\\', '/')).sort()
  }
}

function damagedFile(path: string, why: string, cause?: unknown): RagtimeError {
  return new RagtimeError('STORE_DAMAGED', {
    what: `A file of the store is damaged: ${path}`,
    why,
    fix: 'run `ragtime index --rebuild`, which makes the store anew from the CSV',
    data: { path },
    cause,
  })
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (isNodeError(error, 'ENOENT')) return false
    throw error
  }
}
