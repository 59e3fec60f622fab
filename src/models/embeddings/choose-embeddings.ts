import type { ModelSettings } from '../settings/resolve-settings.ts'
import type { Endpoint } from '../transport/endpoint.ts'
import { embeddingModelId, nameOfEmbeddingModel } from './open-embedding-model.ts'

/** Which model is to make the vector of a query, or why none: see `chooseForQuery`. */
export type QueryChoice =
  | { readonly state: 'on'; readonly name: string }
  | { readonly state: 'off'; readonly because: WhyNoEmbeddings }

/**
 * `other-model`: another one than the index has vectors of is asked for · `other-server`: the address is that of a server of another kind
 * · `no-key`: nothing says that OpenAI may be asked.
 */
export type WhyNoEmbeddings = 'offline' | 'no-key' | 'other-model' | 'other-server'

/** `indexedBy`: id of the model that made the vectors of the index. It need not be named again: who made them asked for it once. */
export function chooseForQuery(
  settings: Pick<ModelSettings, 'embeddings' | 'offline' | 'baseUrl' | 'apiKey'>,
  indexedBy: string,
  endpoint: Pick<Endpoint, 'vendor'>,
): QueryChoice {
  const { embeddings, offline, baseUrl, apiKey } = settings
  if (offline.value) return { state: 'off', because: 'offline' }
  if (embeddings !== undefined && embeddingModelId(embeddings.value, endpoint) !== indexedBy)
    return { state: 'off', because: 'other-model' }
  const name = nameOfEmbeddingModel(indexedBy, endpoint)
  if (baseUrl.source === 'default' && apiKey === undefined) return { state: 'off', because: 'no-key' }
  return name === undefined ? { state: 'off', because: 'other-server' } : { state: 'on', name }
}
