import type { SearchPlan } from '../questions/index.ts'
import { isNamedType, isPriceWord, namedTypes, namesType } from './kin.ts'
import type { QuestionWord } from './question-words.ts'

/** True when the question asks for nothing but a value: "Where is it located?", "What does it cost?" */
export function asksForValue({ expects }: Pick<SearchPlan, 'expects'>, words: readonly QuestionWord[]): boolean {
  if (expects === 'money') return words.every(({ folded, isBroad }) => isBroad || isPriceWord(folded))
  return isNamedType(expects) && otherWords(expects, words).length === 0
}

/** The words that do more than name a type of value. */
export function otherWords(expects: SearchPlan['expects'], words: readonly QuestionWord[]): readonly QuestionWord[] {
  if (!isNamedType(expects)) return words
  return words.filter(({ word }) => !namedTypes.some((type) => namesType(word, type)))
}
