import { RagtimeError } from '../errors.ts'
import { nearestNames } from '../nearest.ts'
import { type ColumnRole, columnRoles } from './column.ts'

/** How a table is to be read, as far as somebody said so. Kept in the manifest: other settings mean reading again. */
export interface TableSettings {
  /** Roles by column name, instead of the inferred ones. */
  readonly roles?: Readonly<Record<string, string>>
  /** The text columns, all of them, instead of the inferred ones. */
  readonly text?: readonly string[]
  readonly onBadRow?: 'reject' | 'repair' | 'fail'
  readonly delimiter?: string
  readonly quote?: string
  readonly encoding?: string
  /** Columns whose cells never leave the machine, whatever model is asked. */
  readonly private?: readonly string[]
}

/** Settings as they stand in the manifest: absent ones left out, in an order of their own, so that equal settings are equal JSON. */
export function settingsRecord({
  roles,
  text,
  onBadRow,
  delimiter,
  quote,
  encoding,
  private: privately,
}: TableSettings): Record<string, unknown> {
  const sortedRoles = Object.entries(roles ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const record = {
    roles: sortedRoles.length === 0 ? undefined : sortedRoles,
    text: text === undefined || text.length === 0 ? undefined : [...new Set(text)].toSorted(),
    onBadRow: onBadRow === 'reject' ? undefined : onBadRow,
    delimiter,
    quote,
    encoding: encoding?.toLowerCase(),
    private: privately === undefined || privately.length === 0 ? undefined : [...new Set(privately)].toSorted(),
  }
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

/** The settings that a manifest's record was made from. */
export function recordedSettings({ roles, ...others }: Readonly<Record<string, unknown>>): TableSettings {
  const pairs = Array.isArray(roles) ? (roles as [string, string][]) : [] // written by settingsRecord
  return { ...(others as TableSettings), ...(pairs.length === 0 ? {} : { roles: Object.fromEntries(pairs) }) } // likewise
}

/** Settings said before, with those said now: a role replaces the one before, a private column stays so. */
export function addSettings(before: TableSettings, now: TableSettings): TableSettings {
  const roles = { ...before.roles, ...now.roles }
  const privately = [...(before.private ?? []), ...(now.private ?? [])]
  return {
    ...before,
    ...now,
    ...(Object.keys(roles).length === 0 ? {} : { roles }),
    ...(privately.length === 0 ? {} : { private: privately }),
  }
}

/** Whether a manifest's table was read as `settings` ask. */
export function sameSettings(recorded: Readonly<Record<string, unknown>>, settings: TableSettings): boolean {
  return JSON.stringify(recorded) === JSON.stringify(settingsRecord(settings))
}

/** The roles asked for, by column name, `text` included. Throws COLUMN_UNKNOWN, ROLE_UNKNOWN, or INPUT_INVALID for two entity columns. */
export function roleOverrides(settings: TableSettings, columns: readonly string[]): ReadonlyMap<string, ColumnRole> {
  const overrides = new Map<string, ColumnRole>()
  for (const [name, role] of Object.entries(settings.roles ?? {}))
    overrides.set(knownColumn(name, columns), knownRole(role))
  for (const name of settings.text ?? []) overrides.set(knownColumn(name, columns), 'text')
  const entities = [...overrides].filter(([, role]) => role === 'entity').map(([name]) => name)
  if (entities.length > 1) {
    throw new RagtimeError('INPUT_INVALID', {
      what: `Two columns are to be the entity: ${entities.map((name) => `"${name}"`).join(' and ')}`,
      why: 'rows are about one kind of thing',
      fix: 'give the role entity to one of them, and id or category to the other',
      data: { columns: entities },
    })
  }
  return overrides
}

/** `name` when the table has such a column; else throws COLUMN_UNKNOWN with the nearest names first. */
export function knownColumn(name: string, columns: readonly string[]): string {
  if (columns.includes(name)) return name
  const nearest = nearestNames(name, columns, columns.length)
  throw new RagtimeError('COLUMN_UNKNOWN', {
    what: `There is no column "${name}"`,
    why: `the table has ${nearest
      .slice(0, 20)
      .map((column) => `"${column}"`)
      .join(', ')}${nearest.length > 20 ? ' …' : ''}`,
    fix: 'use one of these names, spelled as in the header',
    data: { column: name, columns: nearest },
  })
}

function knownRole(role: string): ColumnRole {
  const known = columnRoles.find((candidate) => candidate === role)
  if (known !== undefined) return known
  const nearest = nearestNames(role, columnRoles, columnRoles.length)
  throw new RagtimeError('ROLE_UNKNOWN', {
    what: `There is no role "${role}"`,
    why: `a column can be ${nearest.join(', ')}`,
    fix: 'use one of these roles',
    data: { role, roles: nearest },
  })
}
