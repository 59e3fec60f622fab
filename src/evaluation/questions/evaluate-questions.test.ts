import { expect, it } from 'vitest'
import type { Answer } from '../../answers/index.ts'
import { RagtimeError } from '../../errors.ts'
import { evaluateQuestions } from './evaluate-questions.ts'
import type { LabelledAnswer, LabelledQuestion, QuestionKind } from './labelled-question.ts'

const question = (id: string, kind: QuestionKind, answer: LabelledAnswer, text = id): LabelledQuestion => ({
  id,
  question: text,
  kind,
  answer,
  evidence: [],
})

/** Answers "12" with an exact 12, "no" by declining, and fails at "fail". */
async function ask(text: string): Promise<Answer> {
  if (text === 'fail') throw new RagtimeError('SQL_LIMIT', { what: 'took too long', why: '', fix: '' })
  if (text === 'broken') throw new RagtimeError('STORE_DAMAGED', { what: 'damaged', why: '', fix: '' })
  const plan = { kind: 'decline', reason: 'empty-question', missing: '', reading: '', confidence: 1 } as const
  return {
    schemaVersion: 1,
    kind: text === 'no' ? 'declined' : 'exact',
    text,
    citations: [],
    coverage: { kind: 'exact', unit: 'rows', examined: 1, total: 1 },
    trace: { question: text, reading: { question: text, plan, others: [] }, decision: '', times: [] },
  }
}

/** A clock on which every look takes 5 ms. */
function clock(): () => number {
  let now = 0
  return () => {
    now += 5
    return now
  }
}

it('counts by kind what was right, wrong, declined and answered', async () => {
  const questions = [
    question('a', 'aggregate', 12, '12'),
    question('b', 'aggregate', 12, '13'),
    question('c', 'aggregate', 12, 'no'),
    question('d', 'aggregate', 12, 'fail'),
    question('e', 'unanswerable', null, 'no'),
    question('f', 'unanswerable', null, '12'),
  ]
  const { kinds, answers, times } = await evaluateQuestions(questions, { ask, now: clock() })
  const five = { mean: 5, p50: 5, p95: 5 }
  const none = {
    right: 1,
    wrong: 0,
    declinedRightly: 0,
    declinedWrongly: 0,
    answeredWrongly: 0,
    errors: 0,
    times: five,
  }
  expect(kinds).toEqual([
    { ...none, kind: 'aggregate', asked: 4, wrong: 1, declinedWrongly: 1, errors: 1 },
    { ...none, kind: 'unanswerable', asked: 2, declinedRightly: 1, answeredWrongly: 1 },
  ])
  expect(answers.map(({ label, verdict }) => [label.id, verdict])).toEqual([
    ['a', 'right'],
    ['b', 'wrong'],
    ['c', 'declined'],
    ['d', 'error'],
    ['e', 'right'],
    ['f', 'answered'],
  ])
  expect(answers[3]?.error?.message).toBe('took too long')
  expect(times).toEqual(five)
})

it('ends when what went wrong would meet every question', async () => {
  const questions = [question('a', 'aggregate', 12, 'broken'), question('b', 'aggregate', 12, '12')]
  await expect(evaluateQuestions(questions, { ask })).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
})

it('stops when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(evaluateQuestions([question('a', 'aggregate', 1)], { ask, signal })).rejects.toThrow('enough')
})
