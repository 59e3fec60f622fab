import type { Postings } from './postings.ts'

const bytesPerPosting = 6

/** Postings decoded lately, of all segments of an index: a word asked twice is read once. The least lately used go first. */
export class PostingCache {
  readonly #budgetBytes: number
  readonly #known = new Map<string, Postings>()
  #bytes = 0

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes
  }

  get(key: string, read: () => Postings): Postings {
    const known = this.#known.get(key)
    if (known !== undefined) {
      // A Map keeps the order of insertion: put last again.
      this.#known.delete(key)
      this.#known.set(key, known)
      return known
    }
    const made = read()
    const bytes = sizeOf(made)
    if (bytes > this.#budgetBytes / 2) return made
    this.#known.set(key, made)
    this.#bytes += bytes
    this.#shrink()
    return made
  }

  #shrink(): void {
    for (const [key, postings] of this.#known) {
      if (this.#bytes <= this.#budgetBytes) return
      this.#known.delete(key)
      this.#bytes -= sizeOf(postings)
    }
  }
}

/** With about what the key and the arrays' headers take. */
const sizeOf = ({ passages }: Postings): number => passages.length * bytesPerPosting + 256
