import { RagtimeError } from '../../errors.ts'
import type { EmbeddingModel } from '../../search/index.ts'

interface QueryVectorCache {
  get(query: string): Promise<Float32Array | undefined>
  put(query: string, vector: Float32Array): Promise<void>
}

interface QueryVectorsOptions {
  /** Absent when none may be asked: then there are only the vectors of queries that were asked before. */
  readonly model?: EmbeddingModel
  readonly cache: QueryVectorCache
  /** Of the vectors of the index. */
  readonly dimensions: number
  /** Told once, when a vector is not to be had; with the error when the model failed, which is then not asked again. */
  readonly onMissing: (error?: RagtimeError) => void
}

/** Vectors of queries by the model that embedded an index: each text is sent once, ever. */
export class QueryVectors {
  readonly #options: QueryVectorsOptions
  readonly #known = new Map<string, Promise<Float32Array | undefined>>()
  #missing = false

  constructor(options: QueryVectorsOptions) {
    this.#options = options
  }

  /** Undefined when the model cannot be asked, or answers with something else. Rejects when `signal` aborts. */
  of(query: string, signal: AbortSignal | undefined): Promise<Float32Array | undefined> {
    const known = this.#known.get(query)
    if (known !== undefined) return known
    const vector = this.#find(query, signal)
    this.#known.set(query, vector)
    return vector
  }

  async #find(query: string, signal: AbortSignal | undefined): Promise<Float32Array | undefined> {
    const { model, cache, dimensions } = this.#options
    const saved = await cache.get(query)
    if (saved?.length === dimensions) return saved
    if (model === undefined || this.#missing) return this.#giveUp()
    try {
      const vector = await this.#ask(model, query, signal)
      await cache.put(query, vector)
      return vector
    } catch (error) {
      this.#known.delete(query)
      if (!(error instanceof RagtimeError) || signal?.aborted === true) throw error
      return this.#giveUp(error)
    }
  }

  #giveUp(error?: RagtimeError): undefined {
    if (!this.#missing) this.#options.onMissing(error)
    this.#missing = true
  }

  async #ask(model: EmbeddingModel, query: string, signal: AbortSignal | undefined): Promise<Float32Array> {
    const { dimensions } = this.#options
    const [vector] = await model.embed([query], { role: 'query', ...(signal && { signal }) })
    const fits = vector?.length === dimensions && vector.every(Number.isFinite) && vector.some((value) => value !== 0)
    if (vector !== undefined && fits) return vector
    throw new RagtimeError('MODEL_REPLY', {
      what: `${model.id} gave no vector that can be compared with those of the index`,
      why: `they have ${dimensions} numbers, and this one has ${vector?.length ?? 0}, or none but zeros`,
      fix: `run "ragtime index" with --embeddings again, if another model answers under that name now`,
      data: { model: model.id, dimensions, length: vector?.length ?? 0 },
    })
  }
}
