import { type ModelOptions, type Models, openModels, readSettingFiles, resolveSettings } from '../models/index.ts'
import type { JobOptions } from '../progress.ts'

/** Where a dataset has its models from. */
export interface ModelSource {
  open(job: JobOptions): Promise<Models>
}

/** The models of one dataset, opened at the first call that wants them. */
export class DatasetModels implements ModelSource {
  readonly #options: ModelOptions
  readonly #storeDirectory: (job: JobOptions) => Promise<string>
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

  async #open(job: JobOptions): Promise<Models> {
    const { signal, onWarning } = job
    const files = await readSettingFiles(process.cwd())
    const settings = resolveSettings(this.#options, { environment: process.env, ...files })
    return openModels(settings, {
      store: await this.#storeDirectory(job),
      ...(signal === undefined ? {} : { signal }),
      ...(onWarning === undefined ? {} : { onWarning }),
    })
  }
}
