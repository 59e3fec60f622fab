import { z } from 'zod'
import { type Answer, answerQuestion, provenanceOf } from '../answers/index.ts'
import { RagtimeError } from '../errors.ts'
import { listSettings } from '../models/index.ts'
import { isUnsure, type PlannedByModel, planByModel, questionContext, readQuestion } from '../questions/index.ts'
import { answerSchema } from './answer-schema.ts'
import { indexByEmbeddings } from './embeddings/ranked-by-embeddings.ts'
import { defineOperation } from './operation.ts'

/** Characters. */
const longestQuestion = 4000

/** Questions that one may go on from, each on the one before it. */
const mostBefore = 50

/** A question becomes a plan, the plan an answer: exact from SQL, exhaustive from a full scan, extracted from passages, or declined. */
export const ask = defineOperation({
  name: 'ask',
  summary: 'Answer a question: exact numbers, or cited sentences, or an honest no',
  input: z.object({
    question: z.string(),
    /** Questions asked before in the same conversation, oldest first; this one may go on from them: "and by country?" */
    after: z.array(z.string()).max(mostBefore).exactOptional(),
  }),
  output: answerSchema,
  async run(dataset, { question, after }, job): Promise<Answer> {
    if (question.trim() === '') {
      throw new RagtimeError('INPUT_INVALID', {
        what: 'the question is empty',
        why: 'there is nothing to answer',
        fix: 'ask for example "how many rows are there?"',
      })
    }
    if (question.length > longestQuestion) {
      throw new RagtimeError('INPUT_INVALID', {
        what: `the question has ${question.length.toLocaleString('en-US')} characters`,
        why: `at most ${longestQuestion.toLocaleString('en-US')} are read: every word is compared with the table's columns and values`,
        fix: 'ask for one thing in a sentence or two; look for long passages with "find"',
      })
    }
    const settings = listSettings(await dataset.modelSettings())
    const table = await dataset.table(job)
    const startedAt = performance.now()
    const signal = job.signal === undefined ? {} : { signal: job.signal }
    const context = await questionContext(table, dataset.name)
    const read = await readQuestion(question, {
      context,
      table,
      ...(after === undefined ? {} : { after }),
      ...signal,
    })
    // Opened only when it can help: what the rules are sure of, no model is asked.
    const model = async () => (await dataset.models(job)).chat
    const planner = isUnsure(read) ? await model() : undefined
    const planned =
      planner === undefined ? undefined : await planByModel(read, { model: planner, context, table, ...signal })
    const planMs = performance.now() - startedAt
    const reading = planned?.reading ?? read
    const thresholds = reading.plan.kind === 'search' ? await dataset.thresholds(job) : undefined
    const answer = await answerQuestion(reading, {
      table,
      ...(thresholds === undefined ? {} : { thresholds }),
      index: indexByEmbeddings(dataset, job),
      model,
      ...signal,
    })
    const times = [{ step: 'read the question', ms: planMs }, ...answer.trace.times]
    const { schemaVersion, ...rest } = withPlanning(answer, planned)
    const trace = { ...rest.trace, times, ...(settings.length === 0 ? {} : { settings }) }
    return { schemaVersion, ...provenanceOf(table.manifest), ...rest, trace }
  },
})

/** What a question that may go on from an answer is asked after: the questions which that went on from itself, and its own. */
export function askedBefore({ trace }: Pick<Answer, 'trace'>): string[] {
  return [...(trace.reading.takenOver?.after ?? []), trace.question].slice(-mostBefore)
}

/** The answer with what the model had to do with its plan. */
function withPlanning(answer: Answer, planned: PlannedByModel | undefined): Answer {
  const [first] = planned?.calls ?? []
  if (planned === undefined || first === undefined) return answer
  const { calls, outcome, failed } = planned
  const { model = { id: first.model, calls: [], dropped: [] } } = answer.trace
  const notes = [failed ? 'Planned without the model.' : undefined, answer.note].filter((note) => note !== undefined)
  return {
    ...answer,
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    trace: { ...answer.trace, model: { ...model, calls: [...calls, ...model.calls], plan: outcome } },
  }
}
