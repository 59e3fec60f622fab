import { grams } from '../../analyzer/index.ts'
import { GrowingBytes, GrowingNumbers } from './growable.ts'
import { stringSections } from './strings.ts'

/*
 * A stream is a passage's words in order, as varints: `unitEnd` closes a sentence, `contextEnd` closes what stands above the
 * text (headings, names), anything else is a word's number + `firstWord`. Words are numbered as they are met, so common ones
 * take a byte.
 */
export const unitEnd = 0
export const contextEnd = 1
export const firstWord = 2

/** Collects the words of passages in order, and how many passages hold each of their character grams. */
export class WordStreams {
  readonly #words: string[] = []
  readonly #functionWords = new GrowingNumbers(64)
  // Pairs of a term or gram and a word that has it, in the order of the words.
  readonly #terms = new Relation()
  readonly #grams = new Relation()
  readonly #gramNumbers = new Map<number, number>()
  readonly #gramFrequencies = new GrowingNumbers()
  readonly #lastPassageOf = new GrowingNumbers()
  readonly #streams = new GrowingBytes(1 << 16)
  readonly #starts = new GrowingNumbers()
  readonly #gramLengths = new GrowingNumbers()
  #gramLength = 0
  #gramTotal = 0
  /** Bytes of the streams that are here no more. */
  #taken = 0

  /** Character grams of all passages, repeated ones counted. */
  get gramTotal(): number {
    return this.#gramTotal
  }

  /** Bytes that `take` would give. */
  get pendingBytes(): number {
    return this.#streams.length
  }

  get sizeBytes(): number {
    return this.#streams.length + this.#words.length * 200
  }

  /** Makes a word known: `terms` are the numbers of the terms that it is found by, none for a function word. */
  define(word: string, terms: readonly number[]): number {
    if (terms.length === 0) this.#functionWords.push(this.#words.length)
    this.#terms.add(terms)
    this.#grams.add(terms.length === 0 ? [] : grams(word).map((gram) => this.#gramNumber(gram)))
    this.#words.push(word)
    return this.#words.length - 1
  }

  begin(): void {
    this.#starts.push(this.#taken + this.#streams.length)
    this.#gramLength = 0
  }

  word(number: number): void {
    this.#streams.varint(number + firstWord)
    const passage = this.#starts.length
    const end = this.#grams.end(number)
    const start = this.#grams.start(number)
    this.#gramLength += end - start
    for (let at = start; at < end; at++) {
      const gram = this.#grams.at(at)
      if (this.#lastPassageOf.at(gram) === passage) continue
      this.#lastPassageOf.set(gram, passage)
      this.#gramFrequencies.set(gram, this.#gramFrequencies.at(gram) + 1)
    }
  }

  mark(code: typeof unitEnd | typeof contextEnd): void {
    this.#streams.varint(code)
  }

  end(): void {
    this.#gramLengths.push(this.#gramLength)
    this.#gramTotal += this.#gramLength
  }

  /** Bytes of the streams that were not taken before: the section `streams` in pieces. */
  take(): Buffer {
    this.#taken += this.#streams.length
    return this.#streams.take()
  }

  /** `rank` takes a term's number to its place in the sorted dictionary. */
  sections(rank: Uint32Array): Record<string, Uint8Array | Uint32Array> {
    const hashes = Uint32Array.from(this.#gramNumbers.keys()).sort()
    const gramRank = new Uint32Array(hashes.length)
    hashes.forEach((hash, place) => {
      gramRank[this.#gramNumbers.get(hash) ?? 0] = place
    })
    const frequencies = new Uint32Array(hashes.length)
    gramRank.forEach((place, number) => {
      frequencies[place] = this.#gramFrequencies.at(number)
    })
    this.#starts.push(this.#taken + this.#streams.length)
    return {
      ...stringSections('vocabulary', this.#words),
      functionWords: this.#functionWords.view(),
      ...this.#terms.inverted('termWords', rank),
      grams: hashes,
      gramFrequencies: frequencies,
      ...this.#grams.inverted('gramWords', gramRank),
      gramLengths: this.#gramLengths.view(),
      streams: this.#streams.view(),
      streamStarts: this.#starts.view(),
    }
  }

  #gramNumber(hash: number): number {
    const known = this.#gramNumbers.get(hash)
    if (known !== undefined) return known
    const number = this.#gramNumbers.size
    this.#gramNumbers.set(hash, number)
    this.#gramFrequencies.push(0)
    this.#lastPassageOf.push(0)
    return number
  }
}

/** Lists of numbers, one list a word. */
class Relation {
  readonly #values = new GrowingNumbers()
  readonly #starts = new GrowingNumbers()

  add(values: readonly number[]): void {
    this.#starts.push(this.#values.length)
    for (const value of values) this.#values.push(value)
  }

  start(word: number): number {
    return this.#starts.at(word)
  }

  end(word: number): number {
    return word + 1 < this.#starts.length ? this.#starts.at(word + 1) : this.#values.length
  }

  at(index: number): number {
    return this.#values.at(index)
  }

  /** For each value, at its place in `rank`, the words that have it: ascending, as varint distances; a repeated word is at distance 0. */
  inverted(name: string, rank: Uint32Array): Record<string, Uint8Array | Uint32Array> {
    const starts = new Uint32Array(rank.length + 1)
    const values = this.#values.view().map((value) => rank[value] ?? 0)
    for (const place of values) starts[place + 1] = (starts[place + 1] ?? 0) + 1
    for (let place = 0; place < rank.length; place++)
      starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
    const words = new Uint32Array(values.length)
    const next = starts.slice()
    for (let word = 0; word < this.#starts.length; word++) {
      for (let at = this.start(word), end = this.end(word); at < end; at++) {
        const place = values[at] ?? 0
        words[next[place] ?? 0] = word
        next[place] = (next[place] ?? 0) + 1
      }
    }
    const bytes = new GrowingBytes(words.length * 2 + 16)
    const byteStarts = new Uint32Array(rank.length + 1)
    for (let place = 0; place < rank.length; place++) {
      byteStarts[place] = bytes.length
      let before = 0
      for (let at = starts[place] ?? 0, end = starts[place + 1] ?? 0; at < end; at++) {
        bytes.varint((words[at] ?? 0) - before)
        before = words[at] ?? 0
      }
    }
    byteStarts[rank.length] = bytes.length
    return { [name]: bytes.view(), [`${name}Starts`]: byteStarts }
  }
}
