/** A process that opens one engine's index, asks it once, says when the answer was there, and ends. */
import { enableCompileCache } from 'node:module'
import type { ColdStart } from './engine-process.ts'
import type { Peer, Query } from './peer.ts'
import type { ReadableCorpus } from './read-corpus.ts'

enableCompileCache()
const [name = '', folder = '', corpus = '', words = ''] = process.argv.slice(2)
const { peer } = (await import(new URL(`./peers/${name}.js`, import.meta.url).href)) as { peer: Peer } // each of peers/ has it
const importedAt = performance.now()
const query: Query = { words: words.split(' '), entity: '', vector: new Float32Array(), source: 0 }
const engine = await peer.open(folder, JSON.parse(corpus) as ReadableCorpus) // written by engine-process.ts
await engine.bm25?.(query)
const answeredAt = performance.now()
const start: ColdStart = { openAndSearchMs: answeredAt - importedAt, at: performance.timeOrigin + answeredAt }
process.stdout.write(JSON.stringify(start), () => process.exit())
