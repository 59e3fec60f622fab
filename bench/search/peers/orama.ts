import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { create, insertMultiple, load, type RawData, type Results, save, search } from '@orama/orama'
import { type Hit, type Peer, wanted } from '../peer.ts'
import { readBatches } from '../read-corpus.ts'
import { dimensions } from '../vectors.ts'
import { versionOf } from '../versions.ts'

/** In memory; what is on disk is its index in V8's format, as JSON would not fit into one string. */
export const peer: Peer = {
  title: `Orama ${versionOf('@orama/orama')}`,
  inMemory: true,
  setup: 'its defaults, in memory, kept by `v8.serialize`; vectors by exact scan; hybrid by its own mode',

  async build(corpus, folder) {
    const startedAt = performance.now()
    const index = emptyIndex()
    for await (const batch of readBatches(corpus, 5000)) {
      const documents = batch.map(({ id, entity, text, vector }) => ({
        id: String(id),
        entity,
        text,
        ...(vector === undefined ? {} : { vector: Array.from(vector) }),
      }))
      await insertMultiple(index, documents, documents.length)
    }
    writeFileSync(fileIn(folder), serialize(save(index)))
    return { totalMs: performance.now() - startedAt }
  },

  async open(folder) {
    const index = emptyIndex()
    load(index, deserialize(readFileSync(fileIn(folder))) as RawData) // written by build
    const words = { properties: ['text' as const], limit: wanted }
    const vector = (value: Float32Array) => ({ property: 'vector', value: Array.from(value) })
    return {
      bm25: async (query) => hits(await search(index, { term: query.words.join(' '), ...words })),
      filtered: async (query) =>
        hits(await search(index, { term: query.words.join(' '), ...words, where: { entity: { eq: query.entity } } })),
      vector: async (query) =>
        hits(await search(index, { mode: 'vector', vector: vector(query.vector), similarity: 0, limit: wanted })),
      hybrid: async (query) =>
        hits(
          await search(index, {
            mode: 'hybrid',
            term: query.words.join(' '),
            ...words,
            vector: vector(query.vector),
            similarity: 0,
          }),
        ),
    }
  },
}

function emptyIndex() {
  return create({ schema: { entity: 'enum', text: 'string', vector: `vector[${dimensions}]` } })
}

function hits({ hits: found }: Results<{ text: string }>): Hit[] {
  return found.map(({ id, document }) => ({ id: Number(id), text: document.text }))
}

function fileIn(folder: string): string {
  return join(folder, 'orama.v8')
}
