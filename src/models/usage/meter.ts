import { randomUUID } from 'node:crypto'
import { RagtimeError } from '../../errors.ts'
import { Budget } from './budget.ts'
import type { Ledger } from './ledger.ts'
import type { CallPurpose } from './ledger-entry.ts'
import type { SentText } from './sent-text.ts'

/** Prices in USD per million tokens. */
export interface Prices {
  readonly input: number
  readonly output: number
}

interface Tokens {
  readonly inputTokens: number
  readonly outputTokens: number
}

/** A call about to be made. */
export interface MeteredCall {
  readonly purpose: CallPurpose
  /** `vendor/model`. */
  readonly model: string
  /** Undefined when nobody knows. */
  readonly prices: Prices | undefined
  readonly sent: SentText
  /** Estimated from above. */
  readonly most: Tokens
  readonly signal?: AbortSignal | undefined
}

/** What a call would send and cost at most. */
export interface PlannedCall extends Tokens {
  readonly purpose: CallPurpose
  readonly model: string
  /** Absent when the price is not known. */
  readonly usd?: number
  readonly sent: SentText
}

export interface Metered<Value> {
  readonly value: Value
  /** As the provider counted, or estimated. */
  readonly usage: Tokens & { readonly estimated?: true }
}

export interface MeterOptions {
  readonly ledger: Ledger
  readonly maxUsd: number | undefined
  readonly dryRun: boolean
}

/** Stands before every call to a model: a dry run stops it, the budget is asked, and the ledger knows of it before anything leaves. */
export class Meter {
  /** What a dry run would have sent. */
  readonly planned: PlannedCall[] = []
  readonly #ledger: Ledger
  readonly #budget: Budget
  readonly #dryRun: boolean

  constructor({ ledger, maxUsd, dryRun }: MeterOptions) {
    this.#ledger = ledger
    this.#budget = new Budget(maxUsd)
    this.#dryRun = dryRun
  }

  /** Makes the call by `send`. Throws MODEL_DRY_RUN, MODEL_BUDGET and STORE_NOT_WRITABLE before anything is sent, and what `send` throws. */
  async run<Value>(call: MeteredCall, send: () => Promise<Metered<Value>>): Promise<Value> {
    const { purpose, model, prices, sent, most } = call
    const mostUsd = costOf(most, prices)
    if (this.#dryRun) {
      this.planned.push({ purpose, model, sent, ...most, ...(mostUsd === undefined ? {} : { usd: mostUsd }) })
      throw dryRun()
    }
    const reserved = this.#budget.reserve(mostUsd, model)
    const id = randomUUID()
    const text = await this.#ledger.keep(sent)
    const estimate = mostUsd === undefined ? {} : { usd: mostUsd }
    await this.#ledger.add({ event: 'sent', call: id, at: now(), purpose, model, text, ...most, ...estimate })
    const startedAt = performance.now()
    const ms = () => Math.round(performance.now() - startedAt)
    try {
      const { value, usage } = await send()
      const usd = costOf(usage, prices)
      reserved.settle(usd ?? 0)
      await this.#ledger.add({
        event: 'done',
        call: id,
        at: now(),
        ...usage,
        ...(usd === undefined ? {} : { usd }),
        ms: ms(),
      })
      return value
    } catch (error) {
      // What a failed call cost is not known: what was set aside for it stays so.
      await this.#ledger.add({ event: 'failed', call: id, at: now(), code: codeOf(error, call.signal), ms: ms() })
      throw error
    }
  }

  /** Records a call that a cache made needless. */
  async saved({ purpose, model, sent }: MeteredCall, { inputTokens, outputTokens }: Tokens): Promise<void> {
    const text = await this.#ledger.keep(sent)
    await this.#ledger.add({
      event: 'cached',
      call: randomUUID(),
      at: now(),
      purpose,
      model,
      text,
      inputTokens,
      outputTokens,
    })
  }
}

/** In USD. */
function costOf({ inputTokens, outputTokens }: Tokens, prices: Prices | undefined): number | undefined {
  return prices === undefined ? undefined : (inputTokens * prices.input + outputTokens * prices.output) / 1e6
}

const now = () => new Date().toISOString()

function codeOf(error: unknown, signal: AbortSignal | undefined): string {
  if (error instanceof RagtimeError) return error.code
  return signal?.aborted === true ? 'INTERRUPTED' : 'BUG'
}

function dryRun(): RagtimeError {
  return new RagtimeError('MODEL_DRY_RUN', {
    what: 'a model would have been asked here',
    why: 'this is a dry run: nothing is sent',
    fix: 'run it again without --dry-run',
  })
}
