import { RagtimeError } from '../../errors.ts'
import type { SdkChatModel } from '../chat/sdk-chat-model.ts'
import type { ChatModel, ChatReply, ChatRequest } from '../chat-model.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { schemaRequest } from '../json-schema.ts'
import type { Meter, MeteredCall, Prices } from './meter.ts'
import type { CachedReply, ReplyCache } from './reply-cache.ts'

export interface MeteredChatOptions {
  readonly meter: Meter
  readonly cache: ReplyCache
  readonly prices: Prices | undefined
}

/** A chat model whose calls are answered from the cache where they can be, and are metered where not. */
export class MeteredChat implements ChatModel {
  readonly id: string
  readonly contextTokens: number
  readonly #model: SdkChatModel
  readonly #options: MeteredChatOptions

  constructor(model: SdkChatModel, options: MeteredChatOptions) {
    this.id = model.id
    this.contextTokens = model.contextTokens
    this.#model = model
    this.#options = options
  }

  async generate(request: ChatRequest): Promise<ChatReply> {
    const { meter, cache, prices } = this.#options
    const { purpose, instructions, prompt, maxOutputTokens, signal } = request
    const schema = request.schema === undefined ? undefined : schemaRequest(request.schema).schema
    const key = { model: this.id, instructions, prompt, schema, maxOutputTokens }
    const call: MeteredCall = {
      purpose,
      model: this.id,
      prices,
      signal,
      sent: { kind: 'chat', instructions, prompt, ...(schema === undefined ? {} : { schema }) },
      most: {
        inputTokens:
          estimateTokens(instructions) + estimateTokens(prompt) + estimateTokens(JSON.stringify(schema ?? '')),
        outputTokens: maxOutputTokens + this.#model.thinkingTokens,
      },
    }
    const known = await cache.get(key)
    if (known !== undefined) {
      await meter.saved(call, known)
      request.onText?.(known.text)
      return replyOf(known)
    }
    this.#checkFits(call, maxOutputTokens)
    const reply = await meter.run(call, async () => {
      const value = await this.#model.generate(request)
      return { value, usage: value.usage }
    })
    // A reply that was cut, or refused, may come out better the next time.
    if (reply.finish === 'stop') await cache.put(key, { text: reply.text, ...reply.usage })
    return reply
  }

  #checkFits({ most }: MeteredCall, maxOutputTokens: number): void {
    const tokens = most.inputTokens + maxOutputTokens
    if (tokens <= this.contextTokens) return
    throw new RagtimeError('MODEL_TOO_LONG', {
      what: `the request would have about ${tokens} tokens, and ${this.id} takes ${this.contextTokens}`,
      why: 'instructions, prompt and reply share one context window',
      fix: 'if the server gives the model a larger window, say so as contextTokens in ragtime.json',
      data: { model: this.id, tokens, contextTokens: this.contextTokens },
    })
  }
}

function replyOf({ text, ...usage }: CachedReply): ChatReply {
  return { text, finish: 'stop', usage, cached: true }
}
