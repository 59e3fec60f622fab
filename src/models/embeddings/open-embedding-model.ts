import type { EmbeddingModel } from '../../search/index.ts'
import { importOpenai } from '../openai/import-openai.ts'
import type { Endpoint } from '../transport/endpoint.ts'
import type { Transport } from '../transport/transport.ts'
import { type EmbeddingMetering, SdkEmbeddingModel } from './sdk-embedding-model.ts'

/**
 * Far below what servers take (OpenAI: 2,048 texts and 300,000 tokens): the vectors of a call are saved together, and a call that was under
 * way when the process died is paid for twice.
 */
const openaiLimits = { maxTextsPerCall: 128, maxTokensPerCall: 32_000 }
/** A model on one's own machine takes seconds for this. */
const compatibleLimits = { maxTextsPerCall: 32, maxTokensPerCall: 8_000 }

/** The id of a model in an index. Not its address: the same model may be served elsewhere tomorrow. */
export const embeddingModelId = (name: string, { vendor }: Pick<Endpoint, 'vendor'>): string => `${vendor}/${name}`

/** The name under which this server would have the model of an index; undefined when it is a server of another kind. */
export function nameOfEmbeddingModel(id: string, { vendor }: Pick<Endpoint, 'vendor'>): string | undefined {
  return id.startsWith(`${vendor}/`) ? id.slice(vendor.length + 1) : undefined
}

/** Sends nothing. */
export async function openEmbeddingModel(
  name: string,
  transport: Transport,
  metering: EmbeddingMetering,
): Promise<EmbeddingModel> {
  const { vendor, baseUrl, apiKey } = transport.endpoint
  const id = embeddingModelId(name, transport.endpoint)
  if (vendor === 'openai') {
    const { createOpenAI } = await importOpenai()
    const provider = createOpenAI({ baseURL: baseUrl, apiKey: apiKey ?? '', fetch: transport.fetch })
    return new SdkEmbeddingModel(provider.embeddingModel(name), transport, { id, name, ...metering, ...openaiLimits })
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  const provider = createOpenAICompatible({
    name: 'compatible',
    baseURL: baseUrl,
    ...(apiKey === undefined ? {} : { apiKey }),
    fetch: transport.fetch,
  })
  return new SdkEmbeddingModel(provider.embeddingModel(name), transport, { id, name, ...metering, ...compatibleLimits })
}
