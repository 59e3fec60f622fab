import { foldAccents, foldCase, hasUnspaced } from './analyzer/index.ts'

/** Words in a row that are compared as one. */
const shingleWords = 3
/** Share of a text's shingles that a better one must hold to say the same: a sentence may differ, not more. */
const leastContained = 0.8
/** A text of fewer words has too few shingles to tell: it says the same as one with just the same words. */
const fewestWords = 10

/**
 * Tells texts that only say again what an earlier one said, by the share of their runs of three words that the other holds:
 * containment (Broder, 1997). A number that the earlier one lacks makes a text new whatever the rest: a price, a date, a size.
 */
export class NearDuplicates {
  /** Texts that said something new, by the shingles of long ones and by the words of short ones. */
  readonly #byShingle = new Map<number, number[]>()
  readonly #byWords = new Map<string, number>()
  readonly #numbers: ReadonlySet<string>[] = []

  /** Which of the texts that said something new, from 0 in the order of the calls, says all that `text` says; undefined when `text` is new. */
  offer(text: string): number | undefined {
    const folded = foldAccents(foldCase(text))
    const words = wordsOf(folded)
    const numbers = new Set(folded.match(/\p{N}+/gu))
    if (words.length < fewestWords) {
      const key = words.length === 0 ? text.trim() : [...new Set(words)].sort().join(' ')
      const earlier = this.#byWords.get(key)
      if (earlier === undefined) this.#byWords.set(key, this.#add(numbers))
      return earlier
    }
    const shingles = shinglesOf(words)
    const earlier = this.#holder(shingles, numbers)
    if (earlier === undefined) this.#addShingles(shingles, this.#add(numbers))
    return earlier
  }

  /** The earliest text that holds enough of the shingles, and all of the numbers. */
  #holder(shingles: ReadonlySet<number>, numbers: ReadonlySet<string>): number | undefined {
    const held = new Map<number, number>()
    for (const shingle of shingles) {
      for (const place of this.#byShingle.get(shingle) ?? []) held.set(place, (held.get(place) ?? 0) + 1)
    }
    const holders = [...held].flatMap(([place, count]) => {
      const known = this.#numbers[place]
      const holds =
        count >= leastContained * shingles.size && [...numbers].every((number) => known?.has(number) === true)
      return holds ? [place] : []
    })
    return holders.length === 0 ? undefined : Math.min(...holders)
  }

  #add(numbers: ReadonlySet<string>): number {
    return this.#numbers.push(numbers) - 1
  }

  #addShingles(shingles: ReadonlySet<number>, place: number): void {
    for (const shingle of shingles) {
      const holders = this.#byShingle.get(shingle)
      if (holders === undefined) this.#byShingle.set(shingle, [place])
      else holders.push(place)
    }
  }
}

/** Where words are not set apart, every character is taken as one: cutting words out takes a dictionary, and longer. */
function wordsOf(folded: string): readonly string[] {
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (!hasUnspaced(folded)) return words
  return words.flatMap((word) => (hasUnspaced(word) ? (word.match(/\p{N}+|\P{N}/gu) ?? []) : [word]))
}

/** Hashes of the runs of words. */
function shinglesOf(words: readonly string[]): ReadonlySet<number> {
  const hashes = words.map(hashOf)
  const shingles = new Set<number>()
  for (let end = shingleWords; end <= hashes.length; end++) {
    let shingle = 0
    for (let at = end - shingleWords; at < end; at++) shingle = Math.imul(shingle ^ (hashes[at] ?? 0), 0x5bd1e995)
    shingles.add(shingle)
  }
  return shingles
}

/** FNV-1a (Fowler, Noll and Vo, 1991) over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}
