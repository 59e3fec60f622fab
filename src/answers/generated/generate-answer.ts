import { type ChatModel, type Checked, replyInJson } from '../../models/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { LoadedTable } from '../../table/index.ts'
import type { Answer, Coverage } from '../answer.ts'
import type { TextAnswer } from '../answer-from-text.ts'
import { combine, type Part } from '../composing/combine.ts'
import { plainText } from '../composing/plain-text.ts'
import { lacking } from '../declining/decide.ts'
import { missingText } from '../declining/decline-text.ts'
import type { ModelTrace } from '../trace.ts'
import { answerInstructions, answerPrompt } from './answer-prompt.ts'
import { type AnswerReply, answerReply } from './answer-reply.ts'
import { type CheckedSentence, checkSentence } from './check-sentence.ts'
import { composeGenerated, type HeldSentence } from './compose-generated.ts'
import { fitPassages, mostReplyTokens } from './fit-passages.ts'
import { gatherPassages } from './gather-passages.ts'
import type { ShownPassage } from './shown-passage.ts'
import { wordKnowledge } from './word-knowledge.ts'

export interface GenerateOptions {
  readonly model: ChatModel
  readonly table: Pick<LoadedTable, 'schema' | 'private'>
  readonly index: PassageIndex
  /** Questions that this one goes on from, oldest first. */
  readonly after: readonly string[]
  readonly signal: AbortSignal | undefined
}

type Generated = Pick<Answer, 'kind' | 'text' | 'citations' | 'coverage' | 'note'> & { readonly model: ModelTrace }

/** What became of a reply: sentences that hold, or that the passages do not answer. */
interface Judged {
  readonly answered: boolean
  readonly sentences: readonly CheckedSentence[]
}

/**
 * Puts in a model's words what was found for the question. Every sentence must cite, and hold against what it cites; those that do not are
 * left out after one try to mend them. When the first sentence, which answers, is among them, or the model fails, the extracted answer
 * stays and a note says why.
 */
export async function generateAnswer(
  question: string,
  extracted: TextAnswer,
  { model, table, index, after, signal }: GenerateOptions,
): Promise<Generated> {
  const answered = extracted.parts.filter(({ answer }) => answer.answered)
  const wanted = answered.length === extracted.parts.length ? question : partQuestions(answered)
  const asked = [...after, wanted].join('\n')
  const hidden = hiddenParts(table)
  const gathered = await gatherPassages(answered, { index, hiddenColumns: table.private, signal })
  const entities = answered.flatMap(({ answer }) => answer.retrieved.entities)
  const passages = fitPassages(gathered, model, { question: asked, entities, hidden })
  const shown = { id: model.id, calls: [], dropped: [], passages: passages.map(traced), ...withheldOf(passages) }
  if (passages.length === 0)
    return stay(extracted, { model: shown, why: 'no passage may be shown to the model, or fits its window' })
  const { prompt, code } = answerPrompt(asked, passages, { hidden })
  const knowledge = await wordKnowledge(passages, extracted.language)
  const exchange = await replyInJson(
    model,
    {
      purpose: 'answer',
      instructions: answerInstructions,
      prompt,
      schema: answerReply,
      maxOutputTokens: mostReplyTokens(model),
      ...(signal === undefined ? {} : { signal }),
    },
    (reply) => judge(reply, code, (sentence) => checkSentence(sentence, passages, knowledge)),
  )
  const judged = best(exchange.attempts)
  const dropped = (judged?.sentences ?? []).flatMap((one) =>
    one.holds ? [] : [{ sentence: one.text, reason: one.reason }],
  )
  const trace: ModelTrace = { ...shown, calls: exchange.calls, dropped }
  if (judged === undefined) return stay(extracted, { model: trace, why: exchange.failure ?? 'no usable reply' })
  if (!judged.answered) return { ...declinedByModel(extracted.parts), model: trace }
  const [first, ...rest] = judged.sentences
  if (first?.holds !== true)
    return stay(extracted, { model: trace, why: 'the passages do not bear out what the model said' })
  const { text, citations } = composeGenerated([first, ...rest.filter((one): one is HeldSentence => one.holds)])
  return {
    kind: 'generated',
    text: [text, ...missingTexts(extracted.parts)].join('\n'),
    citations,
    coverage: coverageOf(passages, extracted.coverage, (await index.stats()).passages),
    model: trace,
  }
}

function judge(
  { code, answered, sentences }: AnswerReply,
  expected: string,
  check: (sentence: AnswerReply['sentences'][number]) => CheckedSentence,
): Checked<Judged> {
  if (code !== expected) return { problems: ['"code" must be the code of this request.'] }
  if (!answered) return { result: { answered, sentences: [] }, problems: [] }
  if (sentences.length === 0) return { problems: ['"answered" is true, but there are no sentences.'] }
  const checked = sentences.slice(0, mostSentences).map(check)
  const problems = checked.flatMap((one, i) => (one.holds ? [] : [`Sentence ${i + 1}: ${one.detail}.`]))
  return { result: { answered, sentences: checked }, problems }
}

/** More is no answer but an essay. */
const mostSentences = 8

/** The attempt with the answering sentence and most others, the later one when equal. */
function best(attempts: readonly Checked<Judged>[]): Judged | undefined {
  const worth = ({ answered, sentences }: Judged): number =>
    (!answered || sentences[0]?.holds === true ? 100 : 0) + sentences.filter(({ holds }) => holds).length
  return attempts
    .flatMap(({ result }) => (result === undefined ? [] : [result]))
    .reduce<Judged | undefined>(
      (chosen, next) => (chosen === undefined || worth(next) >= worth(chosen) ? next : chosen),
      undefined,
    )
}

/** The extracted answer with a note. */
function stay(
  { kind, text, citations, coverage }: TextAnswer,
  { model, why }: { readonly model: ModelTrace; readonly why: string },
): Generated {
  return { kind, text, citations, coverage, note: `Quoted without the model: ${why}.`, model }
}

/** The model read the passages and found no answer: then nothing is claimed, and what was extracted is only the nearest. */
function declinedByModel(parts: readonly Part[]): Omit<Generated, 'model'> {
  const unanswered = parts.map(({ asked, answer }): Part => {
    const [entity] = answer.retrieved.entities
    const { query } = answer.plan
    const lacks =
      query === '' && entity !== undefined ? `says what ${entity} is or does` : lacking(asked.question, answer.plan)
    return { asked, answer: { ...answer, answered: false, lacks: answer.answered ? lacks : answer.lacks } }
  })
  return combine(unanswered)
}

/** The questions of some of the parts, as one. */
function partQuestions(parts: readonly Part[]): string {
  const questions = parts.map(({ asked }) =>
    asked.entity === undefined ? asked.question : `${asked.question} (${asked.entity})`,
  )
  return [...new Set(questions)].join(' ')
}

function missingTexts(parts: readonly Part[]): readonly string[] {
  return parts
    .filter(({ answer }) => !answer.answered)
    .map(
      ({ asked, answer }) =>
        `${asked.entity === undefined ? '' : `${plainText(asked.entity)}: `}${missingText(answer)}`,
    )
}

/** Private columns are not even named by what stands above a passage. */
function hiddenParts({ schema, private: hidden }: GenerateOptions['table']): ReadonlySet<string | undefined> {
  const isHidden = (column: string | undefined): boolean => column !== undefined && hidden.has(column)
  return new Set([isHidden(schema.entity) ? 'entity' : undefined, isHidden(schema.url) ? 'url' : undefined])
}

function withheldOf(passages: readonly ShownPassage[]): { readonly withheld?: number } {
  const withheld = passages.reduce((sum, passage) => sum + passage.withheld, 0)
  return withheld === 0 ? {} : { withheld }
}

/** The model saw these passages and no others: all those of the entities, or the best of the table. */
function coverageOf(passages: readonly ShownPassage[], { kind, total }: Coverage, all: number): Coverage {
  const examined = passages.length
  return kind === 'exhaustive' && examined >= total
    ? { kind, unit: 'passages', examined, total: examined }
    : { kind: 'top-k', unit: 'passages', examined, total: all }
}

const traced = ({ number, passage, occurrence }: ShownPassage) => ({
  number,
  id: passage.id,
  row: occurrence?.row ?? 0,
  column: passage.column,
})
