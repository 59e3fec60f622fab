import type { LoadedTable } from '../table/index.ts'
import { compileOverTable } from './compile-over-table.ts'
import { compileQuestion } from './compile-question.ts'
import { followUp } from './follow-up/follow-up.ts'
import { chooseVocabulary } from './lexicon/index.ts'
import type { QuestionContext } from './linking/linkers.ts'
import type { Mark } from './marks/mark.ts'
import { readMarks } from './marks/read-marks.ts'
import type { Reading } from './plan.ts'
import { readWords } from './words/words.ts'

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
  const plain = withPlainNumbers(question, asked.context)
  const read = await compileOverTable(plain, asked)
  // What is looked up is looked up as it was written.
  if (plain !== question && read.plan.kind !== 'sql') return compileQuestion(question, asked.context)
  const reading = { ...read, question }
  const { plan } = reading
  const isLearned = plan.kind === 'sql' && plan.query.kind === 'reading'
  const isUntold =
    isLearned &&
    (countsUntold(question, asked.context) || (negatesRows(plan.reading) && negatesUntold(question, asked.context)))
  return isUntold ? compileQuestion(question, asked.context) : reading
}

const negatesRows = (reading: string): boolean => reading.includes('not those where')

/** "Which did not reach number one in 1999?": what is negated is not known, and the year is not what is. */
function negatesUntold(question: string, context: QuestionContext): boolean {
  const content = contentOf(question, context)
  return content.some((mark, at) => {
    const before = content[at - 1]
    return mark.kind === 'unknown' && before?.kind === 'operator' && before.operator === 'not'
  })
}

function contentOf(question: string, context: QuestionContext): readonly Mark[] {
  const words = readWords(question)
  const marks = readMarks({ question, words, vocabulary: chooseVocabulary(words) }, context)
  return marks.filter(({ kind }) => kind !== 'skipped')
}

/** Numbers of a question about a file with decimal commas as they are written elsewhere: learned readings know no other style. */
function withPlainNumbers(question: string, { profile }: QuestionContext): string {
  if (!profile.columns.some(({ decimalMark }) => decimalMark === ',')) return question
  return readWords(question).reduceRight((text, { number, withComma = number, scaled, quote, text: digits, start }) => {
    if (withComma === undefined || scaled === true || quote !== undefined || !/[.,]/.test(digits)) return text
    return text.slice(0, start) + String(withComma) + text.slice(start + digits.length)
  }, question)
}

/** "How many pools does it have?", where a text may tell and no column does: its rows are no pools, so that counting them is no answer. */
function countsUntold(question: string, context: QuestionContext): boolean {
  if (context.schema.text.length === 0) return false
  const content = contentOf(question, context)
  return content.some((mark, at) => {
    const before = content[at - 1]
    return mark.kind === 'unknown' && before?.kind === 'operator' && before.operator === 'count'
  })
}
