import type { Passage } from '../../passages/index.ts'
import { type FileRef, type IndexFiles, indexFiles, type Lock, type Store } from '../../store/index.ts'
import { analyzerVersion } from '../analyzer/index.ts'
import type { EmbeddingModel } from '../embedding-model.ts'
import type { IndexStats, IndexUpdate, PassageIndex, RankedId, Ranking, SearchRequest } from '../passage-index.ts'
import { IndexChange } from './index-change.ts'
import { embeddedSegments, type IndexState, snapshotOf, stateFiles } from './index-state.ts'
import { segmentsToMerge } from './merge-policy.ts'
import { RowOrder } from './ranking/row-order.ts'
import { rankIds, search } from './ranking/search.ts'
import { checkVersions, SegmentSet } from './segment-set.ts'
import { Snapshot } from './snapshot.ts'
import { type EmbedOptions, type PlanEmbeddingsOptions, planSegments } from './space/embed-segments.ts'
import type { EmbeddingPlan } from './space/embedding-plan.ts'
import { fitInWorker } from './space/fit-in-worker.ts'
import { needsSpace } from './space/fit-policy.ts'
import { distinctTerms, statsOf } from './stats.ts'
import { notCurrent, tableOf } from './table-of.ts'

export interface EmbeddedIndexOptions {
  /** Version of the code that made the passages. An index made by another version is not opened. */
  readonly cleaner: string
  /** The store's lock, when the caller holds it already. Otherwise `add` and `remove` wait for it and give it back. */
  readonly lock?: Lock
  /** Memory at which `add` writes a segment and starts the next; default 64 MiB. They are put together at the end of the call. */
  readonly segmentBytes?: number
  /** Writes what is remembered of the passages' cells, to be committed with a change. Without it nothing is remembered. */
  readonly cells?: (generation: number) => Promise<FileRef>
  /** Dates the commits. */
  readonly now?: () => Date
}

const defaultSegmentBytes = 64 * 2 ** 20

/**
 * An empty index for `store`, which must hold a table already. The first `add` commits it in place of an older one, which
 * serves other readers until then.
 */
export async function createEmbeddedIndex(store: Store, options: EmbeddedIndexOptions): Promise<EmbeddedIndex> {
  tableOf(await store.readManifest(), store)
  return new LocalIndex(store, options)
}

/**
 * The index that `store` holds, or undefined when nothing was indexed. Reads the heads of its files.
 * Throws STORE_VERSION when another version of the cleaner or the analyzer made it, STORE_DAMAGED when it is not whole.
 */
export async function openEmbeddedIndex(
  store: Store,
  options: EmbeddedIndexOptions,
): Promise<EmbeddedIndex | undefined> {
  const manifest = await store.readManifest()
  try {
    return await openFiles(manifest?.index, { store, options })
  } catch (error) {
    // Its files may be gone because others took their place in the meantime.
    if ((await store.readManifest())?.generation === manifest?.generation) throw error
    return openEmbeddedIndex(store, options)
  }
}

/**
 * The index of an earlier table, or undefined when the store holds none: to be brought up to date by `update`, which commits it as the
 * index of the table. Throws like `openEmbeddedIndex`.
 */
export async function openOutdatedIndex(
  store: Store,
  options: EmbeddedIndexOptions,
): Promise<EmbeddedIndex | undefined> {
  return openFiles((await store.readManifest())?.outdatedIndex, { store, options, outdated: true })
}

async function openFiles(
  files: IndexFiles | undefined,
  {
    store,
    options,
    outdated = false,
  }: { readonly store: Store; readonly options: EmbeddedIndexOptions; readonly outdated?: boolean },
): Promise<EmbeddedIndex | undefined> {
  if (files === undefined) return undefined
  const index = new LocalIndex(store, options, outdated)
  try {
    await index.load(files)
  } catch (error) {
    await index.close()
    throw error
  }
  return index
}

type Work = (change: IndexChange) => Promise<void>

interface ChangeKind {
  /** An index that is new is committed though nothing was changed. */
  readonly creates: boolean
  /** Nothing is added or removed, so that what is remembered of the cells still holds. */
  readonly keepsPassages?: true
}

/** A `PassageIndex` on local disk. */
export interface EmbeddedIndex extends PassageIndex {
  /**
   * Fits vectors on the text itself (latent semantic analysis), in a thread of its own; `lsa` and `hybrid` use them from then on,
   * and passages added later get theirs at once. Does nothing, and gives false, where there is too little text to learn from, or
   * vectors that still serve.
   */
  fitVectors(): Promise<boolean>
  /** What `embedWith` would have to do. Asks nothing of the model and changes nothing. */
  planEmbeddings(model: EmbeddingModel, options?: PlanEmbeddingsOptions): Promise<EmbeddingPlan>
  /**
   * Has `model` embed the passages that have no vector of it yet, for searches that bring a `queryVector`; an index holds the vectors
   * of one model, so those of another go. Equal texts are sent once, and texts whose vectors the store has from before not at all: what
   * a call gave is kept there before the next is made, so that a run that was killed goes on where it was. What is embedded stays so
   * through merges and other changes; passages added later have no vector until the next call. The index changes once, at the end: a
   * call that fails or is aborted leaves it as it was. Throws MODEL_REPLY when the model does not give one vector a text.
   */
  embedWith(model: EmbeddingModel, options?: EmbedOptions): Promise<{ readonly embedded: number }>
}

class LocalIndex implements EmbeddedIndex {
  readonly #store: Store
  readonly #options: EmbeddedIndexOptions
  readonly #set: SegmentSet
  #state: IndexState = { segments: [], refs: [] }
  #snapshot = new Snapshot([])
  #stats: IndexStats | undefined
  /** Whether it is the index of an earlier table until it is committed. */
  #outdated: boolean
  /** Undefined until the index is committed for the first time. */
  #files: IndexFiles | undefined
  // Changes in this process wait for each other here, those of other processes at the lock.
  #lastChange: Promise<unknown> = Promise.resolve()

  constructor(store: Store, options: EmbeddedIndexOptions, outdated = false) {
    this.#store = store
    this.#options = options
    this.#outdated = outdated
    this.#set = new SegmentSet(store)
  }

  async load(files: IndexFiles): Promise<void> {
    checkVersions(files, this.#options.cleaner)
    this.#show(await this.#set.load(files), files)
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

  async update({ add, remove }: IndexUpdate): Promise<void> {
    await this.#change(
      async (change) => {
        await change.add(add, this.#options.segmentBytes ?? defaultSegmentBytes)
        for (const id of remove) change.deleteEarlier(id)
      },
      { creates: true },
    )
  }

  async fitVectors(): Promise<boolean> {
    const { segments, lsa } = this.#state
    // Nobody need wait for the lock to find that nothing is to be done.
    if (this.#files !== undefined && !needsSpace(segments, lsa?.space.facts.passages)) return false
    let fitted = false
    await this.#change(
      async (change) => {
        const space = await fitInWorker(change.segments, this.#state.lsa?.space.facts.passages)
        if (space === undefined) return
        await change.replaceSpace(space)
        fitted = true
      },
      { creates: false, keepsPassages: true },
    )
    return fitted
  }

  async planEmbeddings(model: EmbeddingModel, options: PlanEmbeddingsOptions = {}): Promise<EmbeddingPlan> {
    return planSegments(embeddedSegments(this.#state), model, { store: this.#store, ...options })
  }

  async embedWith(model: EmbeddingModel, options: EmbedOptions = {}): Promise<{ readonly embedded: number }> {
    let embedded = 0
    await this.#change(
      async (change) => {
        embedded = await change.embed(model, options)
      },
      { creates: false, keepsPassages: true },
    )
    return { embedded }
  }

  async search(request: SearchRequest): Promise<Ranking> {
    if (this.#lacksVectors(request)) await this.#takeUpVectors()
    return search(this.#snapshot, request)
  }

  async rank(request: SearchRequest): Promise<readonly RankedId[]> {
    if (this.#lacksVectors(request)) await this.#takeUpVectors()
    return rankIds(this.#snapshot, request)
  }

  async *scan(filter: Pick<SearchRequest, 'entities' | 'rows' | 'signal'> = {}): AsyncGenerator<Passage> {
    filter.signal?.throwIfAborted()
    for (const passage of new RowOrder(this.#snapshot, filter).passages()) {
      filter.signal?.throwIfAborted()
      yield passage
    }
  }

  async stats({ terms = false }: { readonly terms?: boolean } = {}): Promise<IndexStats> {
    const files = this.#files === undefined ? [] : indexFiles(this.#files)
    this.#stats ??= statsOf(
      this.#snapshot,
      files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    )
    return terms ? { ...this.#stats, terms: distinctTerms(this.#snapshot) } : this.#stats
  }

  async close(): Promise<void> {
    await this.#lastChange.catch(() => {})
    this.#set.close()
  }

  #lacksVectors({ ranking }: SearchRequest): boolean {
    const { segments, lsa } = this.#state
    return (ranking === 'hybrid' || ranking === 'lsa') && lsa === undefined && needsSpace(segments, undefined)
  }

  /** Another process may have fit vectors on these passages since they were opened. */
  async #takeUpVectors(): Promise<void> {
    const before = this.#files
    const index = (await this.#store.readManifest())?.index
    if (index?.lsa === undefined || !samePassages(index, before)) return
    const state = await this.#set.load(index)
    if (this.#files === before) this.#show(state, index)
  }

  /** Runs `work` when all changes before it are done, under the store's lock, on what the store then holds. */
  async #change(work: Work, kind: ChangeKind): Promise<void> {
    const change = this.#lastChange.catch(() => {}).then(() => this.#changeLocked(work, kind))
    this.#lastChange = change
    await change
    if (this.#options.lock === undefined) this.#mergeInBackground()
  }

  /** Acknowledged already, so nobody waits for it but `close` and the next change. What fails is tried again after that change. */
  #mergeInBackground(): void {
    if (segmentsToMerge(this.#state.segments).length === 0) return
    this.#lastChange = this.#lastChange
      .catch(() => {})
      .then(() => this.#changeLocked((change) => change.mergeAll(), { creates: false, keepsPassages: true }))
      .catch(() => {})
  }

  async #changeLocked(work: Work, kind: ChangeKind): Promise<void> {
    const own = this.#options.lock === undefined ? await this.#store.lock({ wait: true }) : undefined
    try {
      const lock = this.#options.lock ?? own
      if (lock !== undefined) await this.#changeUnder(lock, work, kind)
    } finally {
      await own?.[Symbol.asyncDispose]()
    }
  }

  async #changeUnder(lock: Lock, work: Work, { creates, keepsPassages }: ChangeKind): Promise<void> {
    const { outdatedIndex: _, ...manifest } = tableOf(await this.#store.readManifest(), this.#store)
    // Another process may have added to the index since; one that is new starts from nothing.
    if (this.#files !== undefined && manifest.index !== undefined) await this.load(manifest.index)
    // Committed now, it would become the index of a table that is not its own.
    else if (this.#files !== undefined && !this.#outdated) throw notCurrent(this.#store)
    const generation = await this.#store.nextGeneration()
    const change = new IndexChange(this.#store, { set: this.#set, state: this.#state, generation })
    await work(change)
    // The lock is the caller's, who may give it back as soon as this change is done.
    if (this.#options.lock !== undefined) await change.mergeAll()
    const state = change.state()
    if (!change.changed && !(creates && (this.#files === undefined || manifest.index === undefined))) return
    const files: IndexFiles = {
      cleaner: this.#options.cleaner,
      analyzer: analyzerVersion,
      ...stateFiles(state),
      ...(await change.writeTombstones()),
      ...(await this.#cells(generation, keepsPassages === true)),
    }
    const createdAt = (this.#options.now?.() ?? new Date()).toISOString()
    await this.#store.commit(lock, { ...manifest, generation, createdAt, index: files })
    this.#outdated = false
    this.#show(state, files)
  }

  #show(state: IndexState, files: IndexFiles): void {
    this.#state = state
    this.#stats = undefined
    this.#files = files
    this.#snapshot = snapshotOf(state)
  }

  async #cells(generation: number, keepsPassages: boolean): Promise<{ readonly cells?: FileRef }> {
    const cells = keepsPassages ? this.#files?.cells : await this.#options.cells?.(generation)
    return cells === undefined ? {} : { cells }
  }
}

function samePassages(one: IndexFiles, other: IndexFiles | undefined): boolean {
  const filesOf = ({ segments, tombstones }: IndexFiles): string => JSON.stringify([segments, tombstones ?? null])
  return other !== undefined && filesOf(one) === filesOf(other)
}
