import type { Reading } from '../questions/index.ts'
import type { PassageIndex } from '../search/index.ts'
import type { LoadedTable } from '../table/index.ts'
import type { Answer } from './answer.ts'
import { answerFromText } from './answer-from-text.ts'
import { answerDeclined } from './decline-plan.ts'
import { answerExactly } from './exact.ts'
import { findMentions } from './find/index.ts'

export interface AnswerOptions {
  readonly table: LoadedTable
  /** Called only when the plan reads text: an exact answer needs no index. */
  readonly index: () => Promise<PassageIndex>
  readonly signal?: AbortSignal
  /** Milliseconds since any fixed moment; times the steps. Default `performance.now`. */
  readonly now?: () => number
}

/**
 * Runs the reading's plan: SQL over all rows, a scan of all passages, or the best units of the text. A question that the data does
 * not answer gives an answer of kind `declined` that says what was looked for and what came nearest; it never throws for that.
 */
export async function answerQuestion(reading: Reading, options: AnswerOptions): Promise<Answer> {
  const { table, signal, now = () => performance.now() } = options
  const { plan, question } = reading
  const startedAt = now()
  const finish = (step: string, { retrieval, candidates, decision, ...answer }: Untraced): Answer => ({
    schemaVersion: 1,
    ...answer,
    trace: {
      question,
      reading,
      ...(retrieval === undefined ? {} : { retrieval }),
      ...(candidates === undefined ? {} : { candidates }),
      decision,
      times: [{ step, ms: now() - startedAt }],
    },
  })
  switch (plan.kind) {
    case 'sql':
      return answerExactly({ ...reading, plan }, { table, ...(signal === undefined ? {} : { signal }) })
    case 'find': {
      const found = await findMentions(plan, { table, index: await options.index(), signal })
      return finish('read all passages', {
        ...found,
        decision: 'the question asks for everything that matches, so every passage was read',
      })
    }
    case 'search':
      return finish(
        'read the text',
        await answerFromText(question, plan, { table, index: await options.index(), signal }),
      )
    case 'decline': {
      const declined = await answerDeclined(plan, { table, index: options.index, signal })
      return finish('look for mentions', { ...declined, decision: plan.reading })
    }
  }
}

type Untraced = Omit<Answer, 'schemaVersion' | 'trace'> & Pick<Answer['trace'], 'retrieval' | 'candidates' | 'decision'>
