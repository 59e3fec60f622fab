import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Hit, type Peer, type Query, wanted } from '../peer.ts'
import { versionOf } from '../versions.ts'

// The built package, from the repository's root, where benchmarks run. Its types are those of the source.
const { openTable } = (await import(
  pathToFileURL(resolve('dist/index.js')).href
)) as typeof import('../../../src/index.ts')

const roles = { entity: 'entity', category: 'category', text: 'text' } as const

export const peer: Peer = {
  title: `Ragtime ${versionOf('ragtime')}`,
  setup:
    'the built package by its public API; its vectors (LSA) it fits on the text itself while building, the others are given theirs; hybrid also looks for names in the query and folds near-duplicates, as no other does',

  async build({ csv }, folder, workers) {
    const startedAt = performance.now()
    const table = await openTable(csv, { store: storeIn(folder), roles })
    const { vectors } = await table.index({ rebuild: false, ...(workers === undefined ? {} : { workers }) })
    await table.close()
    return { totalMs: performance.now() - startedAt, vectorsMs: vectors.seconds * 1000 }
  },

  async open(folder, { csv }) {
    const table = await openTable(csv, { store: storeIn(folder) })
    const search = async ({ words }: Query, options: SearchOptions): Promise<Hit[]> => {
      const found = await table.search(words.join(' '), { limit: wanted, ...options })
      checkRanking(found, options.ranking)
      return found.hits.map(({ rows, text }) => ({ id: rows[0] ?? 0, text }))
    }
    return {
      bm25: (query) => search(query, { ranking: 'bm25', ...plain }),
      filtered: (query) => search(query, { ranking: 'bm25', entities: [query.entity], ...plain }),
      vector: (query) => search(query, { ranking: 'lsa', ...plain }),
      hybrid: (query) => search(query, { ranking: 'hybrid' }),
    }
  },
}

/** As the peers search: no name in the query narrows it, and hits that say the same are not put together. */
const plain = { entityFilter: false, fold: false }

interface SearchOptions {
  readonly entityFilter?: boolean
  readonly fold?: boolean
  readonly ranking: 'bm25' | 'lsa' | 'hybrid'
  readonly entities?: string[]
}

/** A ranking without vectors is fast, and not what was asked for. */
function checkRanking(
  found: { hits: unknown; ranking?: string; vectors?: boolean },
  wantedRanking: SearchOptions['ranking'],
): void {
  if (wantedRanking === 'bm25') return
  if (found.ranking !== wantedRanking || found.vectors !== true) throw new Error(`it did not rank by ${wantedRanking}`)
}

function storeIn(folder: string): string {
  return join(folder, 'store')
}
