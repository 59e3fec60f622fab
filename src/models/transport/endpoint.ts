import type { SettingSource } from '../settings/setting.ts'

/** A server and how to speak to it. */
export interface Endpoint {
  readonly vendor: 'openai' | 'compatible'
  /** Under which `/chat/completions` and the others lie. */
  readonly baseUrl: string
  /** As messages name it. */
  readonly host: string
  readonly apiKey?: string
  /** A key was there and not sent: see `ModelSettings`. */
  readonly withheldKey?: SettingSource
}
