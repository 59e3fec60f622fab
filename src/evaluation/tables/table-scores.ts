import { percentileOf, type Times, timesOf } from '../times.ts'
import type { AskedQuestion } from './evaluate-tables.ts'
import { type QuestionType, questionTypeOf, questionTypes } from './question-type.ts'

/** How many of some questions were answered, and how many rightly. */
export interface Tally {
  readonly asked: number
  /** With at least one item. */
  readonly answered: number
  readonly right: number
}

export interface TypeTally extends Tally {
  readonly type: QuestionType
}

/** The surest answers to a share of all questions. */
export interface SurestTally extends Tally {
  /** 0.1 to 1. */
  readonly share: number
  /** Confidence of the last of them; 0 where it was declined. */
  readonly leastConfidence: number
}

export interface TableScores extends Tally {
  /** Of the types that were asked. */
  readonly types: readonly TypeTally[]
  /** The surest tenth of the questions, the surest two tenths, up to all of them. Ties are in the order asked. */
  readonly surest: readonly SurestTally[]
  readonly times: Times & { readonly p99: number }
}

export function tableScores(asked: readonly AskedQuestion[]): TableScores {
  const types = Map.groupBy(asked, ({ label }) => questionTypeOf(label.question))
  const milliseconds = asked.map(({ ms }) => ms)
  const sorted = asked.toSorted((a, b) => confidenceOf(b) - confidenceOf(a))
  return {
    ...tally(asked),
    types: questionTypes.flatMap((type) => {
      const own = types.get(type)
      return own === undefined ? [] : [{ type, ...tally(own) }]
    }),
    surest: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenths) => {
      const some = sorted.slice(0, Math.ceil((asked.length * tenths) / 10))
      const last = some.at(-1)
      return { share: tenths / 10, leastConfidence: last === undefined ? 0 : confidenceOf(last), ...tally(some) }
    }),
    times: { ...timesOf(milliseconds), p99: percentileOf(milliseconds, 0.99) },
  }
}

function tally(asked: readonly AskedQuestion[]): Tally {
  return {
    asked: asked.length,
    answered: asked.filter(isAnswered).length,
    right: asked.filter(({ verdict }) => verdict === 'right').length,
  }
}

const isAnswered = ({ answer }: AskedQuestion): boolean => answer !== undefined && answer.answer.length > 0

const confidenceOf = (asked: AskedQuestion): number => (isAnswered(asked) ? (asked.answer?.confidence ?? 0) : 0)
