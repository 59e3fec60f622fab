import type { Vocabulary } from '../lexicon/index.ts'
import { linkersOf, type QuestionContext } from '../linking/linkers.ts'
import type { Word } from '../words/words.ts'
import type { Mark } from './mark.ts'
import { markAmounts } from './mark-amounts.ts'
import { markDates } from './mark-dates.ts'
import { markQuestion } from './mark-question.ts'
import { skipFilterWords } from './mark-rows.ts'
import { markTextTests } from './mark-text-tests.ts'

export interface ReadWords {
  readonly question: string
  readonly words: readonly Word[]
  readonly vocabulary: Vocabulary
}

/** What each stretch of a question stands for in a table. */
export function readMarks({ question, words, vocabulary }: ReadWords, context: QuestionContext): readonly Mark[] {
  const { columns, values } = linkersOf(context)
  const found = markQuestion(words, { vocabulary, columns, values })
  const dated = markDates(found, { question, words, language: vocabulary.lexicon.language })
  const said = markAmounts(dated, { words, profile: context.profile })
  return skipFilterWords(markTextTests(said, { question, words }), words)
}
