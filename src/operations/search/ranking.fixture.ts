import type { Passage, PassageId } from '../../passages/index.ts'
import type { Hit, PassageIndex, Ranking, SearchRequest } from '../../search/index.ts'

/** A ranked passage: the `row`th of the file, with what it says and whose it is. */
export interface RankedText {
  readonly row: number
  readonly text: string
  readonly score: number
  readonly entity?: string
}

/** An index that ranks the same passages for every query, and counts how often it was asked. */
export function indexOf(texts: readonly RankedText[]): PassageIndex & { readonly asked: () => number } {
  let asked = 0
  const unused = () => {
    throw new Error('not part of a search')
  }
  return {
    asked: () => asked,
    async search({ query, entities, offset = 0, k }: SearchRequest): Promise<Ranking> {
      asked++
      const found = texts.filter(({ entity = '' }) => entities === undefined || entities.includes(entity))
      return {
        hits: found.slice(offset, offset + k).map((text, i) => hitOf(text, offset + i + 1)),
        matched: found.length,
        total: texts.length,
        ranking: 'bm25',
        vectors: false,
        terms: query === '' ? [] : [query],
        unknownTerms: [],
      }
    },
    rank: unused,
    add: unused,
    remove: unused,
    update: unused,
    scan: unused,
    stats: unused,
    close: unused,
  }
}

function hitOf({ row, text, score, entity }: RankedText, rank: number): Hit {
  const passage: Passage = {
    id: `p${row}` as PassageId, // ids of these tests' own
    column: 'text',
    occurrences: [{ row, ...(entity === undefined ? {} : { entity }) }],
    text,
    start: 0,
    end: text.length,
    units: [],
    headings: [],
    language: 'en',
    boilerplate: false,
    words: 1,
  }
  return { rank, score, passage, terms: [] }
}
