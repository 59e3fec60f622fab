import { RagtimeError } from '../../errors.ts'
import { defaultChatModel } from '../known-models.ts'
import { defaultTimeouts, type Timeouts } from '../transport/timeouts.ts'
import type { Prices } from '../usage/meter.ts'
import { normaliseBaseUrl, openaiBaseUrl } from './base-url.ts'
import type { ModelOptions } from './model-options.ts'
import type { SettingFiles } from './read-setting-files.ts'
import { mayGoTo, type Setting, type SettingSource } from './setting.ts'

/** Everything about models, decided once, each with where it came from. */
export interface ModelSettings {
  readonly chat: ChatSetting
  /** Absent: passages are not sent anywhere to be made vectors of. */
  readonly embeddings?: Setting<string>
  /** Under which the endpoints lie. */
  readonly baseUrl: Setting<string>
  /** Absent: none there, or none that may go to this address. */
  readonly apiKey?: Setting<string>
  /** A key was there but came from a more trusted place than the address: it is not sent. */
  readonly withheldKey?: SettingSource
  readonly offline: Setting<boolean>
  readonly dryRun: boolean
  readonly maxUsd?: Setting<number>
  readonly contextTokens?: Setting<number>
  readonly timeouts: Timeouts
  /** As somebody said they are, by name of the model. */
  readonly prices: Readonly<Record<string, Prices>>
}

/** Whether there is a chat model. `unnamed`: the server's only one, if it has only one. */
export type ChatSetting =
  | { readonly state: 'on'; readonly name: Setting<string> }
  | { readonly state: 'unnamed' }
  | { readonly state: 'off'; readonly because: 'not-wanted' | 'offline' | 'no-key' }

type Variables = Readonly<Record<string, string | undefined>>

interface Places extends SettingFiles {
  readonly environment: Variables
}

/**
 * Decides by option > environment > `.env` > `ragtime.json` > default. A key switches chat on, and so does an address. Throws
 * INPUT_INVALID; when a model is asked for by option also MODEL_OFFLINE, and MODEL_UNAUTHORIZED when there is neither key nor address.
 */
export function resolveSettings(options: ModelOptions, { environment, variables, config }: Places): ModelSettings {
  const named = (name: string): Setting<string> | undefined =>
    from('environment', environment[name]) ?? from('.env', variables[name])
  const baseUrl = from('option', options.baseUrl) ?? named('OPENAI_BASE_URL') ?? from('ragtime.json', config.baseUrl)
  const address = baseUrl ?? { value: openaiBaseUrl, source: 'default' as const }
  const key = from('option', options.apiKey) ?? named('OPENAI_API_KEY')
  const url = normaliseBaseUrl(address.value)
  const sendable = key !== undefined && (url === openaiBaseUrl || mayGoTo(key.source, address.source))
  const offline = options.offline === undefined ? undefined : { value: options.offline, source: 'option' as const }
  const offlineSetting = offline ?? from('ragtime.json', config.offline) ?? { value: false, source: 'default' as const }
  const embeddings =
    options.embeddings === false
      ? undefined
      : (from('option', options.embeddings) ?? named('RAGTIME_EMBEDDINGS') ?? from('ragtime.json', config.embeddings))
  const maxUsd = from('option', options.maxUsd) ?? from('ragtime.json', config.maxUsd)
  const contextTokens = from('option', options.contextTokens) ?? from('ragtime.json', config.contextTokens)
  return {
    chat: chatSetting(options, {
      name: from('option', options.chat || undefined) ?? named('RAGTIME_MODEL') ?? from('ragtime.json', config.model),
      offline: offlineSetting.value,
      reachable: sendable || baseUrl !== undefined,
      isOpenai: url === openaiBaseUrl,
    }),
    ...(embeddings === undefined ? {} : { embeddings }),
    baseUrl: { value: url, source: address.source },
    ...(sendable ? { apiKey: key } : {}),
    ...(key !== undefined && !sendable ? { withheldKey: key.source } : {}),
    offline: offlineSetting,
    dryRun: options.dryRun === true,
    ...(maxUsd === undefined ? {} : { maxUsd }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    prices: { ...config.prices, ...options.prices },
  }
}

function chatSetting(
  options: ModelOptions,
  {
    name,
    offline,
    reachable,
    isOpenai,
  }: {
    readonly name: Setting<string> | undefined
    readonly offline: boolean
    readonly reachable: boolean
    readonly isOpenai: boolean
  },
): ChatSetting {
  if (options.chat === false) return { state: 'off', because: 'not-wanted' }
  if (offline) {
    if (options.chat !== undefined) throw isOffline()
    return { state: 'off', because: 'offline' }
  }
  if (!reachable) {
    if (options.chat !== undefined) throw noKey()
    return { state: 'off', because: 'no-key' }
  }
  if (name !== undefined) return { state: 'on', name }
  return isOpenai ? { state: 'on', name: { value: defaultChatModel, source: 'default' } } : { state: 'unnamed' }
}

/** An empty text counts as not given: it is how a variable is switched off for one command. */
function from<Value extends string | number | boolean>(
  source: SettingSource,
  value: Value | undefined,
): Setting<Value> | undefined {
  return value === undefined || value === '' ? undefined : { value, source }
}

function noKey(): RagtimeError {
  return new RagtimeError('MODEL_UNAUTHORIZED', {
    what: 'a model is asked for, but there is no key for it',
    why: 'neither OPENAI_API_KEY nor the address of another server is set',
    fix: 'set OPENAI_API_KEY, or give --base-url for a server that needs none; --no-model answers without a model',
  })
}

function isOffline(): RagtimeError {
  return new RagtimeError('MODEL_OFFLINE', {
    what: 'a model is asked for, and the network is off',
    why: 'asking a model needs the network, also on this machine',
    fix: 'leave out --offline (or "offline" in ragtime.json), or the model',
  })
}
