import type { Word } from './words.ts'

/** Tells words that are written as names are. */
export class NameLooks {
  /** Capitals tell nothing when most words have one. */
  readonly capitalsTell: boolean
  readonly #words: readonly Word[]

  constructor(words: readonly Word[]) {
    this.#words = words
    this.capitalsTell = words.filter(({ capital }) => capital).length * 2 <= words.length || words.length < 3
  }

  /** A capital inside the sentence, or a digit or dot inside the word: somebody's name, most likely. */
  looksLikeName(from: number, to: number): boolean {
    return this.#words.slice(from, to).some((word, i) => {
      if (/\p{L}\d|\d\p{L}|\p{L}\.\p{L}|.\p{Lu}/u.test(word.text))
        return word.capital && (this.capitalsTell || !/^\p{Lu}+$/u.test(word.text))
      return word.capital && this.capitalsTell && from + i > 0
    })
  }
}
