import { RagtimeError } from '../../errors.ts'
import type { Passage } from '../../passages/index.ts'
import {
  type FileRef,
  generationFileName,
  type IndexFiles,
  type Lock,
  type Manifest,
  type Store,
} from '../../store/index.ts'
import { analyzerVersion } from '../analyzer/index.ts'
import type { IndexStats, PassageIndex, Ranking, SearchRequest } from '../passage-index.ts'
import { IndexChange } from './index-change.ts'
import { RowOrder } from './row-order.ts'
import { search } from './search.ts'
import { checkVersions, SegmentSet } from './segment-set.ts'
import { Snapshot } from './snapshot.ts'
import { statsOf } from './stats.ts'
import { writeTombstones } from './tombstones.ts'

export interface EmbeddedIndexOptions {
  /** Version of the code that made the passages. An index made by another version is not opened. */
  readonly cleaner: string
  /** The store's lock, when the caller holds it already. Otherwise `add` and `remove` wait for it and give it back. */
  readonly lock?: Lock
  /** Memory at which `add` writes a segment and starts the next; default 128 MiB. More memory makes fewer segments, which search faster. */
  readonly segmentBytes?: number
  /** Dates the commits. */
  readonly now?: () => Date
}

const defaultSegmentBytes = 128 * 2 ** 20

/**
 * An empty index for `store`, which must hold a table already. The first `add` commits it in place of an older one, which
 * serves other readers until then.
 */
export async function createEmbeddedIndex(store: Store, options: EmbeddedIndexOptions): Promise<PassageIndex> {
  tableOf(await store.readManifest(), store)
  return new EmbeddedIndex(store, options)
}

/**
 * The index that `store` holds, or undefined when nothing was indexed. Reads the heads of its files.
 * Throws STORE_VERSION when another version of the cleaner or the analyzer made it, STORE_DAMAGED when it is not whole.
 */
export async function openEmbeddedIndex(
  store: Store,
  options: EmbeddedIndexOptions,
): Promise<PassageIndex | undefined> {
  const manifest = await store.readManifest()
  if (manifest?.index === undefined) return undefined
  const index = new EmbeddedIndex(store, options)
  try {
    await index.load(manifest.index)
  } catch (error) {
    await index.close()
    throw error
  }
  return index
}

type Work = (change: IndexChange) => Promise<void>

class EmbeddedIndex implements PassageIndex {
  readonly #store: Store
  readonly #options: EmbeddedIndexOptions
  readonly #set: SegmentSet
  #snapshot = new Snapshot([])
  /** Undefined until the index is committed for the first time. */
  #files: IndexFiles | undefined
  // Changes in this process wait for each other here, those of other processes at the lock.
  #lastChange: Promise<unknown> = Promise.resolve()

  constructor(store: Store, options: EmbeddedIndexOptions) {
    this.#store = store
    this.#options = options
    this.#set = new SegmentSet(store)
  }

  async load(files: IndexFiles): Promise<void> {
    checkVersions(files, this.#options.cleaner)
    this.#snapshot = new Snapshot(await this.#set.load(files))
    this.#files = files
  }

  async add(passages: Iterable<Passage> | AsyncIterable<Passage>): Promise<void> {
    await this.#change((change) => change.add(passages, this.#options.segmentBytes ?? defaultSegmentBytes), {
      creates: true,
    })
  }

  async remove(ids: Iterable<string>): Promise<number> {
    let removed = 0
    await this.#change(
      async (change) => {
        for (const id of ids) if (change.delete(id)) removed++
      },
      { creates: false },
    )
    return removed
  }

  async search(request: SearchRequest): Promise<Ranking> {
    return search(this.#snapshot, request)
  }

  async *scan(filter: Pick<SearchRequest, 'entities' | 'rows' | 'signal'> = {}): AsyncGenerator<Passage> {
    filter.signal?.throwIfAborted()
    for (const passage of new RowOrder(this.#snapshot, filter).passages()) {
      filter.signal?.throwIfAborted()
      yield passage
    }
  }

  async stats(): Promise<IndexStats> {
    const files = [
      ...(this.#files?.segments ?? []),
      ...(this.#files?.tombstones === undefined ? [] : [this.#files.tombstones]),
    ]
    return statsOf(
      this.#snapshot,
      files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    )
  }

  async close(): Promise<void> {
    await this.#lastChange.catch(() => {})
    this.#set.close()
  }

  /**
   * Runs `work` when all changes before it are done, under the store's lock, on what the store then holds. `creates`: an
   * index that is new is committed though nothing was changed.
   */
  async #change(work: Work, options: { readonly creates: boolean }): Promise<void> {
    const change = this.#lastChange.catch(() => {}).then(() => this.#changeLocked(work, options))
    this.#lastChange = change
    await change
  }

  async #changeLocked(work: Work, options: { readonly creates: boolean }): Promise<void> {
    const own = this.#options.lock === undefined ? await this.#store.lock({ wait: true }) : undefined
    try {
      const lock = this.#options.lock ?? own
      if (lock !== undefined) await this.#changeUnder(lock, work, options)
    } finally {
      await own?.[Symbol.asyncDispose]()
    }
  }

  async #changeUnder(lock: Lock, work: Work, { creates }: { readonly creates: boolean }): Promise<void> {
    const manifest = tableOf(await this.#store.readManifest(), this.#store)
    // Another process may have added to the index since; one that is new starts from nothing.
    if (this.#files !== undefined && manifest.index !== undefined) await this.load(manifest.index)
    const generation = await this.#store.nextGeneration()
    const change = new IndexChange(this.#store, {
      set: this.#set,
      segments: this.#snapshot.segments,
      refs: this.#files?.segments ?? [],
      generation,
    })
    await work(change)
    if (!change.changed && !(creates && this.#files === undefined)) return
    const files: IndexFiles = {
      cleaner: this.#options.cleaner,
      analyzer: analyzerVersion,
      segments: change.refs,
      ...(await this.#writeTombstones(change, generation)),
    }
    const createdAt = (this.#options.now?.() ?? new Date()).toISOString()
    await this.#store.commit(lock, { ...manifest, generation, createdAt, index: files })
    this.#snapshot = new Snapshot(change.segments)
    this.#files = files
  }

  async #writeTombstones(change: IndexChange, generation: number): Promise<{ readonly tombstones?: FileRef }> {
    const deletedOf = change.segments.map(({ deleted }) => deleted)
    if (deletedOf.every((deleted) => deleted === undefined)) return {}
    const name = generationFileName('segments/tombstones', generation, 'bin')
    return { tombstones: await this.#store.writeFile(name, [writeTombstones(deletedOf)]) }
  }
}

function tableOf(manifest: Manifest | undefined, { directory }: Store): Manifest {
  if (manifest !== undefined) return manifest
  throw new RagtimeError('INPUT_INVALID', {
    what: `the store ${directory} holds no table to index`,
    why: 'an index is part of the generation of a table',
    fix: 'read the table first',
  })
}
