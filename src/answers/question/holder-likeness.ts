import { foldText } from '../words/fold-text.ts'
import { wordLikeness } from '../words/word-likeness.ts'
import type { Holder, QuestionWord } from './question-words.ts'

const shortestLike = 4
/** Words less alike have only letters in common. */
const leastLike = 0.5
/** From here on two words are taken for forms of one. */
const formsOfOne = 0.65
/** How surely the word is there then. */
export const surelyLike = 0.9

const wordsRead = new WeakMap<Holder, readonly string[]>()

function wordsOf(holder: Holder): readonly string[] {
  const before = wordsRead.get(holder)
  if (before !== undefined) return before
  const words = [...new Set(foldText(holder.folded).match(/[\p{L}\p{M}]{3,}/gu) ?? [])]
  wordsRead.set(holder, words)
  return words
}

/** How surely a text holds some form of the word, by letters alone; 0 to 1. Short words and numbers are never alike. */
export function likenessIn(holder: Holder, { folded, isNumber }: QuestionWord): number {
  if (isNumber || folded.length < shortestLike) return 0
  let best = 0
  for (const word of wordsOf(holder)) best = Math.max(best, wordLikeness(folded, word))
  return best < leastLike ? 0 : best >= formsOfOne ? surelyLike : best * 0.7
}
