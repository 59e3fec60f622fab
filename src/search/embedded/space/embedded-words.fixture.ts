import { expect } from 'vitest'
import type { Passage } from '../../../passages/index.ts'
import type { Store } from '../../../store/index.ts'
import type { EmbeddingModel } from '../../embedding-model.ts'
import { hashedWordsModel } from '../../hashed-words-model.fixture.ts'
import type { Ranking, SearchRequest } from '../../passage-index.ts'
import { passage, temporaryStore } from '../../search.fixture.ts'
import { createEmbeddedIndex, type EmbeddedIndexOptions, openEmbeddedIndex } from '../embedded-index.ts'

export const options: EmbeddedIndexOptions = { cleaner: '1', now: () => new Date(0) }
export const model = hashedWordsModel()

export async function indexed(passages: readonly Passage[], others: Partial<EmbeddedIndexOptions> = {}) {
  const store = await temporaryStore()
  const index = await createEmbeddedIndex(store, { ...options, ...others })
  await index.add(passages)
  return {
    store,
    index,
    async [Symbol.asyncDispose]() {
      await index.close()
      await store[Symbol.asyncDispose]()
    },
  }
}

export async function reopened(store: Store) {
  const index = await openEmbeddedIndex(store, options)
  if (index === undefined) throw new Error('nothing was indexed')
  return { index, [Symbol.asyncDispose]: () => index.close() }
}

export const words = [
  'oak',
  'elm',
  'ash',
  'yew',
  'fir',
  'sea',
  'tide',
  'sail',
  'ship',
  'rope',
  'loaf',
  'oven',
  'salt',
  'rye',
]

/** Passages of six words each, drawn by a fixed rule. */
export function prose(count: number): readonly Passage[] {
  let state = 29
  const next = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return words[(state >>> 8) % words.length] ?? ''
  }
  return Array.from({ length: count }, (_, n) => {
    const text = Array.from({ length: 6 }, next).join(' ')
    return passage(`p${String(n).padStart(4, '0')}`, text, { occurrences: [{ row: n + 1 }] })
  })
}

export async function queryVector(query: string, by: EmbeddingModel = model): Promise<Float32Array> {
  const [vector = new Float32Array()] = await by.embed([query], { role: 'query' })
  return vector
}

export async function request(query: string, others: Partial<SearchRequest> = {}): Promise<SearchRequest> {
  return { query, k: 1000, ranking: 'embeddings', queryVector: await queryVector(query), ...others }
}

/** Every passage whose cosine is above zero, nearest first, ties by id. */
export async function bruteForce(passages: readonly Passage[], query: Float32Array) {
  const vectors = await model.embed(
    passages.map(({ text }) => text),
    { role: 'passage' },
  )
  return passages
    .map(({ id }, at) => ({ id, score: query.reduce((sum, value, i) => sum + value * (vectors[at]?.[i] ?? 0), 0) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
}

export const ids = ({ hits }: Ranking): readonly string[] => hits.map((hit) => hit.passage.id)
export const scored = (ranking: Ranking) => ranking.hits.map(({ score, passage: { id } }) => ({ id, score }))

/** Equal passages sum their words in another order, so their cosines differ in the last digits. */
export function expectSameRanking(found: ReturnType<typeof scored>, expected: ReturnType<typeof scored>): void {
  expect(found).toHaveLength(expected.length)
  const scores = new Map(found.map(({ id, score }) => [id, score]))
  for (const { id, score } of expected) expect(scores.get(id)).toBeCloseTo(score, 6)
  for (let at = 1; at < found.length; at++) expect(found[at]?.score ?? 0).toBeLessThanOrEqual(found[at - 1]?.score ?? 0)
}
