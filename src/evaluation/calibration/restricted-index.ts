import type { ReadableIndex } from '../../answers/index.ts'

/** The index as it would be with only these rows, as far as finding passages goes: how rare words are stays as it is. */
export function restrictedIndex(index: ReadableIndex, rows: ReadonlySet<number>): ReadableIndex {
  return {
    stats: () => index.stats(),
    search: (request) => index.search({ ...request, rows }),
    scan: (filter) => index.scan({ ...filter, rows }),
  }
}
