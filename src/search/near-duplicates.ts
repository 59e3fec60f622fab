import { foldAccents, foldCase, hasUnspaced } from './analyzer/index.ts'

/** Words in a row that are compared as one. */
const shingleWords = 3
/** Share of a text's shingles that a better one must hold to say the same: a sentence may differ, not more. */
const leastContained = 0.8
/** A text of fewer words has too few shingles to tell: it says the same as one with just the same words. */
const fewestWords = 10

/** What is remembered of a text that said something new. */
interface Said {
  /** Hashes of its runs of words. Empty when it is short. */
  readonly shingles: ReadonlySet<number>
  readonly numbers: ReadonlySet<string>
}

/**
 * Tells texts that only say again what an earlier one said, by the share of their runs of three words that the other holds:
 * containment (Broder, 1997). A number that the earlier one lacks makes a text new whatever the rest: a price, a date, a size.
 */
export class NearDuplicates {
  readonly #said: Said[] = []
  /** Places of short texts by their words. */
  readonly #short = new Map<string, number>()

  /** Which of the texts that said something new, from 0 in the order of the calls, says all that `text` says; undefined when `text` is new. */
  offer(text: string): number | undefined {
    const folded = foldAccents(foldCase(text))
    const words = wordsOf(folded)
    const numbers = new Set(folded.match(/\p{N}+/gu))
    const isShort = words.length < fewestWords
    const key = words.length === 0 ? text.trim() : isShort ? [...new Set(words)].sort().join(' ') : ''
    const said = { shingles: isShort ? new Set<number>() : shinglesOf(words), numbers }
    const earlier = isShort ? this.#short.get(key) : this.#holder(said)
    if (earlier !== undefined) return earlier
    if (isShort) this.#short.set(key, this.#said.length)
    this.#said.push(said)
    return undefined
  }

  /** The earliest text that holds enough of the shingles, and all of the numbers. */
  #holder({ shingles, numbers }: Said): number | undefined {
    const mostMissing = Math.floor((1 - leastContained) * shingles.size + 1e-9)
    const place = this.#said.findIndex(
      (other) => holds(other.shingles, shingles, mostMissing) && holds(other.numbers, numbers, 0),
    )
    return place < 0 ? undefined : place
  }
}

/** Whether all of `parts` but for `mostMissing` are in `whole`. Texts with little in common are told after a few looks. */
function holds<Part>(whole: ReadonlySet<Part>, parts: ReadonlySet<Part>, mostMissing: number): boolean {
  let missing = 0
  for (const part of parts) if (!whole.has(part) && ++missing > mostMissing) return false
  return true
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
