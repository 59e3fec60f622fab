import * as z from 'zod/mini'
import { jsonObject, type Line, readEach, readLines, wrongLine } from '../read-lines.ts'

/** How an answer is judged; docs/evaluate.md says what each means. */
export const questionKinds = ['aggregate', 'exhaustive', 'content', 'unanswerable'] as const
export type QuestionKind = (typeof questionKinds)[number]

export type LabelledAnswer = string | number | readonly (string | number)[] | null

/** A question with what a right answer to it is. */
export interface LabelledQuestion {
  readonly id: string
  readonly question: string
  readonly kind: QuestionKind
  /** Null when the right answer is that the data does not say. */
  readonly answer: LabelledAnswer
  /** 1-based rows that say it; empty when they were not noted. */
  readonly evidence: readonly number[]
  /** One SELECT whose first column is the answer. */
  readonly sql?: string
}

const value = z.union([z.string(), z.number()])

const label = z.object({
  id: z.optional(value),
  question: z.string().check(z.regex(/\S/)),
  kind: z.optional(z.enum(questionKinds)),
  answer: z.union([value, z.readonly(z.array(value).check(z.minLength(1))), z.null()]),
  evidence: z.optional(z.readonly(z.array(z.int().check(z.positive())))),
  sql: z.optional(z.string()),
})

const fix =
  'write one object a line, such as {"id": "q1", "question": "how many rows are there?", "kind": "aggregate", "answer": 12}'

/** The labelled questions of a file of JSON lines, in order. Throws FILE_NOT_FOUND, FILE_UNREADABLE, or INPUT_INVALID naming the line. */
export async function readLabelledQuestions(path: string): Promise<readonly LabelledQuestion[]> {
  const lines = await readLines(path, { fix: 'name a file of labelled questions, one JSON object a line' })
  return readEach(lines, parseLabel, 'question')
}

function parseLabel(line: Line): LabelledQuestion {
  const parsed = label.safeParse(jsonObject(line, { fix }))
  if (!parsed.success) {
    const why = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw wrongLine(line, { why, fix })
  }
  const { id = `line ${line.number}`, question, answer, evidence = [], sql } = parsed.data
  const kind = parsed.data.kind ?? kindOf(answer, evidence)
  if ((kind === 'unanswerable') !== (answer === null)) {
    throw wrongLine(line, {
      why: 'its answer must be null when, and only when, its kind is unanswerable',
      fix: 'say what the right answer is, or make the kind "unanswerable"',
    })
  }
  return { id: String(id), question, kind, answer, evidence, ...(sql === undefined ? {} : { sql }) }
}

/** What a label without a kind most plainly means. */
function kindOf(answer: LabelledAnswer, evidence: readonly number[]): QuestionKind {
  if (answer === null) return 'unanswerable'
  return evidence.length > 0 ? 'content' : 'aggregate'
}
