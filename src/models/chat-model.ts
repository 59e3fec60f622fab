import type { z } from 'zod'

/**
 * A language model that answers one request at a time. One adapter a vendor; who calls does not know which.
 * Retries, timeouts, the ledger, the cache and budgets are wrapped around it in this folder.
 */
export interface ChatModel {
  /** `provider/model`, recorded with every answer it had a part in. */
  readonly id: string
  /** Tokens that instructions, prompt and reply may have together. */
  readonly contextTokens: number
  /** Throws RagtimeError with a MODEL_… code; rejects when `signal` aborts. Never resolves with half a reply as if it were whole. */
  generate(request: ChatRequest): Promise<ChatReply>
}

export interface ChatRequest {
  /** What the call is for, as the ledger names it. */
  readonly purpose: ChatPurpose
  /** What the model is told to do: our words only, never a cell's. */
  readonly instructions: string
  /** The question and, fenced, what was found in the table. */
  readonly prompt: string
  /** Asks for one JSON value of this shape. The reply's text is still to be parsed: a model may disobey. */
  readonly schema?: z.ZodType
  readonly maxOutputTokens: number
  /** Called with each piece of the reply as it comes. What was heard is void when the call fails. */
  readonly onText?: (piece: string) => void
  readonly signal?: AbortSignal
}

export const chatPurposes = ['plan', 'answer', 'repair'] as const
export type ChatPurpose = (typeof chatPurposes)[number]

export interface ChatReply {
  readonly text: string
  /** `length`: cut at `maxOutputTokens` · `refusal`: the model or its provider would not. */
  readonly finish: 'stop' | 'length' | 'refusal'
  /** Tokens as the provider counted them; estimated when it did not say. */
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly estimated?: true }
  /** Came from the response cache: nothing left the machine and nothing was paid. */
  readonly cached: boolean
}
