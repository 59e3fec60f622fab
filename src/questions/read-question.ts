import type { LoadedTable } from '../table/index.ts'
import { compileOverTable } from './compile-over-table.ts'
import { compileQuestion } from './compile-question.ts'
import { followUp } from './follow-up/follow-up.ts'
import { chooseVocabulary } from './lexicon/index.ts'
import type { QuestionContext } from './linkers.ts'
import type { Reading } from './plan.ts'
import { readMarks } from './read-marks.ts'
import { readWords } from './words.ts'

export interface AskedOver {
  readonly context: QuestionContext
  readonly table: LoadedTable
  /** Questions asked before in the same conversation that this one may go on from, oldest first. Default none: it stands alone. */
  readonly after?: readonly string[]
  readonly signal?: AbortSignal
}

/** Characters of a question that is read in every way it may be meant; longer ones ask for more than a table of cells says. */
const longestRead = 400

/** Understands a question, and where it goes on from those asked before, what it takes over from them. */
export async function readQuestion(question: string, { after = [], ...asked }: AskedOver): Promise<Reading> {
  let previous: Reading | undefined
  for (const one of after) previous = await readAfter(previous, one, asked)
  return readAfter(previous, question, asked)
}

async function readAfter(previous: Reading | undefined, question: string, asked: AskedOver): Promise<Reading> {
  const continued = previous === undefined ? undefined : followUp(previous, question, asked.context)
  if (continued !== undefined) return continued
  if (question.length > longestRead) return compileQuestion(question, asked.context)
  const reading = await compileOverTable(question, asked)
  const { plan } = reading
  const isLearned = plan.kind === 'sql' && plan.query.kind === 'reading'
  return isLearned && countsUntold(question, asked.context) ? compileQuestion(question, asked.context) : reading
}

/** "How many pools does it have?", where a text may tell and no column does: its rows are no pools, so that counting them is no answer. */
function countsUntold(question: string, context: QuestionContext): boolean {
  if (context.schema.text.length === 0) return false
  const words = readWords(question)
  const marks = readMarks({ question, words, vocabulary: chooseVocabulary(words) }, context)
  const content = marks.filter(({ kind }) => kind !== 'skipped')
  return content.some((mark, at) => {
    const before = content[at - 1]
    return mark.kind === 'unknown' && before?.kind === 'operator' && before.operator === 'count'
  })
}
