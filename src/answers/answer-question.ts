import type { ChatModel } from '../models/index.ts'
import type { Reading, SearchPlan } from '../questions/index.ts'
import type { PassageIndex } from '../search/index.ts'
import type { LoadedTable } from '../table/index.ts'
import type { Answer, AnswerTable } from './answer.ts'
import { answerFromText } from './answer-from-text.ts'
import { answerDeclined } from './declining/decline-plan.ts'
import { notUnderstood } from './declining/not-understood.ts'
import { defaultThresholds, type NeededSureness, type Thresholds } from './declining/thresholds.ts'
import { entityRows } from './entity-rows.ts'
import { answerExactly } from './exact.ts'
import { findMentions } from './find/index.ts'
import { generateAnswer } from './generated/index.ts'
import { runnerUp } from './runner-up.ts'

export interface AnswerOptions {
  readonly table: LoadedTable
  /** Called only when the plan reads text: an exact answer needs no index. */
  readonly index: () => Promise<PassageIndex>
  /** Puts in its own words what was found in the text; asked for only then. Exact answers, lists and refusals never need it. */
  readonly model?: () => Promise<ChatModel | undefined>
  readonly signal?: AbortSignal
  /** How sure an answer from the text must be, as calibrated on the file. Default: what holds for any file. */
  readonly thresholds?: Thresholds
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
  const finish = (step: string, { retrieval, candidates, model, decision, ...answer }: Untraced): Answer => ({
    schemaVersion: 1,
    ...answer,
    trace: {
      question,
      reading,
      ...(retrieval === undefined ? {} : { retrieval }),
      ...(candidates === undefined ? {} : { candidates }),
      ...(model === undefined ? {} : { model }),
      decision,
      times: [{ step, ms: now() - startedAt }],
    },
  })
  switch (plan.kind) {
    case 'sql': {
      const exact = await answerExactly({ ...reading, plan }, { table, ...(signal === undefined ? {} : { signal }) })
      return beside(exact, await runnerUp(reading, { table, answered: exact.table, signal }))
    }
    case 'find': {
      if (table.schema.text.length === 0) return finish('look for text', await withoutText(reading, options))
      const found = await findMentions(plan, { table, index: await options.index(), signal })
      return finish('read all passages', {
        ...found,
        decision: 'the question asks for everything that matches, so every passage was read',
      })
    }
    case 'search': {
      const answer =
        table.schema.text.length === 0
          ? await withoutText(reading, options)
          : await answerInWords(reading, plan, options)
      const rows = answer.kind === 'declined' ? await entityRows(plan.entities, { table, signal }) : undefined
      return finish('read the text', rows === undefined ? answer : besideRows(answer, rows))
    }
    case 'decline': {
      const declined = await answerDeclined(plan, { table, index: options.index, signal })
      return finish('look for mentions', { ...declined, decision: plan.reading })
    }
  }
}

/** Earlier questions that a model is told of when one goes on from them. */
const mostBefore = 3

/** What the text says: quoted, or with a model said in its words. What the gate declines is not shown to a model. */
async function answerInWords(
  { question, takenOver }: Reading,
  plan: SearchPlan,
  { table, index: openIndex, model: openModel, signal, thresholds }: AnswerOptions,
): Promise<Untraced> {
  const index = await openIndex()
  const extracted = await answerFromText(question, plan, {
    table,
    index,
    signal,
    thresholds: neededSureness(table, thresholds),
  })
  const { parts: _, language: __, ...answer } = extracted
  const model = answer.kind === 'extracted' ? await openModel?.() : undefined
  if (model === undefined) return answer
  const after = takenOver?.after.slice(-mostBefore) ?? []
  return { ...answer, ...(await generateAnswer(question, extracted, { model, table, index, after, signal })) }
}

/** A table without text can only be computed over: what would have been computed is offered. */
async function withoutText(reading: Reading, options: Pick<AnswerOptions, 'table' | 'signal'>): Promise<Untraced> {
  const { table, signal } = options
  return beside(notUnderstood(table), await runnerUp(reading, { table, signal }))
}

const beside = <Said extends Untraced | Answer>(answer: Said, note: string | undefined): Said =>
  note === undefined ? answer : { ...answer, note }

/** What the text does not say, the other cells of a named entity may. */
function besideRows(answer: Untraced, table: AnswerTable): Untraced {
  const rows = table.rows.length === 1 ? 'The row' : 'The rows'
  return { ...answer, text: `${answer.text}\n${rows} of what was named: see the table.`, table }
}

type Untraced = Omit<Answer, 'schemaVersion' | 'trace'> &
  Pick<Answer['trace'], 'retrieval' | 'candidates' | 'model' | 'decision'>
const neededSureness = ({ schema }: LoadedTable, calibrated: Thresholds | undefined): NeededSureness => ({
  ...(calibrated ?? defaultThresholds(schema)),
  calibrated: calibrated !== undefined,
})
