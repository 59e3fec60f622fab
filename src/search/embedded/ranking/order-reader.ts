import { idf, lengthNorm, saturation } from '../../bm25.ts'
import type { Segment } from '../segment/segment.ts'
import { firstWord, unitEnd } from '../segment/word-streams.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Place } from './best.ts'
import type { FoundWord } from './look-up.ts'
import { functionWord, type QueryGrams, type QueryRoles, rolesIn } from './query-roles.ts'

/** What only a passage's words in order tell. */
export interface OrderEvidence {
  /** How often each of the query's neighbouring pairs stands in the passage, in the query's order; empty when none does. */
  readonly pairs: Uint16Array
  /** BM25 over the query's character grams. */
  readonly grams: number
  /** Sum of the idf of the distinct query words in the best sentence. */
  readonly sentence: number
}

// Most passages have none: one array for all of them.
const noPairs = new Uint16Array(0)

/** What is taken to be known of a passage that was not read. */
export const noEvidence: OrderEvidence = { pairs: noPairs, grams: 0, sentence: 0 }

/** Reads candidates' streams of words and looks for what a bag of words cannot tell. */
export class OrderReader {
  readonly #snapshot: Snapshot
  readonly #words: readonly FoundWord[]
  readonly #idfs: readonly number[]
  readonly #pairs: ReadonlyMap<number, number>
  readonly #grams: QueryGrams
  readonly #averageGrams: number
  readonly #readers = new Map<number, SegmentReader>()
  // Of the passage being read, by place of the gram and of the pair.
  readonly #gramTf: Uint16Array
  readonly #pairTf: Uint16Array

  constructor(snapshot: Snapshot, words: readonly FoundWord[], grams: QueryGrams) {
    this.#snapshot = snapshot
    this.#words = words
    this.#idfs = words.map(({ df, sureness }) => sureness * idf(snapshot.passages, df))
    this.#pairs = pairsOf(words)
    this.#grams = grams
    this.#averageGrams = snapshot.averageGrams
    this.#gramTf = new Uint16Array(grams.hashes.length)
    this.#pairTf = new Uint16Array(this.#pairs.size)
  }

  get pairs(): number {
    return this.#pairs.size
  }

  /** What the words of the segment at `place` mean to the query. */
  roles(place: number): QueryRoles {
    return this.#readerOf(place).roles
  }

  read({ segment, passage }: Place): OrderEvidence {
    const { segment: from, roles } = this.#readerOf(segment)
    const { wordOf, gramsOf, gramStarts, grams } = roles
    const { bytes, start, end } = from.stream(passage)
    const gramTf = this.#gramTf.fill(0)
    let gramsFound = false
    let pairsFound = false
    let before = 0
    let sentence = 0
    let best = 0
    let seen = 0
    for (let at = start; at < end; ) {
      let code = bytes[at++] ?? 0
      if (code > 127) {
        code &= 127
        for (let shift = 7; ; shift += 7) {
          const byte = bytes[at++] ?? 0
          code |= (byte & 127) << shift
          if (byte < 128) break
        }
      }
      if (code < firstWord) {
        // What stands above the text is no sentence of it.
        if (code === unitEnd && sentence > best) best = sentence
        before = sentence = seen = 0
        continue
      }
      const slot = gramsOf[code - firstWord] ?? 0
      if (slot !== 0) {
        for (let i = gramStarts[slot - 1] ?? 0, last = gramStarts[slot] ?? 0; i < last; i++) {
          const gram = grams[i] ?? 0
          gramTf[gram] = (gramTf[gram] ?? 0) + 1
        }
        gramsFound = true
      }
      const word = wordOf[code - firstWord] ?? 0
      // A function word between two words does not part them, as it is not in the query either.
      if (word === functionWord) continue
      if (word !== 0) {
        if (before !== 0 && this.#countPair(before, word)) pairsFound = true
        const bit = 1 << (word & 31)
        // Beyond 32 words two may share a bit: then one of them counts.
        if ((seen & bit) === 0) {
          seen |= bit
          sentence += this.#idfs[word - 1] ?? 0
        }
      }
      before = word
    }
    const pairs = pairsFound ? this.#pairTf.slice() : noPairs
    if (pairsFound) this.#pairTf.fill(0)
    return { pairs, sentence: best, grams: gramsFound ? this.#gramScore(segment, passage) : 0 }
  }

  /** Whether it is a pair of the query. */
  #countPair(before: number, word: number): boolean {
    const pair = this.#pairs.get(before * pairBase + word)
    if (pair === undefined) return false
    this.#pairTf[pair] = (this.#pairTf[pair] ?? 0) + 1
    return true
  }

  #gramScore(segment: number, passage: number): number {
    const length = this.#snapshot.segments[segment]?.segment.gramLengths[passage] ?? 0
    const norm = lengthNorm(length, this.#averageGrams)
    let score = 0
    for (let gram = 0; gram < this.#gramTf.length; gram++) {
      const tf = this.#gramTf[gram] ?? 0
      if (tf > 0) score += (this.#grams.weights[gram] ?? 0) * (this.#grams.idf[gram] ?? 0) * saturation(tf, norm)
    }
    return score
  }

  #readerOf(place: number): SegmentReader {
    const known = this.#readers.get(place)
    if (known !== undefined) return known
    const segment = this.#snapshot.segments[place]?.segment
    if (segment === undefined) throw new Error(`the index has no segment ${place}`)
    const made = { segment, roles: rolesIn(segment, this.#words, this.#grams) }
    this.#readers.set(place, made)
    return made
  }
}

interface SegmentReader {
  readonly segment: Segment
  readonly roles: QueryRoles
}

const pairBase = 65_536

/**
 * Neighbours among the query's words, each pair with its place; what is no word of a text has no neighbours. What may stand for one
 * word has the same neighbours.
 */
function pairsOf(words: readonly FoundWord[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  let before: readonly number[] = []
  const isWord = words.map(({ word }) => word.kind === 'word')
  for (const alternatives of Map.groupBy(words.keys(), (index) => words[index]?.place).values()) {
    const those = alternatives.filter((index) => isWord[index] === true).map((index) => index + 1)
    if (those.length === 0) continue
    for (const one of before) for (const other of those) pairs.set(one * pairBase + other, pairs.size)
    before = those
  }
  return pairs
}
