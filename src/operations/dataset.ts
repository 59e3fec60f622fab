import { homedir } from 'node:os'
import type { Readable } from 'node:stream'
import type { Thresholds } from '../answers/index.ts'
import { RagtimeError } from '../errors.ts'
import type { ModelOptions, ModelSettings, Models } from '../models/index.ts'
import type { JobOptions } from '../progress.ts'
import type { EmbeddedIndex } from '../search/index.ts'
import {
  besideFile,
  existingStoreDirectory,
  type Lock,
  type Manifest,
  openStore,
  type Store,
  storeDirectoryFor,
  storeDirectoryForContent,
  userCacheDirectory,
} from '../store/index.ts'
import {
  addSettings,
  describerVersion,
  isStale,
  type LoadedTable,
  loadTable,
  openLoadedTable,
  type Profile,
  type Reject,
  recordedSettings,
  sameSettings,
  type TableSettings,
} from '../table/index.ts'
import { version } from '../version.ts'
import { isCurrentTable, openIndex } from './current-index.ts'
import { DatasetModels, type ModelSource } from './dataset-models.ts'
import { type CellCounts, indexTable } from './index-table.ts'
import { type Damage, dropDamage, readableManifest } from './mend-store.ts'
import { openSource, type Source } from './source.ts'
import { readThresholds, writeThresholds } from './stored-thresholds.ts'

export interface DatasetSettings extends TableSettings {
  /** Folder of the store, instead of the one beside the file. */
  readonly store?: string
  /** Which models may be asked, and how. What is left out comes from the environment, `.env`, `ragtime.json` or defaults. */
  readonly model?: ModelOptions
}

/** `ready`: all is up to date · `table-only`: not indexed yet · `stale`: the file changed since · `missing`: nothing there. */
export const datasetStates = ['ready', 'table-only', 'stale', 'missing'] as const

export interface DatasetStatus {
  readonly state: (typeof datasetStates)[number]
  readonly manifest?: Manifest
  readonly profile?: Profile
  readonly rejects?: readonly Reject[]
  readonly passages?: number
}

/** `wait: false`: when another process is writing the store, fail at once rather than wait for it. */
export interface Patience {
  readonly wait: boolean
}

export interface IndexedTable {
  readonly table: LoadedTable
  readonly index: EmbeddedIndex
}

const patient: Patience = { wait: true }

/** One CSV with what is known about it: the table and the index, each made when first needed and found again later. */
export class Dataset implements AsyncDisposable {
  readonly #source: Source
  #settings: DatasetSettings
  #store: Store | undefined
  #table: LoadedTable | undefined
  #index: EmbeddedIndex | undefined
  #lastIndexed: CellCounts = { processed: 0, reused: 0, removed: 0 }
  readonly #models: ModelSource
  /** The models that make vectors of passages and queries. */
  readonly embeddings: DatasetModels

  constructor(source: Source, settings: DatasetSettings, models?: ModelSource) {
    this.#source = source
    this.#settings = settings
    const options = models?.offline === true ? { ...settings.model, offline: true } : (settings.model ?? {})
    this.embeddings = new DatasetModels(options, async (job) => (await this.#writableStore(job)).directory)
    this.#models = models ?? this.embeddings
  }

  get name(): string {
    return this.#source.name
  }

  /** Of the CSV; of a temporary file for what came as a stream. */
  get path(): string {
    return this.#source.path
  }

  /** The same file and store with other models, and where settings are given, read so. To be closed too. */
  withModels(models: ModelSource, settings: TableSettings = {}): Dataset {
    const source = { ...this.#source, release: async () => {} }
    return new Dataset(source, { ...this.#settings, ...settings }, models)
  }

  /** The table as the file is now: read when it never was, when it changed, or when other settings are asked for. */
  async table(job: JobOptions, patience = patient): Promise<LoadedTable> {
    if (this.#table !== undefined && (await this.#isCurrent(this.#table.manifest))) return this.#table
    await this.#closeOpened()
    const store = await this.#writableStore(job)
    let manifest = await store.readManifest()
    if (manifest === undefined || !(await this.#isCurrent(manifest))) manifest = await this.#load(store, job, patience)
    this.#table = await openLoadedTable(store, manifest)
    return this.#table
  }

  /** The index of the table's text, made when it never was. Throws NO_TEXT_COLUMN. */
  async index(job: JobOptions, patience = patient): Promise<EmbeddedIndex> {
    return (await this.indexed(job, patience)).index
  }

  /** The table with its index. */
  async indexed(job: JobOptions, patience = patient): Promise<IndexedTable> {
    for (;;) {
      const table = await this.table(job, patience)
      if (this.#index !== undefined) return { table, index: this.#index }
      if (table.schema.text.length === 0) throw noTextColumn(this.name)
      const store = await this.#writableStore(job)
      const index = (await openIndex(store)) ?? (await this.#buildIndex(store, table, { job, patience }))
      // Another process may have read the changed file in between: then this is not the index of this table.
      if (await isCurrentTable(store, table)) {
        this.#index = index
        if (index !== undefined) return { table, index }
      }
      await index?.close()
      await this.#closeOpened()
    }
  }

  /** The models that may be asked; which they are is decided at the first call. Throws RagtimeError MODEL_… and INPUT_INVALID. */
  models(job: JobOptions): Promise<Models> {
    return this.#models.open(job)
  }

  /** What was decided about models, and why, without opening any. */
  modelSettings(): Promise<ModelSettings> {
    return this.#models.settings()
  }

  /** How sure answers must be, as calibrated on the table as it is now; undefined when it never was. */
  async thresholds(job: JobOptions): Promise<Thresholds | undefined> {
    await this.table(job)
    return readThresholds(await this.#writableStore(job))
  }

  /** Keeps them in the store until the file changes. */
  async keepThresholds(thresholds: Thresholds, job: JobOptions): Promise<void> {
    const table = await this.table(job)
    await writeThresholds(await this.#writableStore(job), table, { thresholds, job })
  }

  /** What became of the cells when this dataset last made an index. */
  get lastIndexed(): CellCounts {
    return this.#lastIndexed
  }

  /** What there is, without making anything. */
  async status(): Promise<DatasetStatus> {
    const store = await this.#existingStore()
    const manifest = await store?.readManifest()
    if (store === undefined || manifest === undefined) return { state: 'missing' }
    if (!(await this.#isCurrent(manifest))) return { state: 'stale', manifest }
    const table = await openLoadedTable(store, manifest)
    const index = await openIndex(store)
    try {
      const stored = { manifest, profile: table.profile, rejects: await table.rejects() }
      if (index === undefined) return { state: 'table-only', ...stored }
      return { state: 'ready', ...stored, passages: (await index.stats()).passages }
    } finally {
      await index?.close()
      await table.close()
    }
  }

  /** Where the store is, or would be. */
  async storeDirectory(): Promise<string> {
    const store = await this.#existingStore()
    return store?.directory ?? this.#settings.store ?? besideFile(this.#source.path)
  }

  /** Forgets table and index, so that the next call makes them anew; settings that were given once and embeddings are kept. */
  async discard(patience: Patience): Promise<void> {
    await this.#closeOpened()
    const store = await this.#existingStore()
    if (store === undefined) return
    await using lock = await store.lock(patience)
    await this.#discard(store, lock)
  }

  /** After STORE_DAMAGED: forgets what is damaged, so that the next call makes it anew. */
  async mend(): Promise<Damage> {
    await this.#closeOpened()
    const store = await this.#existingStore()
    if (store === undefined) return 'nothing'
    await using lock = await store.lock(patient)
    const damage = await dropDamage(store, lock)
    if (damage === 'all') await this.#discard(store, lock)
    return damage
  }

  /** Removes the store if there is one, and what was remembered in it. The CSV is not touched. */
  async removeStore(): Promise<boolean> {
    await this.#closeOpened()
    const store = await this.#existingStore()
    if (store === undefined) return false
    await using lock = await store.lock(patient)
    await store.remove(lock)
    this.#store = undefined
    return true
  }

  async close(): Promise<void> {
    await this.#closeOpened()
    await this.#source.release()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #isCurrent(manifest: Manifest): Promise<boolean> {
    if (manifest.table.describer !== describerVersion) return false
    return (
      sameSettings(manifest.settings, this.#settingsAfter(manifest)) && !(await isStale(manifest, this.#source.path))
    )
  }

  /** What was said once about a file holds until it is said otherwise, so `index --role` need not be repeated with `ask`. */
  #settingsAfter(manifest: Manifest | undefined): TableSettings {
    const { store: _, model: __, ...settings } = this.#settings
    const isOurs = manifest?.source.name === this.name
    return isOurs ? addSettings(recordedSettings(manifest.settings), settings) : settings
  }

  async #load(store: Store, job: JobOptions, { wait }: Patience): Promise<Manifest> {
    await using lock = await store.lock({ wait, ...signalOf(job) })
    // Another process may have done it while this one waited.
    const before = await store.readManifest()
    if (before !== undefined && (await this.#isCurrent(before))) return before
    const settings = this.#settingsAfter(before)
    const { path, name } = this.#source
    const outdatedIndex = before?.index ?? before?.outdatedIndex
    try {
      return await loadTable(
        store,
        { lock, path, name, settings, ragtime: version, ...(outdatedIndex === undefined ? {} : { outdatedIndex }) },
        job,
      )
    } catch (error) {
      if (before === undefined) await this.#forget(store, lock)
      throw error
    }
  }

  /** Undefined when the store holds another table by now. */
  async #buildIndex(
    store: Store,
    table: LoadedTable,
    { job, patience }: { readonly job: JobOptions; readonly patience: Patience },
  ): Promise<EmbeddedIndex | undefined> {
    await using lock = await store.lock({ ...patience, ...signalOf(job) })
    if (!(await isCurrentTable(store, table))) return undefined
    const built = await openIndex(store)
    if (built !== undefined) return built
    this.#lastIndexed = await indexTable(store, table, { lock, job })
    return await openIndex(store)
  }

  async #discard(store: Store, lock: Lock): Promise<void> {
    this.#settings = { ...this.#settings, ...this.#settingsAfter(await readableManifest(store)) }
    await this.#forget(store, lock)
  }

  /** A first reading that failed leaves no empty store beside the file. */
  async #forget(store: Store, lock: Lock): Promise<void> {
    this.#store = undefined
    await store.clear(lock)
  }

  async #existingStore(): Promise<Store | undefined> {
    if (this.#store !== undefined) return this.#store
    const directory = await existingStoreDirectory(this.#source, this.#directoryOptions())
    return directory === undefined ? undefined : openStore(directory)
  }

  async #writableStore(job: JobOptions): Promise<Store> {
    this.#store ??= (await this.#existingStore()) ?? openStore(await this.#makeStoreDirectory(job))
    return this.#store
  }

  #makeStoreDirectory({ onWarning }: JobOptions): Promise<string> {
    const { path, sha256 } = this.#source
    const options = this.#directoryOptions()
    if (sha256 !== undefined) return storeDirectoryForContent(sha256, options)
    return storeDirectoryFor(path, { ...options, ...(onWarning === undefined ? {} : { onWarning }) })
  }

  #directoryOptions() {
    const { store } = this.#settings
    const cacheDirectory = userCacheDirectory({
      environment: process.env,
      platform: process.platform,
      homeDirectory: homedir(),
    })
    return { cacheDirectory, ...(store === undefined ? {} : { store }) }
  }

  async #closeOpened(): Promise<void> {
    const opened = [this.#index, this.#table]
    this.#index = undefined
    this.#table = undefined
    for (const one of opened) await one?.close()
  }
}

/** Throws FILE_NOT_FOUND and FILE_IS_FOLDER. Reads nothing of a file yet; a stream is read to its end. */
export async function openDataset(
  source: string | Readable,
  settings: DatasetSettings,
  { signal }: JobOptions = {},
): Promise<Dataset> {
  return new Dataset(await openSource(source, signal), settings)
}

function signalOf({ signal }: JobOptions): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal }
}

function noTextColumn(name: string): RagtimeError {
  return new RagtimeError('NO_TEXT_COLUMN', {
    what: `${name} has no text column`,
    why: 'no column holds sentences, so there is nothing to search',
    fix: 'name one with --role COLUMN=text, or ask for numbers instead',
  })
}
