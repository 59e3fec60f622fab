import type { Answer } from '../../answers/index.ts'
import { type ErrorCode, RagtimeError } from '../../errors.ts'
import { type Times, timesOf } from '../times.ts'
import { judge, type Verdict } from './judge.ts'
import { type LabelledQuestion, type QuestionKind, questionKinds } from './labelled-question.ts'

export interface JudgedAnswer {
  readonly label: LabelledQuestion
  /** `error` when asking failed. */
  readonly verdict: Verdict | 'error'
  /** Absent when asking failed. */
  readonly answer?: Answer
  readonly error?: RagtimeError
  readonly ms: number
}

/** How the questions of one kind went. Each was right, wrong, declined, answered though the data does not say, or failed. */
export interface KindEvaluation {
  readonly kind: QuestionKind
  readonly asked: number
  readonly right: number
  readonly wrong: number
  /** Right, because the data does not say; counted in `right` too. */
  readonly declinedRightly: number
  /** The data says it, and the answer was that it does not. */
  readonly declinedWrongly: number
  /** The data does not say, and there was an answer all the same. */
  readonly answeredWrongly: number
  readonly errors: number
  readonly times: Times
}

export interface QuestionsEvaluation {
  /** In the order asked. */
  readonly answers: readonly JudgedAnswer[]
  /** Of the kinds that were asked. */
  readonly kinds: readonly KindEvaluation[]
  readonly times: Times
}

export interface QuestionsOptions {
  /** Answers one question, as a user would be answered. */
  readonly ask: (question: string) => Promise<Answer>
  readonly signal?: AbortSignal
  /** Milliseconds since any moment, for the times. */
  readonly now?: () => number
}

/** Errors that one question can bring upon itself. All others would meet every question, so they end the evaluation. */
const ownErrors: ReadonlySet<ErrorCode> = new Set(['INPUT_INVALID', 'SQL_REFUSED', 'SQL_FAILED', 'SQL_LIMIT'])

/** Asks labelled questions one after the other and judges the answers. */
export async function evaluateQuestions(
  questions: readonly LabelledQuestion[],
  { ask, signal, now = () => performance.now() }: QuestionsOptions,
): Promise<QuestionsEvaluation> {
  const answers: JudgedAnswer[] = []
  for (const label of questions) {
    signal?.throwIfAborted()
    const startedAt = now()
    const outcome = await ask(label.question).catch(ownError)
    const ms = now() - startedAt
    if (outcome instanceof RagtimeError) answers.push({ label, verdict: 'error', error: outcome, ms })
    else answers.push({ label, verdict: judge(label, outcome), answer: outcome, ms })
  }
  const kinds = questionKinds.flatMap((kind) => {
    const own = answers.filter(({ label }) => label.kind === kind)
    return own.length === 0 ? [] : [evaluationOf(kind, own)]
  })
  return { answers, kinds, times: timesOf(answers.map(({ ms }) => ms)) }
}

function ownError(error: unknown): RagtimeError {
  if (error instanceof RagtimeError && ownErrors.has(error.code)) return error
  throw error
}

function evaluationOf(kind: QuestionKind, answers: readonly JudgedAnswer[]): KindEvaluation {
  const count = (verdict: JudgedAnswer['verdict']) => answers.filter((answer) => answer.verdict === verdict).length
  return {
    kind,
    asked: answers.length,
    right: count('right'),
    wrong: count('wrong'),
    declinedRightly: kind === 'unanswerable' ? count('right') : 0,
    declinedWrongly: count('declined'),
    answeredWrongly: count('answered'),
    errors: count('error'),
    times: timesOf(answers.map(({ ms }) => ms)),
  }
}
