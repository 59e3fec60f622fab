import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { JobOptions } from '../progress.ts'
import type { Column, ColumnRole } from './column.ts'
import { type ColumnValues, readColumnValues } from './column-values.ts'
import { readDistribution } from './distribution.ts'
import type { ColumnCast } from './infer/column-cast.ts'
import { type ColumnStatistics, columnStatistics } from './infer/column-statistics.ts'
import { findAliases } from './infer/find-aliases.ts'
import { inferRoles, isHtml } from './infer/infer-roles.ts'
import type { ColumnProfile, Profile } from './profile.ts'
import { withConnection } from './sql/database.ts'
import { readNumbers } from './sql/read-one-row.ts'
import { quoteText } from './sql/sql-text.ts'
import { knownColumn, roleOverrides, type TableSettings } from './table-settings.ts'

/** Changes whenever the same rows may get other roles, types or value lists. */
export const describerVersion = '3'

/** Everything worked out from the rows, once, when they are read. */
export interface TableDescription {
  readonly profile: Profile
  /** How each column becomes typed in SQL, in file order. */
  readonly casts: readonly ColumnCast[]
  readonly values: readonly ColumnValues[]
}

export interface RowsToDescribe {
  /** The Parquet file: `_row` and the columns as raw text. */
  readonly path: string
  readonly columns: readonly string[]
  readonly rejected: number
  readonly settings: TableSettings
}

/** Infers types and roles of all columns and counts what the profile tells. Throws COLUMN_UNKNOWN and ROLE_UNKNOWN before any work. */
export async function describeTable(
  database: DuckDBInstance,
  { path, columns, rejected, settings }: RowsToDescribe,
  { signal, onProgress }: JobOptions,
): Promise<TableDescription> {
  const overrides = roleOverrides(settings, columns)
  for (const name of settings.private ?? []) knownColumn(name, columns)
  return withConnection(database, signal, async (connection) => {
    const rows = `read_parquet(${quoteText(path)})`
    const { count } = await readNumbers(connection, rows, { count: 'count(*)' })
    const onDone = (done: number) => onProgress?.({ step: 'profile', done, total: columns.length, unit: 'cells' })
    const statistics = await columnStatistics(connection, rows, { names: columns, count, onDone })
    const profiles = await describeColumns(connection, rows, { statistics, overrides, settings })
    const entity = profiles.find(({ role }) => role === 'entity')?.name
    const categories = entity === undefined ? [] : profiles.filter(({ role }) => role === 'category')
    const distributions = []
    for (const { name } of categories) {
      distributions.push(
        await readDistribution(connection, rows, { entityColumn: entity ?? name, categoryColumn: name }),
      )
    }
    return {
      profile: { rows: count, rejected, columns: profiles, distributions },
      casts: statistics.map(({ cast }) => cast),
      values: await readColumnValues(connection, rows, { columns: profiles, entity }),
    }
  })
}

async function describeColumns(
  connection: DuckDBConnection,
  rows: string,
  {
    statistics,
    overrides,
    settings,
  }: {
    readonly statistics: readonly ColumnStatistics[]
    readonly overrides: ReadonlyMap<string, ColumnRole>
    readonly settings: TableSettings
  },
): Promise<ColumnProfile[]> {
  const roles = applyOverrides(statistics, overrides, settings)
  const entity = statistics.find((_, i) => roles[i] === 'entity')
  const candidates = statistics.filter(({ name }) => overrides.get(name) === undefined || overrides.get(name) === 'id')
  const aliases =
    entity === undefined ? new Set<string>() : await findAliases(connection, rows, { entity, columns: candidates })
  return statistics.map((column, i) => {
    const aliasOf = aliases.has(column.name) ? entity?.name : undefined
    return columnProfile(column, { role: aliasOf === undefined ? (roles[i] ?? 'other') : 'id', aliasOf })
  })
}

/** Inferred roles with the asked-for ones in their place; the inferred entity gives way to the asked-for one. */
function applyOverrides(
  statistics: readonly ColumnStatistics[],
  overrides: ReadonlyMap<string, ColumnRole>,
  settings: TableSettings,
): ColumnRole[] {
  const free = statistics.filter(({ name }) => !overrides.has(name))
  const entityGiven = [...overrides.values()].includes('entity')
  const inferred = new Map(inferRoles(free, { withEntity: !entityGiven }).map((role, i) => [free[i]?.name, role]))
  return statistics.map(({ name }) => {
    const role = overrides.get(name) ?? inferred.get(name) ?? 'other'
    const notAsked = role === 'text' && settings.text !== undefined && overrides.get(name) !== 'text'
    return notAsked ? 'other' : role
  })
}

function columnProfile(
  column: ColumnStatistics,
  { role, aliasOf }: { readonly role: ColumnRole; readonly aliasOf: string | undefined },
): ColumnProfile {
  const described: Column = {
    name: column.name,
    type: column.cast.type,
    role,
    html: role === 'text' && isHtml(column),
    ...('mark' in column.cast ? { decimalMark: column.cast.mark } : {}),
    ...(aliasOf === undefined ? {} : { aliasOf }),
  }
  return {
    ...described,
    distinct: column.distinct,
    missing: column.missing,
    top: column.top,
    ...(column.min === undefined ? {} : { min: column.min }),
    ...(column.max === undefined ? {} : { max: column.max }),
    meanLength: column.meanLength,
    maxLength: column.maxLength,
  }
}
