import { RagtimeError } from '../../errors.ts'
import { nearestNames } from '../../nearest.ts'
import type { LoadedTable } from '../../table/index.ts'

/** One entity that hits are narrowed to, and why. */
export interface EntityFilter {
  readonly column: string
  /** As spelled in the table. */
  readonly value: string
  readonly asWritten: string
  readonly how: 'exact' | 'inflected' | 'misspelt' | 'alias'
  readonly from: 'query' | 'option'
}

/** Takes names in any case. Throws NO_ENTITY_COLUMN, and ENTITY_UNKNOWN with the nearest names. */
export async function filtersAskedFor(
  names: readonly string[],
  table: LoadedTable,
  file: string,
): Promise<readonly EntityFilter[]> {
  if (names.length === 0) return []
  const column = table.schema.entity
  if (column === undefined) {
    throw new RagtimeError('NO_ENTITY_COLUMN', {
      what: `${file} has no entity column`,
      why: 'no column looked like the name of what rows are about',
      fix: 'name one with --role COLUMN=entity',
    })
  }
  const known = ((await table.values()).get(column) ?? []).map(({ value }) => value)
  return names.map((asWritten) => ({
    column,
    value: knownEntity(asWritten, known, column),
    asWritten,
    how: 'exact',
    from: 'option',
  }))
}

function knownEntity(name: string, known: readonly string[], column: string): string {
  const found = known.find((one) => one === name) ?? known.find((one) => one.toLowerCase() === name.toLowerCase())
  if (found !== undefined) return found
  const nearest = nearestNames(name, known)
  throw new RagtimeError('ENTITY_UNKNOWN', {
    what: `no "${name}" in column ${column}`,
    why: `the column has ${known.length} other values`,
    fix:
      nearest.length === 0 ? 'leave the filter out' : `did you mean ${nearest.map((one) => `"${one}"`).join(' or ')}?`,
    data: { column, nearest },
  })
}
