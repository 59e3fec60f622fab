import { byteSet, canBeNear, editDistance } from '../../../edit-distance.ts'
import { exactRange, exactTerm, type QueryWord, wordOfExactTerm } from '../../analyzer/index.ts'
import type { Snapshot } from '../snapshot.ts'
import { matchesOf } from './matches.ts'

interface VocabularyWord {
  readonly word: string
  readonly weight: number
  readonly distance: number
}

const mostReplacements = 3
/** From this length on a word may have two mistakes. */
const lengthForTwo = 8
const mostBytesPerLetter = 3

/**
 * The words of the index that an unknown word may stand for: at the least distance at which there are any, the commonest
 * three, each weighted by its share of the passages that hold one of them.
 */
export function replacementsOf(unknown: string, snapshot: Snapshot): readonly VocabularyWord[] {
  const limit = unknown.length >= lengthForTwo ? 2 : 1
  const near = [...nearWords(unknown, limit, snapshot)]
    .map(([word, distance]) => ({ word, distance, df: liveDf(word, snapshot) }))
    .filter(({ df }) => df > 0)
  const least = Math.min(...near.map(({ distance }) => distance))
  const chosen = near
    .filter(({ distance }) => distance === least)
    .sort((a, b) => b.df - a.df || (a.word < b.word ? -1 : 1))
    .slice(0, mostReplacements)
  const total = chosen.reduce((sum, { df }) => sum + df, 0)
  return chosen.map(({ word, df, distance }) => ({ word, weight: df / total, distance }))
}

function nearWords(unknown: string, limit: number, { segments }: Snapshot): ReadonlyMap<string, number> {
  const near = new Map<string, number>()
  const bytes = Buffer.from(unknown)
  const set = byteSet(bytes, 0, bytes.length)
  for (const { segment } of segments) {
    const { terms } = segment
    const end = terms.lowerBound(exactRange[1])
    for (let place = terms.lowerBound(exactRange[0]); place < end; place++) {
      const ascii = terms.isAscii(place) && bytes.length === unknown.length
      const bytesPerLetter = ascii ? 1 : mostBytesPerLetter
      if (Math.abs(terms.sizeOf(place) - exactRange[0].length - bytes.length) > limit * bytesPerLetter) continue
      if (!canBeNear(set, terms.byteSet(place, exactRange[0].length), { limit, bytesPerLetter })) continue
      const word = wordOfExactTerm(terms.get(place))
      const distance = editDistance(unknown, word, limit)
      if (distance <= limit) near.set(word, distance)
    }
  }
  return near
}

function liveDf(word: string, snapshot: Snapshot): number {
  const term = exactTerm(word)
  const query: QueryWord = { kind: 'word', word, alternatives: [term], exact: term, weight: 1, correctable: false }
  return matchesOf(query, snapshot).df
}
