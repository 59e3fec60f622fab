import { RagtimeError } from '../../errors.ts'
import { usdText } from './usd-text.ts'

/** What calls may still cost. Money that a call under way may cost is set aside, so that calls side by side cannot overspend. */
export class Budget {
  readonly #most: number | undefined
  #spent = 0

  /** `undefined`: no limit. */
  constructor(mostUsd: number | undefined) {
    this.#most = mostUsd
  }

  /** Sets aside what a call may cost at most; `settle` with what it did cost. Throws MODEL_BUDGET. `usd` is undefined when nobody knows. */
  reserve(usd: number | undefined, model: string): { readonly settle: (usd: number) => void } {
    const most = this.#most
    if (most === undefined) return { settle: () => {} }
    if (usd === undefined) throw unknownPrice(model, most)
    if (this.#spent + usd > most) throw tooDear({ model, most, usd, left: most - this.#spent })
    this.#spent += usd
    return {
      settle: (actual) => {
        this.#spent += actual - usd
      },
    }
  }
}

interface Overrun {
  readonly model: string
  readonly most: number
  readonly usd: number
  readonly left: number
}

function tooDear({ model, most, usd, left }: Overrun): RagtimeError {
  return new RagtimeError('MODEL_BUDGET', {
    what: `the next call to ${model} may cost ${usdText(usd)}, and ${usdText(left)} of ${usdText(most)} is left`,
    why: 'its cost is estimated from above, and the calls of one command may not cost more than --max-usd together',
    fix: 'raise --max-usd, or leave it out',
    data: { model, mostUsd: most, leftUsd: left, nextUsd: usd },
  })
}

function unknownPrice(model: string, most: number): RagtimeError {
  return new RagtimeError('MODEL_BUDGET', {
    what: `nobody knows whether a call to ${model} costs more than ${usdText(most)}`,
    why: 'its price is not known here',
    fix: 'say it in ragtime.json: {"prices": {"NAME": {"input": USD, "output": USD}}} per million tokens, 0 for a server of your own; or leave --max-usd out',
    data: { model, mostUsd: most },
  })
}
