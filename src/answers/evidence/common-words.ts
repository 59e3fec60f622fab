import type { ReadPassage } from '../retrieval/read-unit.ts'
import { foldText } from '../words/fold-text.ts'
import { isKinWord } from '../words/kin.ts'

const lowerCaseWord = /(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}\p{M}]+/gu

/**
 * Tells names from other words that begin with a capital: a word is common when the passages at hand also write it small, or when it
 * belongs to a group of like words ("CEO"), or when the question asks by it.
 */
export function commonWords(
  passages: readonly ReadPassage[],
  { question, entities }: { readonly question: string; readonly entities: readonly string[] },
): (word: string) => boolean {
  const common = new Set<string>()
  const named = foldText(entities.join(' '))
  for (const [word] of foldText(question).matchAll(/[\p{L}\p{M}]+/gu)) if (!named.includes(word)) common.add(word)
  for (const { passage } of passages) {
    for (const [word] of passage.text.matchAll(lowerCaseWord)) common.add(foldText(word))
  }
  const judged = new Map<string, boolean>()
  return (word) => {
    const before = judged.get(word)
    if (before !== undefined) return before
    const folded = foldText(word)
    const isCommon = common.has(folded) || folded.length < 2 || isKinWord(folded)
    judged.set(word, isCommon)
    return isCommon
  }
}
