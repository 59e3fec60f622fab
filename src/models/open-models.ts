import { join } from 'node:path'
import { RagtimeError } from '../errors.ts'
import type { Warning } from '../progress.ts'
import { repliesFolder, usageFolder } from '../store/index.ts'
import type { SdkChatModel } from './chat/sdk-chat-model.ts'
import type { ChatModel } from './chat-model.ts'
import { knownModel } from './known-models.ts'
import { hostOf, openaiBaseUrl } from './settings/base-url.ts'
import type { ModelSettings } from './settings/resolve-settings.ts'
import type { Setting } from './settings/setting.ts'
import type { Endpoint } from './transport/endpoint.ts'
import { listModels } from './transport/list-models.ts'
import { type RetryPolicy, Transport } from './transport/transport.ts'
import { listing } from './transport/with-model-names.ts'
import { Ledger } from './usage/ledger.ts'
import { Meter, type Prices } from './usage/meter.ts'
import { MeteredChat } from './usage/metered-chat.ts'
import { ReplyCache } from './usage/reply-cache.ts'

/** What Ollama and LM Studio give a model unless they are told otherwise. They cut what is longer without a word. */
const leastContextTokens = 4_096

/** For an answer that is only nice to have. */
const patienceMs = 2_000

/** The models that settings allow. */
export interface Models {
  readonly settings: ModelSettings
  /** Absent: answer without one; `settings.chat` says why. */
  readonly chat?: ChatModel
  /** The way to the server; absent when nothing may be sent. Embeddings go over it too. */
  readonly transport?: Transport
  /** Every call goes through it. */
  readonly meter: Meter
}

export interface OpenModelsOptions {
  /** The folder of the store: the ledger and the replies are kept in it. */
  readonly store: string
  /** Of all calls made for one table; without it those of these models have one of their own. */
  readonly meter?: Meter
  readonly signal?: AbortSignal
  readonly onWarning?: (warning: Warning) => void
  readonly retries?: RetryPolicy
  /** Which protocol to speak, when the address does not tell. */
  readonly vendor?: Endpoint['vendor']
}

/** Sends no text yet: at most it asks a server for the list of its models. Throws RagtimeError MODEL_… */
export async function openModels(settings: ModelSettings, options: OpenModelsOptions): Promise<Models> {
  const { dryRun } = settings
  const { meter = openMeter(settings, options.store) } = options
  if (settings.offline.value) return { settings, meter }
  if (settings.chat.state === 'off' && settings.embeddings === undefined) return { settings, meter }
  const transport = new Transport(endpointOf(settings, options.vendor), {
    timeouts: settings.timeouts,
    ...(options.retries === undefined ? {} : { retries: options.retries }),
  })
  if (settings.chat.state === 'off') return { settings, transport, meter }
  const { name, contextTokens } = await chosenModel(settings, transport, options.signal)
  if (!dryRun) options.onWarning?.({ code: 'MODEL_USED', message: usedText(name, settings) })
  const chat = new MeteredChat(await openChat(name.value, transport, contextTokens), {
    meter,
    cache: new ReplyCache(join(options.store, repliesFolder)),
    prices: pricesOf(name.value, settings, transport.endpoint),
  })
  return { settings, transport, meter, chat }
}

/** What all calls for the table whose store is in `directory` go through. */
export function openMeter({ dryRun, maxUsd }: ModelSettings, directory: string): Meter {
  return new Meter({ ledger: openLedger(directory), maxUsd: maxUsd?.value, dryRun })
}

/** The record of the calls made for the table whose store is in `directory`. */
export function openLedger(directory: string): Ledger {
  return new Ledger(join(directory, usageFolder))
}

/** Known ones hold at OpenAI only: another server of the same name may take another price. */
export function pricesOf(name: string, { prices }: ModelSettings, { vendor }: Endpoint): Prices | undefined {
  const said = Object.hasOwn(prices, name) ? prices[name] : undefined
  return said ?? (vendor === 'openai' ? knownModel(name)?.prices : undefined)
}

export function endpointOf(
  { baseUrl, apiKey, withheldKey }: ModelSettings,
  vendor: Endpoint['vendor'] | undefined,
): Endpoint {
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
  { chat, contextTokens, dryRun }: ModelSettings,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<ChosenModel> {
  if (chat.state === 'on') {
    const isAsked = transport.endpoint.vendor === 'compatible' && contextTokens === undefined && !dryRun
    const window =
      contextTokens?.value ?? (isAsked ? await listedWindow(chat.name.value, transport, signal) : undefined)
    return { name: chat.name, contextTokens: window ?? leastContextTokens }
  }
  if (dryRun) throw unnamed(transport.endpoint, 'a dry run does not ask it which it has')
  const listed = await listModels(transport, signal)
  const [only] = listed
  if (only === undefined || listed.length > 1) {
    const names = listed.map(({ name }) => name)
    throw unnamed(transport.endpoint, only === undefined ? 'it has none' : `it has ${listing(names)}`, names)
  }
  return {
    name: { value: only.name, source: 'default' },
    contextTokens: contextTokens?.value ?? only.contextTokens ?? leastContextTokens,
  }
}

/** The window as the server tells it; undefined when it does not, or not soon. What is wrong with it shows at the first call. */
async function listedWindow(
  name: string,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const soon = AbortSignal.timeout(patienceMs)
  try {
    const listed = await listModels(transport, signal === undefined ? soon : AbortSignal.any([signal, soon]))
    return listed.find((model) => model.name === name)?.contextTokens
  } catch {
    signal?.throwIfAborted()
    return undefined
  }
}

async function openChat(name: string, transport: Transport, contextTokens: number): Promise<SdkChatModel> {
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

function unnamed({ host }: Endpoint, why: string, names: readonly string[] = []): RagtimeError {
  return new RagtimeError('MODEL_UNKNOWN', {
    what: `no model of ${host} is named`,
    why,
    fix: 'name one that it has with --model or RAGTIME_MODEL',
    data: { host, models: names },
  })
}
