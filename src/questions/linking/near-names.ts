import { countBits } from '../../count-bits.ts'
import { allowedSlips } from '../words/spelling.ts'

/** Names of one length. */
class Names<Entry> {
  readonly names: string[] = []
  readonly entries: Entry[] = []
  /** `letterSet` of each, with room for more. */
  letters = new Int32Array(8)

  add(name: string, entry: Entry): void {
    const at = this.names.push(name) - 1
    this.entries.push(entry)
    if (at === this.letters.length) {
      const larger = new Int32Array(2 * at)
      larger.set(this.letters)
      this.letters = larger
    }
    this.letters[at] = letterSet(name)
  }
}

/** Names by length and letters, so that of many few have to be compared letter by letter with a word that may be one of them misspelt. */
export class NearNames<Entry> {
  readonly #byLength = new Map<number, Names<Entry>>()

  /** Names too short for any slip are left out. */
  constructor(names: Iterable<readonly [string, Entry]>) {
    for (const [name, entry] of names) {
      if (allowedSlips(name.length) === 0) continue
      const known = this.#byLength.get(name.length) ?? new Names<Entry>()
      known.add(name, entry)
      this.#byLength.set(name.length, known)
    }
  }

  /** All names within `limit` edits of `word`, and others. */
  candidates(word: string, limit: number): readonly { readonly name: string; readonly entry: Entry }[] {
    const found: { readonly name: string; readonly entry: Entry }[] = []
    const letters = letterSet(word)
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      const known = this.#byLength.get(length)
      if (known === undefined) continue
      for (let at = 0; at < known.names.length; at++) {
        // An edit takes at most one letter away and puts at most one in.
        if (countBits(letters ^ (known.letters[at] ?? 0)) > 2 * limit) continue
        const name = known.names[at]
        const entry = known.entries[at]
        if (name !== undefined && entry !== undefined) found.push({ name, entry })
      }
    }
    return found
  }
}

/** The letters that occur in a word, as a set of 32: some share a place. */
function letterSet(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) & 31)
  return set
}
