import { idf, lengthNorm, saturation } from '../../bm25.ts'
import { firstWord, unitEnd } from '../segment/word-streams.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Place } from './best.ts'
import type { WordMatches } from './matches.ts'
import { functionWord, type QueryGrams, type QueryRoles, rolesIn } from './query-roles.ts'

/** What only a passage's words in order tell. */
export interface OrderEvidence {
  /** How often each of the query's neighbouring pairs stands in the passage, in the query's order. */
  readonly pairs: Uint16Array
  /** BM25 over the query's character grams. */
  readonly grams: number
  /** Sum of the idf of the distinct query words in the best sentence. */
  readonly sentence: number
}

/** What is taken to be known of a passage that was not read. */
export const noEvidence: OrderEvidence = { pairs: new Uint16Array(0), grams: 0, sentence: 0 }

/** Reads candidates' streams of words and looks for what a bag of words cannot tell. */
export class OrderReader {
  readonly #snapshot: Snapshot
  readonly #words: readonly WordMatches[]
  readonly #idfs: readonly number[]
  readonly #pairs: ReadonlyMap<number, number>
  readonly #grams: QueryGrams
  readonly #averageGrams: number
  readonly #readers = new Map<number, SegmentReader>()
  // Of the passage being read, by place of the gram.
  readonly #gramTf: Uint16Array

  constructor(snapshot: Snapshot, words: readonly WordMatches[], grams: QueryGrams) {
    this.#snapshot = snapshot
    this.#words = words
    this.#idfs = words.map(({ df }) => idf(snapshot.passages, df))
    this.#pairs = pairsOf(words)
    this.#grams = grams
    this.#averageGrams = snapshot.averageGrams
    this.#gramTf = new Uint16Array(grams.hashes.length)
  }

  get pairs(): number {
    return this.#pairs.size
  }

  /** What the words of the segment at `place` mean to the query. */
  roles(place: number): QueryRoles {
    return this.#readerOf(place).roles
  }

  read({ segment, passage }: Place): OrderEvidence {
    const { bytesOf, roles } = this.#readerOf(segment)
    const { wordOf, gramsOf, gramStarts, grams } = roles
    const bytes = bytesOf(passage)
    const pairs = new Uint16Array(this.#pairs.size)
    const gramTf = this.#gramTf.fill(0)
    let gramsFound = false
    let before = 0
    let sentence = 0
    let best = 0
    let seen = 0
    for (let at = 0, end = bytes.length; at < end; ) {
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
        if (before !== 0) this.#countPair(pairs, before, word)
        const bit = 1 << (word & 31)
        // Beyond 32 words two may share a bit: then one of them counts.
        if ((seen & bit) === 0) {
          seen |= bit
          sentence += this.#idfs[word - 1] ?? 0
        }
      }
      before = word
    }
    return { pairs, sentence: best, grams: gramsFound ? this.#gramScore(segment, passage) : 0 }
  }

  #countPair(pairs: Uint16Array, before: number, word: number): void {
    const pair = this.#pairs.get(before * pairBase + word)
    if (pair !== undefined) pairs[pair] = (pairs[pair] ?? 0) + 1
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
    const bytesOf = (passage: number): Uint8Array => segment.stream(passage)
    const made = { bytesOf, roles: rolesIn(segment, this.#words, this.#grams) }
    this.#readers.set(place, made)
    return made
  }
}

interface SegmentReader {
  readonly bytesOf: (passage: number) => Uint8Array
  readonly roles: QueryRoles
}

const pairBase = 65_536

/** Neighbours among the query's words, each pair with its place; what is no word of a text has no neighbours. */
function pairsOf(words: readonly WordMatches[]): ReadonlyMap<number, number> {
  const places = words.flatMap(({ word }, place) => (word.kind === 'word' ? [place + 1] : []))
  const pairs = new Map<number, number>()
  places.slice(1).forEach((place, index) => {
    pairs.set((places[index] ?? 0) * pairBase + place, index)
  })
  return pairs
}
