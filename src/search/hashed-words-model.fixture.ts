import { createHash } from 'node:crypto'
import type { EmbeddingModel } from './embedding-model.ts'

interface HashedWordsModel extends EmbeddingModel {
  readonly dimensions: number
  /** The texts of every call so far. */
  readonly calls: (readonly string[])[]
}

/** A model without a network: each word has a random direction of its own, and a text the sum of those of its words. */
export function hashedWordsModel({
  id = 'test/words',
  dimensions = 256,
  maxTextsPerCall = 7,
  maxTokensPerCall = 10_000,
  maxCallsAtOnce = 1,
}: Partial<Omit<HashedWordsModel, 'embed' | 'calls'>> = {}): HashedWordsModel {
  const calls: (readonly string[])[] = []
  return {
    id,
    dimensions,
    maxTextsPerCall,
    maxTokensPerCall,
    maxCallsAtOnce,
    calls,
    countTokens: (text) => text.split(/\s+/u).length,
    async embed(texts, { signal }) {
      signal?.throwIfAborted()
      calls.push(texts)
      return texts.map((text) => vectorOf(text, { id, dimensions }))
    },
  }
}

function vectorOf(text: string, model: Pick<HashedWordsModel, 'id' | 'dimensions'>): Float32Array {
  const sum = new Float64Array(model.dimensions)
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const direction = directionOf(word, model)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (direction[at] ?? 0) - 127.5
  }
  const length = Math.hypot(...sum) || 1
  return Float32Array.from(sum, (value) => value / length)
}

const directions = new Map<string, Uint8Array>()

function directionOf(word: string, { id, dimensions }: Pick<HashedWordsModel, 'id' | 'dimensions'>): Uint8Array {
  const key = `${id} ${dimensions} ${word}`
  const known = directions.get(key)
  if (known !== undefined) return known
  const direction = createHash('shake256', { outputLength: dimensions }).update(key).digest()
  directions.set(key, direction)
  return direction
}
