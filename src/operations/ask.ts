import { z } from 'zod'
import { type Answer, answerQuestion, provenanceOf } from '../answers/index.ts'
import { RagtimeError } from '../errors.ts'
import { questionContext, readQuestion } from '../questions/index.ts'
import { answerSchema } from './answer-schema.ts'
import { defineOperation } from './operation.ts'

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
    const table = await dataset.table(job)
    const startedAt = performance.now()
    const signal = job.signal === undefined ? {} : { signal: job.signal }
    const context = await questionContext(table, dataset.name)
    const reading = await readQuestion(question, {
      context,
      table,
      ...(after === undefined ? {} : { after }),
      ...signal,
    })
    const compileMs = performance.now() - startedAt
    const answer = await answerQuestion(reading, {
      table,
      index: () => dataset.index(job),
      ...signal,
    })
    const times = [{ step: 'read the question', ms: compileMs }, ...answer.trace.times]
    const { schemaVersion, ...rest } = answer
    return { schemaVersion, ...provenanceOf(table.manifest), ...rest, trace: { ...answer.trace, times } }
  },
})

/** What a question that may go on from an answer is asked after: the questions which that went on from itself, and its own. */
export function askedBefore({ trace }: Pick<Answer, 'trace'>): string[] {
  return [...(trace.reading.takenOver?.after ?? []), trace.question].slice(-mostBefore)
}
