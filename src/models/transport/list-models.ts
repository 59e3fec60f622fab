import { z } from 'zod'
import type { Transport } from './transport.ts'

const listSchema = z.object({
  data: z.array(z.object({ id: z.string(), max_model_len: z.number().nullish() })),
})

export interface ListedModel {
  readonly name: string
  /** Where the server tells (vLLM does). */
  readonly contextTokens?: number
}

/** The models that a server offers, by name. Throws RagtimeError MODEL_… */
export function listModels(transport: Transport, signal?: AbortSignal): Promise<ListedModel[]> {
  const { baseUrl, apiKey } = transport.endpoint
  return transport.send(
    async (watch) => {
      const response = await transport.fetch(`${baseUrl}/models`, {
        headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
        signal: watch.signal,
      })
      const body = await response.text()
      if (!response.ok)
        throw { statusCode: response.status, responseBody: body, responseHeaders: Object.fromEntries(response.headers) }
      const { data } = listSchema.parse(JSON.parse(body))
      return data
        .map(({ id, max_model_len: window }) => ({ name: id, ...(window == null ? {} : { contextTokens: window }) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    { model: 'the list of models', signal },
  )
}
