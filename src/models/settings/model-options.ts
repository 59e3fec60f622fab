import type { Timeouts } from '../transport/timeouts.ts'
import type { Prices } from '../usage/meter.ts'

/** What a caller says about models. All that is left out is looked up: see `resolveSettings`. */
export interface ModelOptions {
  /** Name of the chat model, as its server calls it. `false`: none, whatever the environment says. */
  readonly chat?: string | false
  /** Name of the model that makes vectors of passages. Text is sent for them only when it is named. `false`: none. */
  readonly embeddings?: string | false
  /** Address of any server that speaks OpenAI's protocol, with or without `/v1`. */
  readonly baseUrl?: string
  readonly apiKey?: string
  /** No network at all. */
  readonly offline?: boolean
  /** Prepare each call and its cost, and send none. */
  readonly dryRun?: boolean
  /** What the calls made through one opened table may cost together, in USD, at least 0. A model of unknown price is then refused. */
  readonly maxUsd?: number
  /** Tokens that the model reads and writes together, when it is not one that is known. Lower cuts the context, higher risks that the server does. */
  readonly contextTokens?: number
  /** USD per million tokens, by name of the model, instead of what is known. */
  readonly prices?: Readonly<Record<string, Prices>>
  readonly timeouts?: Partial<Timeouts>
}
