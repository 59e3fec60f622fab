import { createHash, randomUUID } from 'node:crypto'
import { closeSync, existsSync, fdatasyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { RagtimeError } from '../../../errors.ts'
import { paidFolder, type Store } from '../../../store/index.ts'
import type { EmbeddingModel } from '../../embedding-model.ts'
import { VectorLog, vectorLogHead, vectorRecord } from './vector-log.ts'

/** Names a text in a file of vectors: its SHA-256, a character a byte. */
export const textKey = (text: string): string => createHash('sha256').update(text).digest('binary')

/** The file of a model's vectors. Its prefix belongs to the name: with another one the same texts have other vectors. */
export function paidVectorsName({ id, passagePrefix = '' }: Pick<EmbeddingModel, 'id' | 'passagePrefix'>): string {
  const readable = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .slice(0, 60)
  const hash = createHash('sha256')
    .update(JSON.stringify([id, passagePrefix]))
    .digest('hex')
    .slice(0, 8)
  return `${paidFolder}/${readable}-${hash}.vec`
}

/** The vectors that a model made for this store so far, by the text; to be opened under the store's lock when any are to be added. */
export class PaidVectors implements Disposable {
  readonly #store: Store
  readonly #model: string
  readonly #name: string
  #log: VectorLog | undefined
  #keys: Map<string, number>
  /** Of the file, open for writing. */
  #file: number | undefined
  #records = 0

  constructor(store: Store, model: Pick<EmbeddingModel, 'id' | 'passagePrefix'>) {
    this.#store = store
    this.#model = model.id
    this.#name = paidVectorsName(model)
    const path = store.path(this.#name)
    this.#log = existsSync(path) ? VectorLog.open(path, this.#name) : undefined
    this.#keys = this.#log?.keys() ?? new Map()
  }

  /** The file; undefined while there is no vector. */
  get log(): VectorLog | undefined {
    return this.#log
  }

  /** Number of the record that holds the vector of a text; undefined when it was never paid for. */
  find(key: string): number | undefined {
    return this.#keys.get(key)
  }

  /** Adds vectors of unit length, durably when it returns. Throws MODEL_REPLY when they are not as long as those before. */
  async add(rows: readonly { readonly key: string; readonly vector: Float32Array }[]): Promise<void> {
    const [first] = rows
    if (first === undefined) return
    const log = this.#log ?? (await this.#create(first.vector.length))
    const odd = rows.find(({ vector }) => vector.length !== log.facts.dimensions)
    if (odd !== undefined) throw otherLength(this.#model, odd.vector.length, log)
    this.#file ??= this.#openForWriting(log)
    const bytes = Buffer.concat(rows.map(({ key, vector }) => vectorRecord(key, vector)))
    // Sync: a batch at a time, and a call to the model took a thousand times as long.
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#file, bytes, at, bytes.length - at, log.offset(this.#records) + at)
    fdatasyncSync(this.#file)
    for (const { key } of rows) this.#keys.set(key, this.#records++)
  }

  [Symbol.dispose](): void {
    this.#log?.close()
    if (this.#file !== undefined) closeSync(this.#file)
  }

  async #create(dimensions: number): Promise<VectorLog> {
    await this.#store.writeFile(this.#name, vectorLogHead({ id: randomUUID(), model: this.#model, dimensions }))
    this.#log = VectorLog.open(this.#store.path(this.#name), this.#name)
    return this.#log
  }

  /** Behind the last whole record; what a dying writer tore goes. */
  #openForWriting(log: VectorLog): number {
    const file = openSync(this.#store.path(this.#name), 'r+')
    this.#records = log.records
    ftruncateSync(file, log.offset(this.#records))
    return file
  }
}

const otherLength = (model: string, length: number, { name, facts }: VectorLog): RagtimeError =>
  new RagtimeError('MODEL_REPLY', {
    what: `the embedding model ${model} gave a vector of ${length} numbers`,
    why: `those that it gave before, in ${name}, have ${facts.dimensions}, and the two cannot be compared`,
    fix: `another model answers under that name now: name it differently, or delete ${name} to begin anew`,
    data: { model, dimensions: facts.dimensions, length },
  })
