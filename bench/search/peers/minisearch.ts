import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import MiniSearch, { type Options, type SearchOptions } from 'minisearch'
import { type Hit, type Peer, wanted } from '../peer.ts'
import { readBatches } from '../read-corpus.ts'
import { versionOf } from '../versions.ts'

const options: Options = { fields: ['text'], storeFields: ['entity', 'text'] }

/** In memory; what is on disk is its index as JSON. */
export const peer: Peer = {
  title: `MiniSearch ${versionOf('minisearch')}`,
  inMemory: true,
  setup: 'its defaults, in memory, kept as JSON; it has no vectors',

  async build(corpus, folder) {
    const startedAt = performance.now()
    const index = new MiniSearch(options)
    for await (const batch of readBatches(corpus, 5000)) index.addAll(batch)
    writeFileSync(fileIn(folder), JSON.stringify(index))
    return { totalMs: performance.now() - startedAt }
  },

  async open(folder) {
    const index = MiniSearch.loadJSON(readFileSync(fileIn(folder), 'utf8'), options)
    const firstHits = (words: readonly string[], settings: SearchOptions): Hit[] =>
      index
        .search(words.join(' '), settings)
        .slice(0, wanted)
        .map(({ id, text }) => ({ id, text }))
    return {
      bm25: ({ words }) => firstHits(words, {}),
      filtered: ({ words, entity }) => firstHits(words, { filter: (hit) => hit.entity === entity }),
    }
  },
}

function fileIn(folder: string): string {
  return join(folder, 'minisearch.json')
}
