import { RagtimeError } from '../../errors.ts'
import type { ChatModel, ChatReply, ChatRequest } from '../chat-model.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { type SchemaRequest, schemaRequest } from '../json-schema.ts'
import type { Transport } from '../transport/transport.ts'
import { withModelNames } from '../transport/with-model-names.ts'
import { readStream, type StreamedReply } from './read-stream.ts'
import type { SdkCall, SdkModel } from './sdk-model.ts'

/** What differs from vendor to vendor. */
export interface SdkChatSettings {
  /** `vendor/model`. */
  readonly id: string
  /** As the server calls it. */
  readonly name: string
  readonly contextTokens: number
  /** Tokens added to a request's `maxOutputTokens` for models that think first: their thoughts count as output. */
  readonly thinkingTokens: number
  /** The vendor's own parts of a call. */
  readonly options: (schema: SchemaRequest | undefined) => Partial<SdkCall>
}

/** A chat model over any language model of the AI SDK. Its calls stream, so that time limits see life. */
export class SdkChatModel implements ChatModel {
  readonly id: string
  readonly contextTokens: number
  /** That a reply may take beside its own. */
  readonly thinkingTokens: number
  readonly #model: SdkModel
  readonly #transport: Transport
  readonly #settings: SdkChatSettings
  #takesSchemas = true

  constructor(model: SdkModel, transport: Transport, settings: SdkChatSettings) {
    this.id = settings.id
    this.contextTokens = settings.contextTokens
    this.thinkingTokens = settings.thinkingTokens
    this.#model = model
    this.#transport = transport
    this.#settings = settings
  }

  async generate(request: ChatRequest): Promise<ChatReply> {
    const { schema, signal } = request
    const asked = schema === undefined ? undefined : schemaRequest(schema)
    try {
      return await this.#ask(
        this.#takesSchemas ? this.#call(request, asked) : this.#callInWords(request, asked),
        request,
      )
    } catch (error) {
      if (!this.#takesSchemas || !isSchemaRefused(error)) throw await withModelNames(error, this.#transport, signal)
    }
    this.#takesSchemas = false
    return this.#ask(this.#callInWords(request, asked), request)
  }

  async #ask(call: SdkCall, { instructions, prompt, signal, onText }: ChatRequest): Promise<ChatReply> {
    let heard = false
    const { text, finish, inputTokens, outputTokens } = await this.#transport.send(
      async (watch) => {
        const { stream } = await this.#model.doStream({ ...call, abortSignal: watch.signal })
        const reply = await readStream(stream, (piece) => {
          watch.touch()
          if (piece === '') return
          heard = true
          onText?.(piece)
        })
        return this.#whole(reply)
      },
      // A second try would say again what was heard already.
      { model: this.#settings.name, signal, mayRetry: () => !heard || onText === undefined },
    )
    const counted = inputTokens !== undefined && outputTokens !== undefined
    return {
      text,
      finish,
      usage: {
        inputTokens: inputTokens ?? estimateTokens(instructions) + estimateTokens(prompt),
        outputTokens: outputTokens ?? estimateTokens(text),
        ...(counted ? {} : { estimated: true as const }),
      },
      cached: false,
    }
  }

  #call({ instructions, prompt, maxOutputTokens }: ChatRequest, asked?: SchemaRequest): SdkCall {
    return {
      prompt: [
        { role: 'system', content: instructions },
        { role: 'user', content: [{ type: 'text', text: prompt }] },
      ],
      maxOutputTokens: maxOutputTokens + this.thinkingTokens,
      temperature: 0,
      ...(asked === undefined ? {} : { responseFormat: { type: 'json', name: 'reply', schema: asked.schema } }),
      ...this.#settings.options(asked),
    }
  }

  /** For servers that know no schemas: the model is told of it. */
  #callInWords(request: ChatRequest, asked: SchemaRequest | undefined): SdkCall {
    if (asked === undefined) return this.#call(request)
    const told = 'Reply with one JSON value and nothing else. It must be valid under this JSON Schema:'
    return this.#call({
      ...request,
      instructions: `${request.instructions}\n\n${told}\n${JSON.stringify(asked.schema)}`,
    })
  }

  #whole({ finish, ...reply }: StreamedReply): StreamedReply & Pick<ChatReply, 'finish'> {
    if (finish === 'cut') throw this.#broken('the stream ended before the reply did')
    if (finish === 'stop' && reply.text.trim() === '') throw this.#broken('it is empty')
    return { ...reply, finish }
  }

  #broken(why: string): RagtimeError {
    const { host } = this.#transport.endpoint
    return new RagtimeError('MODEL_REPLY', {
      what: `the reply of ${this.#settings.name} at ${host} is not whole`,
      why,
      fix: 'try again, or use another model',
      data: { host, model: this.#settings.name },
    })
  }
}

function isSchemaRefused(error: unknown): boolean {
  return error instanceof RagtimeError && error.code === 'MODEL_UNSUPPORTED' && error.data.feature === 'response_format'
}
