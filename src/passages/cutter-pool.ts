import { Worker } from 'node:worker_threads'
import type { TextCell } from '../table/index.ts'
import { type CopiedError, restoreError } from './copied-error.ts'
import type { CutCell } from './cut-cell.ts'
import type { CutRequest } from './local-cutter.ts'
import { type PackedCells, unpackCells } from './packed-cells.ts'

/** What a worker is asked. */
export interface CutterRequest {
  readonly id: number
  readonly task:
    | { readonly kind: 'hash'; readonly cells: readonly TextCell[] }
    | { readonly kind: 'cut'; readonly requests: readonly CutRequest[] }
}

/** What it answers: hashes or packed cells, as it was asked. */
type CutterReply = { readonly id: number } & ({ readonly result: unknown } | { readonly error: CopiedError })

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Cleans and cuts cells in other threads. */
export class CutterPool {
  readonly #threads: readonly Thread[]

  /** `entry`: the module that each of the `workers` threads runs. */
  constructor(workers: number, entry = workerEntry()) {
    this.#threads = Array.from({ length: workers }, () => new Thread(entry))
  }

  /** Tasks that keep all threads at work while the caller is at work on what they gave. */
  get capacity(): number {
    return 2 * this.#threads.length
  }

  /** So many tasks wait already that one more would wait for long. */
  get isBusy(): boolean {
    return this.#threads.every(({ waiting }) => waiting >= 2)
  }

  async hash(cells: readonly TextCell[]): Promise<readonly Float64Array[]> {
    // Proof: a worker answers `hash` with the hashes of each cell.
    return (await this.#run({ kind: 'hash', cells: cells.map(withoutRows) })) as readonly Float64Array[]
  }

  async cut(requests: readonly CutRequest[]): Promise<readonly CutCell[]> {
    const bare = requests.map(({ cell, repeated }) => ({ cell: withoutRows(cell), repeated }))
    // Proof: a worker answers `cut` with packed cells.
    const packed = (await this.#run({ kind: 'cut', requests: bare })) as PackedCells
    return unpackCells(
      packed,
      requests.map(({ cell }) => cell),
    )
  }

  /** Ends the threads; what is still waiting for them fails with `reason`. */
  async close(reason: unknown): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end(reason)))
  }

  #run(task: CutterRequest['task']): Promise<unknown> {
    return this.#threads.reduce((one, other) => (other.waiting < one.waiting ? other : one)).run(task)
  }
}

/** One thread and the tasks it was given. */
class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  /** Why it takes no more tasks. */
  #ended: { readonly reason: unknown } | undefined

  constructor(entry: URL) {
    this.#worker = new Worker(entry)
    this.#worker.on('message', (reply: CutterReply) => this.#settle(reply))
    this.#worker.on('messageerror', (error) => this.#fail(error))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread that cleans cells ended with code ${code}`)))
  }

  /** Tasks not answered yet. */
  get waiting(): number {
    return this.#waiting.size
  }

  run(task: CutterRequest['task']): Promise<unknown> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended.reason)
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, task } satisfies CutterRequest)
    })
  }

  async end(reason: unknown): Promise<void> {
    this.#fail(reason)
    await this.#worker.terminate()
  }

  #settle(reply: CutterReply): void {
    const asked = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('error' in reply) asked?.reject(restoreError(reply.error))
    else asked?.resolve(reply.result)
  }

  #fail(reason: unknown): void {
    this.#ended ??= { reason }
    for (const { reject } of this.#waiting.values()) reject(reason)
    this.#waiting.clear()
  }
}

function workerEntry(): URL {
  // Built code is JavaScript, and sources run as they are.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`./cutter-worker.${extension}`, import.meta.url)
}

/** A thread needs no more, and the rows of a cell may be many. */
function withoutRows(cell: TextCell): TextCell {
  return { ...cell, occurrences: [] }
}
