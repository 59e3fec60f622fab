import { grams as gramsOf } from '../../analyzer/index.ts'
import { idf } from '../../bm25.ts'
import type { Segment } from '../segment/segment.ts'
import type { Snapshot } from '../snapshot.ts'
import type { LookedUp } from './look-up.ts'
import type { WordMatches } from './matches.ts'

export const functionWord = 0xffff

/** What the words of a segment's streams mean to a query; both arrays go by number of the word. */
export interface QueryRoles {
  /** 1 + place of the query word that it is a form of, or 0; `functionWord` for words that rank nothing. */
  readonly wordOf: Uint16Array
  /** 1 + place in `gramStarts`, or 0. */
  readonly gramsOf: Uint32Array
  /** Where a word's grams begin in `grams`; they end where the next one's begin. */
  readonly gramStarts: Uint32Array
  /** Places of the query's grams, repeated ones repeated. */
  readonly grams: Uint16Array
}

/** The character grams of a query's words, each once. */
export interface QueryGrams {
  readonly hashes: readonly number[]
  /** Side by side with `hashes`. */
  readonly idf: readonly number[]
  /** How often the query holds each, side by side with `hashes`. */
  readonly weights: readonly number[]
}

/** Of words as they were asked: unknown ones count, as their grams may be known. */
export function queryGrams({ asked }: LookedUp, snapshot: Snapshot): QueryGrams {
  const weights = new Map<number, number>()
  for (const { kind, word, weight } of asked) {
    if (kind !== 'word') continue
    for (const hash of gramsOf(word)) weights.set(hash, (weights.get(hash) ?? 0) + weight)
  }
  const hashes = [...weights.keys()]
  return {
    hashes,
    weights: [...weights.values()],
    idf: hashes.map((hash) => idf(snapshot.passages, snapshot.gramFrequency(hash))),
  }
}

export function rolesIn(segment: Segment, words: readonly WordMatches[], grams: QueryGrams): QueryRoles {
  const wordOf = new Uint16Array(segment.vocabulary.length)
  words.forEach(({ word: { alternatives } }, index) => {
    for (const term of alternatives)
      for (const word of segment.wordsOfTerm(term)) if (wordOf[word] === 0) wordOf[word] = index + 1
  })
  for (const word of segment.functionWords) wordOf[word] = functionWord
  return { wordOf, ...gramLists(segment, grams) }
}

function gramLists(segment: Segment, { hashes }: QueryGrams): Pick<QueryRoles, 'gramsOf' | 'gramStarts' | 'grams'> {
  const counts = new Uint16Array(segment.vocabulary.length)
  const wordsOf = hashes.map((hash) => {
    const place = segment.gramPlace(hash)
    return place < 0 ? [] : segment.wordsOfGram(place)
  })
  for (const words of wordsOf) for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  const gramsOf = new Uint32Array(segment.vocabulary.length)
  const starts = [0]
  const next: number[] = []
  for (const words of wordsOf) {
    for (const word of words) {
      if (gramsOf[word] !== 0) continue
      const start = starts.at(-1) ?? 0
      next.push(start)
      gramsOf[word] = starts.push(start + (counts[word] ?? 0)) - 1
    }
  }
  const gramStarts = Uint32Array.from(starts)
  const grams = new Uint16Array(gramStarts.at(-1) ?? 0)
  wordsOf.forEach((words, gram) => {
    for (const word of words) {
      const slot = (gramsOf[word] ?? 1) - 1
      const at = next[slot] ?? 0
      grams[at] = gram
      next[slot] = at + 1
    }
  })
  return { gramsOf, gramStarts, grams }
}
