import {
  type Meter,
  type ModelOptions,
  type ModelSettings,
  type Models,
  openMeter,
  openModels,
  openPassageEmbeddings,
  openQueryEmbeddings,
  type PassageEmbeddings,
  type QueryEmbeddings,
  readSettingFiles,
  resolveSettings,
} from '../models/index.ts'
import type { JobOptions } from '../progress.ts'

/** Where a dataset has its chat model from. */
export interface ModelSource {
  open(job: JobOptions): Promise<Models>
  /** Nothing may be sent beside what `open` gives: no query either. */
  readonly offline?: true
  /** Sends nothing. Throws INPUT_INVALID, MODEL_OFFLINE and MODEL_UNAUTHORIZED. */
  settings(): Promise<ModelSettings>
}

/** What the models of a dataset have in common. */
interface Shared {
  /** Folder of the store. */
  readonly store: string
  readonly settings: ModelSettings
  readonly meter: Meter
}

/** The models of one dataset, opened at the first call that wants them. */
export class DatasetModels implements ModelSource {
  readonly #options: ModelOptions
  readonly #storeDirectory: (job: JobOptions) => Promise<string>
  #settings: Promise<ModelSettings> | undefined
  #shared: Promise<Shared> | undefined
  #opened: Promise<Models> | undefined

  constructor(options: ModelOptions, storeDirectory: (job: JobOptions) => Promise<string>) {
    this.#options = options
    this.#storeDirectory = storeDirectory
  }

  open(job: JobOptions): Promise<Models> {
    this.#opened ??= this.#open(job).catch((error: unknown) => {
      // The next call may find the server up.
      this.#opened = undefined
      throw error
    })
    return this.#opened
  }

  settings(): Promise<ModelSettings> {
    this.#settings ??= readSettingFiles(process.cwd()).then((files) =>
      resolveSettings(this.#options, { environment: process.env, ...files }),
    )
    return this.#settings
  }

  async meter(job: JobOptions): Promise<Meter> {
    return (await this.#share(job)).meter
  }

  /** Name of the model that is to make vectors; `false` when none is to, whatever an index has. Sends nothing and writes nothing. */
  async wantedEmbeddings(): Promise<string | false | undefined> {
    if (this.#options.embeddings === false) return false
    return (await this.settings()).embeddings?.value
  }

  async passageEmbeddings(job: JobOptions): Promise<PassageEmbeddings | undefined> {
    const { settings, ...shared } = await this.#share(job)
    return openPassageEmbeddings(settings, shared)
  }

  async queryEmbeddings(indexedBy: string, job: JobOptions): Promise<QueryEmbeddings> {
    const { settings, ...shared } = await this.#share(job)
    return openQueryEmbeddings(settings, indexedBy, shared)
  }

  async #open(job: JobOptions): Promise<Models> {
    const { signal, onWarning } = job
    const { settings, ...shared } = await this.#share(job)
    return openModels(settings, {
      ...shared,
      ...(signal === undefined ? {} : { signal }),
      ...(onWarning === undefined ? {} : { onWarning }),
    })
  }

  #share(job: JobOptions): Promise<Shared> {
    this.#shared ??= this.#makeShared(job).catch((error: unknown) => {
      this.#shared = undefined
      throw error
    })
    return this.#shared
  }

  async #makeShared(job: JobOptions): Promise<Shared> {
    const settings = await this.settings()
    const store = await this.#storeDirectory(job)
    return { settings, store, meter: openMeter(settings, store) }
  }
}
