import type { PassageIndex, SearchRequest } from '../../search/index.ts'

/** Gives the vector of a query; undefined where there is none to be had, and a ranking has to do without. */
export type VectorOfQuery = (query: string, signal?: AbortSignal) => Promise<Float32Array | undefined>

/** `index`, where each hybrid ranking goes by the vector that `vectorOf` gives the query. */
export function withQueryVectors(index: PassageIndex, vectorOf: VectorOfQuery): PassageIndex {
  const withVector = async (request: SearchRequest): Promise<SearchRequest> => {
    if (request.ranking !== 'hybrid' || request.query.trim() === '') return request
    const queryVector = await vectorOf(request.query, request.signal)
    return queryVector === undefined ? request : { ...request, queryVector }
  }
  return {
    add: (passages) => index.add(passages),
    remove: (ids) => index.remove(ids),
    update: (update) => index.update(update),
    search: async (request) => index.search(await withVector(request)),
    rank: async (request) => index.rank(await withVector(request)),
    scan: (filter) => index.scan(filter),
    stats: (options) => index.stats(options),
    close: () => index.close(),
  }
}
