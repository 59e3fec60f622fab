import { RagtimeError } from '../errors.ts'
import type { Warning } from '../progress.ts'
import type { ChatModel } from './chat-model.ts'
import { hostOf, openaiBaseUrl } from './settings/base-url.ts'
import type { ModelSettings } from './settings/resolve-settings.ts'
import type { Setting } from './settings/setting.ts'
import type { Endpoint } from './transport/endpoint.ts'
import { listModels } from './transport/list-models.ts'
import { type RetryPolicy, Transport } from './transport/transport.ts'
import { listing } from './transport/with-model-names.ts'

/** A window that servers on one's own machine give a model unless told otherwise, or more. */
const leastContextTokens = 8_192

/** The models that settings allow. */
export interface Models {
  readonly settings: ModelSettings
  /** Absent: answer without one; `settings.chat` says why. */
  readonly chat?: ChatModel
  /** The way to the server; absent when nothing may be sent. Embeddings go over it too. */
  readonly transport?: Transport
}

export interface OpenModelsOptions {
  readonly signal?: AbortSignal
  readonly onWarning?: (warning: Warning) => void
  readonly retries?: RetryPolicy
  /** Which protocol to speak, when the address does not tell. */
  readonly vendor?: Endpoint['vendor']
}

/** Sends nothing yet, but to ask a server for its only model when none is named. Throws RagtimeError MODEL_… */
export async function openModels(settings: ModelSettings, options: OpenModelsOptions = {}): Promise<Models> {
  if (settings.offline.value) return { settings }
  if (settings.chat.state === 'off' && settings.embeddings === undefined) return { settings }
  const transport = new Transport(endpointOf(settings, options.vendor), {
    timeouts: settings.timeouts,
    ...(options.retries === undefined ? {} : { retries: options.retries }),
  })
  if (settings.chat.state === 'off') return { settings, transport }
  const { name, contextTokens } = await chosenModel(settings, transport, options.signal)
  options.onWarning?.({ code: 'MODEL_USED', message: usedText(name, settings) })
  return { settings, transport, chat: await openChat(name.value, transport, contextTokens) }
}

function endpointOf({ baseUrl, apiKey, withheldKey }: ModelSettings, vendor: Endpoint['vendor'] | undefined): Endpoint {
  return {
    vendor: vendor ?? (baseUrl.value === openaiBaseUrl ? 'openai' : 'compatible'),
    baseUrl: baseUrl.value,
    host: hostOf(baseUrl.value),
    ...(apiKey === undefined ? {} : { apiKey: apiKey.value }),
    ...(withheldKey === undefined ? {} : { withheldKey }),
  }
}

interface ChosenModel {
  readonly name: Setting<string>
  readonly contextTokens: number
}

async function chosenModel(
  { chat, contextTokens }: ModelSettings,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<ChosenModel> {
  if (chat.state === 'on') return { name: chat.name, contextTokens: contextTokens?.value ?? leastContextTokens }
  const listed = await listModels(transport, signal)
  const [only] = listed
  if (only === undefined || listed.length > 1)
    throw unnamed(
      transport.endpoint,
      listed.map(({ name }) => name),
    )
  return {
    name: { value: only.name, source: 'default' },
    contextTokens: contextTokens?.value ?? only.contextTokens ?? leastContextTokens,
  }
}

async function openChat(name: string, transport: Transport, contextTokens: number): Promise<ChatModel> {
  if (transport.endpoint.vendor === 'openai') {
    const { openOpenaiChat } = await import('./openai/open-openai-chat.ts')
    return openOpenaiChat(name, transport)
  }
  const { openCompatibleChat } = await import('./compatible/open-compatible-chat.ts')
  return openCompatibleChat(name, transport, { contextTokens })
}

function usedText(name: Setting<string>, { baseUrl, apiKey }: ModelSettings): string {
  const why = apiKey === undefined ? `base URL from ${placeOf(baseUrl)}` : `key from ${placeOf(apiKey)}`
  return `questions and passages go to ${name.value} at ${hostOf(baseUrl.value)} (${why}); --no-model keeps them here`
}

function placeOf({ source }: Setting<string>): string {
  return source === 'environment' ? 'the environment' : source === 'option' ? 'a flag' : source
}

function unnamed({ host }: Endpoint, names: readonly string[]): RagtimeError {
  return new RagtimeError('MODEL_UNKNOWN', {
    what: `no model of ${host} is named`,
    why: names.length === 0 ? 'it has none' : `it has ${listing(names)}`,
    fix: names.length === 0 ? 'load a model there' : 'name one with --model or RAGTIME_MODEL',
    data: { host, models: names },
  })
}
