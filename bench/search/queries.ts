import { pick, randomFrom, wholeNumber } from '../random.ts'
import type { Corpus } from './corpus.ts'
import type { Query } from './peer.ts'
import { vectorNear } from './vectors.ts'
import { functionWords } from './vocabulary.ts'

/**
 * One to five different words of a passage drawn by chance, in any order, so that every query matches. Function words are left
 * out, since some engines drop them and some do not, and no query has only the commonest of the other words.
 */
export function makeQueries(corpus: Corpus, seed: number, count: number): Query[] {
  const random = randomFrom(seed)
  const dropped = new Set(functionWords)
  const common = corpus.commonWords()
  const queries: Query[] = []
  while (queries.length < count) {
    const { id, entity, text, topics } = corpus.passage(1 + wholeNumber(random, corpus.size))
    const offered = [...new Set(text.toLowerCase().match(/[a-z]+/g))].filter((word) => !dropped.has(word))
    const wanted = Math.min(1 + wholeNumber(random, 5), offered.length)
    const words = new Set<string>()
    while (words.size < wanted) words.add(pick(random, offered))
    if ([...words].every((word) => common.has(word))) continue
    queries.push({ words: [...words], entity, vector: vectorNear(topics, seed + id), source: id })
  }
  return queries
}
