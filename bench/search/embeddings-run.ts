import type { EmbeddingModel } from '../../src/search/index.ts'
import { Corpus } from './corpus.ts'
import { vectorNear } from './vectors.ts'

export interface EmbeddingsRun {
  /** Of the store. */
  readonly directory: string
  readonly size: number
  readonly dimensions: number
  readonly queries: number
}

/** Gives each passage of the corpus a vector near its topics, in no time. */
export function madeUpModel({ size, dimensions }: EmbeddingsRun): EmbeddingModel {
  const corpus = new Corpus(1, size)
  const numbers = new Map(Array.from({ length: size }, (_, at) => [corpus.passage(at + 1).text, at + 1]))
  return {
    id: 'bench/made-up',
    maxTextsPerCall: 128,
    maxTokensPerCall: 1e9,
    maxCallsAtOnce: 1,
    countTokens: () => 1,
    embed: async (texts) => texts.map((text) => passageVector(corpus, numbers.get(text) ?? 0, dimensions)),
  }
}

export const passageVector = (corpus: Corpus, id: number, dimensions: number): Float32Array =>
  vectorNear(corpus.topics(id), id, dimensions)
