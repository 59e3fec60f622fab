import type { ModelSettings } from './resolve-settings.ts'
import type { Setting, SettingSource } from './setting.ts'

/** A setting for people: never a key. */
export interface ListedSetting {
  readonly name: string
  readonly value: string
  readonly source: SettingSource
}

/** Every setting about models, with where it came from; empty when nobody said anything. */
export function listSettings(settings: ModelSettings): ListedSetting[] {
  const all = listAll(settings)
  return all.every(({ source }) => source === 'default') ? [] : all
}

function listAll(settings: ModelSettings): ListedSetting[] {
  const { chat, embeddings, baseUrl, apiKey, withheldKey, offline, maxUsd, contextTokens } = settings
  const line = (name: string, setting: Setting<string | number | boolean> | undefined): ListedSetting[] =>
    setting === undefined ? [] : [{ name, value: String(setting.value), source: setting.source }]
  return [
    ...(chat.state === 'on' ? line('chat model', chat.name) : []),
    ...line('embeddings', embeddings),
    ...line('base URL', baseUrl),
    ...line('key', apiKey === undefined ? undefined : { ...apiKey, value: 'set' }),
    ...(withheldKey === undefined ? [] : line('key', { value: 'not sent to this base URL', source: withheldKey })),
    ...(offline.value ? line('offline', offline) : []),
    ...line('most USD', maxUsd),
    ...line('context tokens', contextTokens),
  ]
}
