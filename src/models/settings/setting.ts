/**
 * Where a setting came from, most trusted first. `option`: a flag, or an option of the library · `.env` and `ragtime.json`: files in
 * the current folder.
 */
export const settingSources = ['option', 'environment', '.env', 'ragtime.json', 'default'] as const
export type SettingSource = (typeof settingSources)[number]

export interface Setting<Value> {
  readonly value: Value
  readonly source: SettingSource
}

/** Whether a secret from `source` may be sent to an address from `to`: never to one from a less trusted place. */
export function mayGoTo(source: SettingSource, to: SettingSource): boolean {
  return settingSources.indexOf(to) <= settingSources.indexOf(source)
}
