import type { OpenAIProvider } from '@ai-sdk/openai'
import { RagtimeError } from '../../errors.ts'
import type { EmbeddingModel } from '../../search/index.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import type { Transport } from '../transport/transport.ts'
import { withModelNames } from '../transport/with-model-names.ts'
import type { Meter, Metered, Prices } from '../usage/meter.ts'
import { cutToTokens } from './cut-to-tokens.ts'
import { embeddingTraits } from './embedding-traits.ts'
import { inOrder } from './in-order.ts'

/** An embedding model as the AI SDK's providers make it. */
type SdkEmbedder = ReturnType<OpenAIProvider['embeddingModel']>

/** What counts and limits its calls. */
export interface EmbeddingMetering {
  readonly meter: Meter
  readonly prices: Prices | undefined
}

export interface SdkEmbeddingSettings extends EmbeddingMetering {
  /** `vendor/model`. */
  readonly id: string
  /** As the server calls it. */
  readonly name: string
  readonly maxTextsPerCall: number
  readonly maxTokensPerCall: number
}

/** Calls that are under way at once: enough to keep a server busy, and few to lose when it fails. */
const callsAtOnce = 3

/** The port of embeddings over any embedding model of the AI SDK. Retries, time limits and turns are the transport's. */
export class SdkEmbeddingModel implements EmbeddingModel {
  readonly id: string
  readonly passagePrefix?: string
  readonly maxTextsPerCall: number
  readonly maxTokensPerCall: number
  readonly maxCallsAtOnce = callsAtOnce
  readonly #embedder: SdkEmbedder
  readonly #transport: Transport
  readonly #settings: SdkEmbeddingSettings

  constructor(embedder: SdkEmbedder, transport: Transport, settings: SdkEmbeddingSettings) {
    this.id = settings.id
    this.maxTextsPerCall = settings.maxTextsPerCall
    this.maxTokensPerCall = settings.maxTokensPerCall
    this.#embedder = embedder
    this.#transport = transport
    this.#settings = settings
    const { prefixes } = embeddingTraits(settings.name)
    if (prefixes !== undefined && prefixes.passage !== '') this.passagePrefix = prefixes.passage
  }

  readonly countTokens = estimateTokens

  async embed(
    texts: readonly string[],
    { role, signal }: { readonly role: 'query' | 'passage'; readonly signal?: AbortSignal },
  ): Promise<readonly Float32Array[]> {
    const { id, name, meter, prices } = this.#settings
    const { maxTokens, prefixes } = embeddingTraits(name)
    const prefix = prefixes?.[role] ?? ''
    const values = texts.map((text) => prefix + cutToTokens(text, maxTokens - estimateTokens(prefix)))
    const most = { inputTokens: values.reduce((sum, value) => sum + estimateTokens(value), 0), outputTokens: 0 }
    const purpose = role === 'query' ? 'embed-query' : 'embed-passages'
    try {
      return await meter.run({ purpose, model: id, prices, most, sent: { kind: 'embeddings', texts: values } }, () =>
        this.#transport.send((watch) => this.#send(values, watch.signal), { model: name, signal }),
      )
    } catch (error) {
      throw await withModelNames(error, this.#transport, signal)
    }
  }

  async #send(values: string[], abortSignal: AbortSignal): Promise<Metered<readonly Float32Array[]>> {
    const { embeddings, usage, response } = await this.#embedder.doEmbed({ values, abortSignal })
    const ordered = inOrder(embeddings, response?.body)
    if (ordered?.length !== values.length) throw this.#incomplete(embeddings.length, values.length)
    const estimated = () => values.reduce((sum, value) => sum + estimateTokens(value), 0)
    return {
      value: ordered.map((embedding) => Float32Array.from(embedding)),
      usage: { inputTokens: usage?.tokens ?? estimated(), outputTokens: 0, ...(usage ? {} : { estimated: true }) },
    }
  }

  #incomplete(got: number, asked: number): RagtimeError {
    const { host } = this.#transport.endpoint
    return new RagtimeError('MODEL_REPLY', {
      what: `the reply of ${this.#settings.name} at ${host} does not fit the call`,
      why: `it has ${got} vectors for ${asked} texts, or names other texts than were sent`,
      fix: 'try again; if it stays so, the server does not speak the protocol of OpenAI',
      data: { host, model: this.#settings.name, vectors: got, texts: asked },
    })
  }
}
