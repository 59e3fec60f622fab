import { foldText } from '../words/fold-text.ts'

/** Finds a phrase in folded text: word-bounded, any white space between its words. */
export type PhrasePattern = RegExp

/** Scripts without spaces have no word borders to ask for, and a word of another script ends where they begin. */
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]`
const unspacedLetter = new RegExp(String.raw`[\p{L}&&${unspaced}]`, 'v')

export const hasUnspaced = (text: string): boolean => unspacedLetter.test(text)

/** A character of a word in a script with spaces, as the source of an expression with the flag `v`. */
export const wordCharacter = String.raw`[[\p{L}\p{N}\p{M}]--${unspaced}]`

/** One pattern that matches any of the phrases. Phrases without a letter or digit are left out; undefined when none is left. */
export function phrasePattern(phrases: readonly string[]): PhrasePattern | undefined {
  const sources = phrases
    .map((phrase) => foldText(phrase).trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase))
    .map((phrase) => {
      const words = phrase.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      const border = (at: number, source: string) =>
        /[\p{L}\p{N}]/u.test(phrase.at(at) ?? '') && !hasUnspaced(phrase.at(at) ?? '') ? source : ''
      return `${border(0, `(?<!${wordCharacter})`)}${words.join(String.raw`\s+`)}${border(-1, `(?!${wordCharacter})`)}`
    })
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'v')
}
