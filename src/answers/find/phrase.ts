import { foldText } from '../fold-text.ts'

/** Finds a phrase in folded text: word-bounded, any white space between its words. */
export type PhrasePattern = RegExp

/** Scripts without spaces have no word borders to ask for. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** One pattern that matches any of the phrases. Phrases without a letter or digit are left out; undefined when none is left. */
export function phrasePattern(phrases: readonly string[]): PhrasePattern | undefined {
  const sources = phrases
    .map((phrase) => foldText(phrase).trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase))
    .map((phrase) => {
      const words = phrase.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      const border = (at: number, source: string) =>
        /[\p{L}\p{N}]/u.test(phrase.at(at) ?? '') && !unspaced.test(phrase.at(at) ?? '') ? source : ''
      return `${border(0, String.raw`(?<![\p{L}\p{N}\p{M}])`)}${words.join(String.raw`\s+`)}${border(-1, String.raw`(?![\p{L}\p{N}\p{M}])`)}`
    })
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'u')
}
