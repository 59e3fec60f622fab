import { z } from 'zod'
import {
  evaluateQuestions,
  type JudgedAnswer,
  questionKinds,
  readLabelledQuestions,
  type Times,
} from '../evaluation/index.ts'
import { ask } from './ask.ts'
import { defineOperation } from './operation.ts'
import { list, rowNumber, schemaVersion } from './schemas.ts'

const count = z.int().min(0)
const milliseconds = z.number().min(0)
/** Of one question or query. */
const times = { meanMs: milliseconds, p50Ms: milliseconds, p95Ms: milliseconds }

/** Labelled questions asked of the table, and how many were answered rightly. */
export const evaluate = defineOperation({
  name: 'evaluate',
  summary: 'Measure answers against labelled questions, or rankings against a retrieval collection',
  input: z.object({
    /** Path of a file of labelled questions, as docs/evaluate.md describes it. */
    questions: z.string(),
  }),
  output: z.object({
    schemaVersion,
    kind: z.literal('questions'),
    questions: count,
    right: count,
    kinds: list(
      z.object({
        kind: z.enum(questionKinds),
        asked: count,
        right: count,
        wrong: count,
        declinedRightly: count,
        declinedWrongly: count,
        answeredWrongly: count,
        errors: count,
        ...times,
      }),
    ),
    ...times,
    /** Every question that was not answered rightly, in the order asked. */
    failures: list(
      z.object({
        id: z.string(),
        kind: z.enum(questionKinds),
        question: z.string(),
        verdict: z.enum(['wrong', 'declined', 'answered', 'error']),
        expected: z.union([z.string(), z.number(), z.null(), list(z.union([z.string(), z.number()]))]),
        evidence: list(rowNumber),
        /** Text of the answer, or what went wrong. */
        answer: z.string(),
        /** Rows cited. */
        cited: list(rowNumber),
      }),
    ),
  }),
  async run(dataset, { questions: path }, job) {
    const questions = await readLabelledQuestions(path)
    // The first question should not be charged with reading the file.
    const { schema } = await dataset.table(job)
    if (schema.text.length > 0) await dataset.index(job)
    const { answers, kinds, times } = await evaluateQuestions(questions, {
      ask: (question) => ask.run(dataset, { question }, job),
      ...(job.signal === undefined ? {} : { signal: job.signal }),
    })
    return {
      schemaVersion: 1 as const,
      kind: 'questions' as const,
      questions: answers.length,
      right: answers.filter(({ verdict }) => verdict === 'right').length,
      kinds: kinds.map(({ times: own, ...counts }) => ({ ...counts, ...printTimes(own) })),
      ...printTimes(times),
      failures: answers.flatMap(printFailure),
    }
  },
})

function printFailure({ label, verdict, answer, error }: JudgedAnswer) {
  if (verdict === 'right') return []
  const { id, kind, question, answer: expected, evidence } = label
  const text = answer?.text ?? error?.message ?? ''
  const cited = [...new Set(answer?.citations.map(({ row }) => row))]
  return [{ id, kind, question, verdict, expected, evidence, answer: text, cited }]
}

const printTimes = ({ mean, p50, p95 }: Times) => ({ meanMs: mean, p50Ms: p50, p95Ms: p95 })
