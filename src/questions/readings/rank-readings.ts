import { type Question, readQuestion } from './asked/question.ts'
import { enumerate, type ReadTable } from './enumerate.ts'
import { describe } from './features/describe.ts'
import { inEnglish } from './languages/in-english.ts'
import { confidenceOf } from './model/calibration.ts'
import { shippedModel } from './model/shipped-model.ts'
import { rankAnswers } from './model/weights.ts'
import type { Candidate } from './operators/candidate.ts'
import type { TableView } from './view/table-view.ts'
import { stemText } from './view/tokens.ts'

/** A reading of a question, likely or not. */
export interface RankedReading {
  readonly candidate: Candidate
  /** That its answer is the one meant: 0 to 1. */
  readonly probability: number
  /** Share of right answers among those that looked as likely, on tables that nothing was learned from: 0 to 1. */
  readonly confidence: number
}

/** Longest question that is read; what is longer is a text that was pasted. */
const mostWords = 80

/** Readings of a question over a table, one for each different answer, likeliest first; none when nothing in it can be read. */
export function rankReadings(question: string, table: ReadTable): readonly RankedReading[] {
  const read = readQuestion(inEnglish(question, (words) => isNamed(words, table)))
  if (!isReadable(read, table.view)) return []
  const readings = enumerate(read, table)
  const { weights, vocabulary, calibration } = shippedModel()
  return rankAnswers(describe(readings, { vocabulary }), weights).flatMap(({ candidate: place, probability }) => {
    const candidate = readings.candidates[place]
    return candidate === undefined
      ? []
      : [{ candidate, probability, confidence: confidenceOf(probability, calibration) }]
  })
}

/** Whether cells can say anything to a question. */
export function isReadable({ tokens, line }: Question, { base }: TableView): boolean {
  if (tokens.length === 0 || tokens.length > mostWords || base.length === 0) return false
  // Cells give no reasons.
  return !/^(?:why|how come)\b/.test(line)
}

/** Whether words are a cell of the table, or a word is in one of its headers. */
function isNamed(words: string, { view, indexes }: ReadTable): boolean {
  const stems = stemText(words)
  if (indexes.some((index) => index.whole(stems) !== undefined)) return true
  return view.columns.some(({ header }) => header.some(({ stem }) => stem === stems))
}
