import type { SearchPlan } from '../../questions/index.ts'
import { isNamedType, isPriceWord, namedTypes, namesType } from '../words/kin.ts'
import type { QuestionWord } from './question-words.ts'

/** True when the question asks for nothing but a value: "Where is it located?", "What does it cost?" */
export function asksForValue({ expects }: Pick<SearchPlan, 'expects'>, words: readonly QuestionWord[]): boolean {
  if (expects === 'money') return words.every(({ folded, isBroad }) => isBroad || isPriceWord(folded))
  return isNamedType(expects) && otherWords(expects, words).length === 0
}

/** Words of these scripts are looked up whole and in pieces; the pieces say nothing more. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The words that do more than name a type of value. */
export function otherWords(expects: SearchPlan['expects'], words: readonly QuestionWord[]): readonly QuestionWord[] {
  if (!isNamedType(expects)) return words
  const isNaming = ({ word }: QuestionWord): boolean => namedTypes.some((type) => namesType(word, type))
  const naming = words.filter(isNaming).map(({ word }) => word)
  const run = naming.join('')
  return words.filter(({ word }) => !naming.includes(word) && !(unspaced.test(word) && run.includes(word)))
}
