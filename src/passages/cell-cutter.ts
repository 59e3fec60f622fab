import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { TextCell } from '../table/index.ts'
import type { CutCell } from './cut-cell.ts'
import { CutterPool } from './cutter-pool.ts'
import { type CutRequest, LocalCutter } from './local-cutter.ts'

/** More threads than this would wait for the one that builds the index. */
const mostWorkers = 4
/** Cleaning so much takes about as long as starting a thread. */
const startThreadsAfter = 2_000_000

export interface CutterOptions {
  /** Threads beside this one; by default one less than the machine has, at most 4. */
  readonly workers?: number | undefined
  /** Characters cleaned in this thread before others are started; default 2,000,000. */
  readonly threadsAfter?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** Cleans and cuts cells: few in this thread, many in others and in this one when those have their hands full. */
export class CellCutter implements AsyncDisposable {
  readonly #workers: number
  readonly #signal: AbortSignal | undefined
  #local = new LocalCutter({ remembers: true })
  #pool: CutterPool | undefined
  /** Characters to come before threads are started. */
  #few: number

  constructor({ workers, threadsAfter, signal }: CutterOptions = {}) {
    this.#workers = workers ?? Math.min(availableParallelism() - 1, mostWorkers)
    this.#few = threadsAfter ?? startThreadsAfter
    this.#signal = signal
    signal?.addEventListener('abort', this.#abort)
  }

  /** Batches to be given before the first is waited for. */
  get capacity(): number {
    return (this.#pool?.capacity ?? 0) + 1
  }

  /** Of each HTML cell, a hash of each block in order. */
  async hash(cells: readonly TextCell[]): Promise<readonly Float64Array[]> {
    return (await this.#cutterFor(cells)).hash(cells)
  }

  /** The passages of each cell. */
  async cut(requests: readonly CutRequest[]): Promise<readonly CutCell[]> {
    return (await this.#cutterFor(requests.map(({ cell }) => cell))).cut(requests)
  }

  /** Ends the threads. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#abort)
    await this.#pool?.close(undefined)
  }

  readonly #abort = (): void => {
    void this.#pool?.close(this.#signal?.reason)
  }

  async #cutterFor(cells: readonly TextCell[]): Promise<LocalCutter | CutterPool> {
    // Other work of the process gets its turn, the threads' answers among it.
    await setImmediate()
    this.#signal?.throwIfAborted()
    if (this.#pool !== undefined) return this.#pool.isBusy ? this.#local : this.#pool
    if (this.#workers > 0 && this.#few <= 0) {
      // What was remembered of the first cells is little of the whole.
      this.#local = new LocalCutter({ remembers: false })
      this.#pool = new CutterPool(this.#workers)
      return this.#pool
    }
    for (const { text } of cells) this.#few -= text.length
    return this.#local
  }
}
