import type { LoadedTable, Profile, Schema, ValueCount } from '../../table/index.ts'
import { nameWords, stemWords } from '../query/nouns.ts'
import { unspacedNames } from '../words/split-unspaced.ts'
import { ColumnLinker } from './link-columns.ts'
import { ValueLinker } from './link-values.ts'

/** The table a question is asked of. Look-ups are built once for each profile object. */
export interface QuestionContext {
  readonly schema: Schema
  readonly profile: Profile
  /** Every value of the entity, category and short label columns. */
  readonly values: ReadonlyMap<string, readonly ValueCount[]>
  /** From each value of the alias columns to the entity it stands for. */
  readonly aliases?: ReadonlyMap<string, string>
  /** The file's name without its folder, `tickets-2024.csv.gz`: rows may be called what it says. */
  readonly name?: string
}

/** The context of an open table. */
export async function questionContext(
  table: Pick<LoadedTable, 'schema' | 'profile' | 'values' | 'aliases'>,
  name: string,
): Promise<QuestionContext> {
  const { schema, profile } = table
  return { schema, profile, values: await table.values(), aliases: await table.aliases(), name }
}

interface TableLinkers {
  readonly columns: ColumnLinker
  readonly values: ValueLinker
  /** Names of values and columns in scripts without spaces. */
  readonly names: readonly string[]
}

/** By profile: a table has one for as long as it is open, and its values belong to it. */
const linkers = new WeakMap<Profile, TableLinkers>()

export function linkersOf({ profile, values, aliases, name }: QuestionContext): TableLinkers {
  const known = linkers.get(profile)
  if (known !== undefined) return known
  const valueLinker = new ValueLinker(profile, values, aliases)
  const columnNames = profile.columns.flatMap(({ name }) => [...nameWords(name), ...stemWords(name)])
  const names = unspacedNames([...valueLinker.unspaced, ...columnNames])
  const made = { columns: new ColumnLinker(profile, name), values: valueLinker, names }
  linkers.set(profile, made)
  return made
}
