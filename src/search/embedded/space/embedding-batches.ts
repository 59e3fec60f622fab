import type { EmbeddingModel } from '../../embedding-model.ts'
import { textKey } from './paid-vectors.ts'

/** A text, and what names it in the file of vectors. */
export interface KeyedText {
  readonly key: string
  readonly text: string
}

/** The texts of one call. */
export interface EmbeddingBatch {
  readonly keys: readonly string[]
  readonly texts: readonly string[]
  readonly tokens: number
}

/** Each different text once, in the order in which they first come. */
export function* distinctTexts(texts: Iterable<string>): Generator<KeyedText> {
  const drawn = new Set<string>()
  for (const text of texts) {
    const key = textKey(text)
    if (drawn.has(key)) continue
    drawn.add(key)
    yield { key, text }
  }
}

/** As many texts a call as the model takes. */
export function* embeddingBatches(
  texts: Iterable<KeyedText>,
  { maxTextsPerCall, maxTokensPerCall, countTokens }: EmbeddingModel,
): Generator<EmbeddingBatch> {
  let batch = { keys: [] as string[], texts: [] as string[], tokens: 0 }
  for (const { key, text } of texts) {
    const tokens = countTokens(text)
    const isFull = batch.texts.length >= maxTextsPerCall || batch.tokens + tokens > maxTokensPerCall
    if (isFull && batch.texts.length > 0) {
      yield batch
      batch = { keys: [], texts: [], tokens: 0 }
    }
    batch.keys.push(key)
    batch.texts.push(text)
    batch.tokens += tokens
  }
  if (batch.texts.length > 0) yield batch
}
