import type { PassageIndex } from '../../search/index.ts'
import type { EntityFilter } from './entity-filter.ts'
import type { RankedPage, Window } from './hit-page.ts'
import type { Narrowing } from './named-entities.ts'
import type { RankingRequest } from './ranked-hits.ts'
import { readPage } from './read-page.ts'

interface Asked {
  readonly query: string
  /** Entities asked for beside the query. */
  readonly options: readonly EntityFilter[]
  /** Entities that the query names. */
  readonly named: Narrowing | undefined
}

interface Page {
  readonly request: Omit<RankingRequest, 'query' | 'entities'>
  readonly page: Window & { readonly fold: boolean }
}

export interface Narrowed {
  readonly page: RankedPage
  /** Those that the hits were narrowed to. */
  readonly filters: readonly EntityFilter[]
  /** Those that were not searched alone after all, having no hit. */
  readonly dropped: readonly EntityFilter[]
}

/**
 * Searches the entities asked for; or those that the query names, by the rest of the query, or by their names when that is all there is; or
 * all entities, when those named have no hit.
 */
export async function searchNarrowed(
  index: PassageIndex,
  { query, options, named }: Asked,
  { request, page }: Page,
): Promise<Narrowed> {
  if (named !== undefined) {
    const entities = named.filters.map(({ value }) => value)
    const byRest = await readPage(index, { ...request, query: named.rest, entities }, page)
    const found =
      byRest.facts.terms.length > 0
        ? byRest
        : await readPage(index, { ...request, query: entities.join(' '), entities }, page)
    if (!found.isEmpty) return { page: found, filters: named.filters, dropped: [] }
  }
  const only = options.length === 0 ? {} : { entities: [...new Set(options.map(({ value }) => value))] }
  const found = await readPage(index, { ...request, query, ...only }, page)
  return { page: found, filters: options, dropped: named?.filters ?? [] }
}
