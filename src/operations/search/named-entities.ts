import { type EntityNaming, entityNamings, questionContext } from '../../questions/index.ts'
import type { ParsedQuery, PassageIndex } from '../../search/index.ts'
import type { LoadedTable } from '../../table/index.ts'
import type { EntityFilter } from './entity-filter.ts'
import { NameEvidence } from './name-evidence.ts'

/** What a query is when the entities that it names narrow the search. */
export interface Narrowing {
  /** Never empty, no entity twice. */
  readonly filters: readonly EntityFilter[]
  /** The query without their names, which say nothing any more once only they are searched. */
  readonly rest: string
}

/** Whether words mean the entity that they may name. */
type Meaning = 'surely' | 'perhaps' | 'no'

interface Searched {
  readonly table: LoadedTable
  readonly index: PassageIndex
  /** The file's name. */
  readonly name: string
}

/**
 * The entities that a query surely names, or undefined: also where it names one surely and another, it may be, in an ordinary word. A search
 * of all finds what is named first as well, and hides nothing. A query that is nothing but a name means it, be it an ordinary word or not.
 */
export async function entitiesNamed(
  { query, unquoted }: ParsedQuery,
  { table, index, name }: Searched,
): Promise<Narrowing | undefined> {
  const column = table.schema.entity
  if (column === undefined || unquoted === '') return undefined
  const context = await questionContext(table, name)
  const evidence = new NameEvidence(index)
  const sure: EntityNaming[] = []
  const met = new Map<string, Meaning>()
  for (const naming of entityNamings(unquoted, context)) {
    const written = unquoted.slice(naming.start, naming.end)
    const meant = met.get(written) ?? (await meaningOf(naming, written, evidence))
    met.set(written, meant)
    const isAll = !/[\p{L}\p{N}]/u.test(without(query, [naming]))
    if (meant === 'surely' || (meant === 'perhaps' && isAll)) sure.push(naming)
    else if (meant === 'perhaps') return undefined
  }
  if (sure.length === 0) return undefined
  const filters = sure.flatMap(({ entities }) =>
    entities.map(({ entity: value, words: asWritten, how }) => ({
      column,
      value,
      asWritten,
      how,
      from: 'query' as const,
    })),
  )
  return {
    filters: filters.filter(({ value }, i) => filters.findIndex((other) => other.value === value) === i),
    rest: without(query, sure),
  }
}

/**
 * Whether words mean an entity. Written as names are, they do. Others may be ordinary words, as "apple" is: then the text tells. A part of
 * a name serves for the whole where its bearer writes it without the rest, and what anyone writes as it stands is no misspelling.
 */
async function meaningOf(
  { asName, isPart, entities }: EntityNaming,
  written: string,
  evidence: NameEvidence,
): Promise<Meaning> {
  const misspelt = entities.some(({ how }) => how === 'misspelt')
  if (asName && !misspelt) return 'surely'
  const names = entities.map(({ entity }) => entity)
  if (misspelt) {
    if (await evidence.isWritten(written)) return 'no'
    for (const name of names) if (!(await evidence.isOwn(name, [name]))) return 'no'
    return 'surely'
  }
  const isOwn = await evidence.isOwn(written, names)
  if (!isPart) return isOwn ? 'surely' : 'perhaps'
  if (!isOwn) return 'no'
  for (const name of names) if (!(await evidence.isShortName(written, name))) return 'perhaps'
  return 'surely'
}

function without(text: string, namings: readonly EntityNaming[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of namings) {
    rest += `${text.slice(at, start)} `
    at = end
  }
  return (rest + text.slice(at)).trim()
}
