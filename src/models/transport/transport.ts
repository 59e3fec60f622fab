import { setTimeout as sleep } from 'node:timers/promises'
import { RagtimeError } from '../../errors.ts'
import { describeFailure, type FailedCall, timedOut } from './describe-failure.ts'
import type { Endpoint } from './endpoint.ts'
import type { Failure } from './failure.ts'
import { Limiter } from './limiter.ts'
import { safeFetch } from './safe-fetch.ts'
import { type Timeouts, type Watch, watch } from './timeouts.ts'

/** How often and how long a failing call is tried again. */
export interface RetryPolicy {
  /** Tries after the first. */
  readonly retries: number
  /** Wait before the first retry; each further one waits twice as long. */
  readonly baseMs: number
  /** All waits of one call together. A server that asks for more gets no other try. */
  readonly mostMs: number
}

const defaultRetries: RetryPolicy = { retries: 3, baseMs: 500, mostMs: 60_000 }

/** Calls under way at once. */
const concurrency = 4

export interface TransportOptions {
  readonly timeouts: Timeouts
  readonly retries?: RetryPolicy
}

export interface Call {
  /** As messages name it. */
  readonly model: string
  readonly signal?: AbortSignal | undefined
  /** Whether a failed try may be followed by another; asked when it failed. Yes when left out. */
  readonly mayRetry?: () => boolean
}

/** The way to one server: bounded concurrency, timeouts, retries, and failures as RagtimeError. Chat and embeddings share it. */
export class Transport {
  readonly endpoint: Endpoint
  /** For the SDK: refuses redirects and web pages. */
  readonly fetch: typeof fetch = safeFetch
  readonly #timeouts: Timeouts
  readonly #retries: RetryPolicy
  readonly #limiter = new Limiter(concurrency)

  constructor(endpoint: Endpoint, { timeouts, retries = defaultRetries }: TransportOptions) {
    this.endpoint = endpoint
    this.#timeouts = timeouts
    this.#retries = retries
  }

  /**
   * Runs `attempt` when its turn comes, again when it failed in a way that may pass. An attempt calls `watch.touch()` for each piece it
   * gets and hands `watch.signal` on. Throws RagtimeError MODEL_…; rejects with the reason of `call.signal` when that aborts.
   */
  send<T>(attempt: (watch: Watch) => Promise<T>, call: Call): Promise<T> {
    return this.#limiter.run(() => this.#persist(attempt, call), call.signal)
  }

  async #persist<T>(attempt: (watch: Watch) => Promise<T>, call: Call): Promise<T> {
    let waitedMs = 0
    for (let tries = 0; ; tries++) {
      const result = await this.#tryOnce(attempt, call)
      if ('reply' in result) return result.reply
      const { error, retryable, retryAfterMs } = result
      const waitMs = retryAfterMs ?? this.#retries.baseMs * 2 ** tries
      if (!retryable || tries >= this.#retries.retries || call.mayRetry?.() === false) throw error
      if (waitedMs + waitMs > this.#retries.mostMs) throw withWait(error, waitMs)
      waitedMs += waitMs
      await sleep(waitMs, undefined, call.signal === undefined ? {} : { signal: call.signal }).catch(() => {})
      call.signal?.throwIfAborted()
    }
  }

  async #tryOnce<T>(attempt: (watch: Watch) => Promise<T>, { model, signal }: Call): Promise<{ reply: T } | Failure> {
    const failed: FailedCall = { endpoint: this.endpoint, model, now: Date.now() }
    using watched = watch(this.#timeouts, { signal, late: (ms) => timedOut(failed, ms) })
    try {
      return { reply: await Promise.race([attempt(watched), rejectOnAbort(watched.signal)]) }
    } catch (thrown) {
      signal?.throwIfAborted()
      // A fetch that is aborted rejects with an error of its own making.
      return describeFailure(watched.signal.aborted ? watched.signal.reason : thrown, failed)
    }
  }
}

/** An attempt that does not heed its signal must not hang the caller. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function withWait(error: RagtimeError, waitMs: number): RagtimeError {
  const { code, message, why, fix, data } = error
  const seconds = Math.ceil(waitMs / 1000)
  return new RagtimeError(code, {
    what: message,
    why: `${why}; it asks to wait ${seconds} s`,
    fix,
    data: { ...data, retryAfterSeconds: seconds },
  })
}
