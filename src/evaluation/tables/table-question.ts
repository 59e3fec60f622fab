import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import * as z from 'zod/mini'
import { jsonObject, type Line, readEach, readLines, wrongLine } from '../read-lines.ts'

/** A question about one table of a folder, with its right answer. */
export interface TableQuestion {
  readonly id: string
  readonly question: string
  /** As written: relative to the folder. */
  readonly table: string
  readonly path: string
  /** What is right, as a set. */
  readonly answer: readonly string[]
  /** Plain forms of `answer`, one for each; null where it has none. */
  readonly canon?: readonly (string | null)[]
}

const value = z.union([z.string(), z.number()])

const label = z.object({
  id: z.optional(value),
  question: z.string().check(z.regex(/\S/)),
  table: z.string().check(z.minLength(1)),
  answer: z.array(z.string()),
  answer_canon: z.optional(z.nullable(z.array(z.nullable(z.string())))),
})

const fix =
  'write one object a line, such as {"id": "q1", "question": "how many rows are there?", "table": "csv/1.csv", "answer": ["12"]}'

/**
 * The questions of `questions.jsonl` in a folder, in order. Throws FILE_NOT_FOUND, FILE_UNREADABLE, or INPUT_INVALID naming the line; a
 * table that lies outside the folder is refused.
 */
export async function readTableQuestions(folder: string): Promise<readonly TableQuestion[]> {
  const lines = await readLines(join(folder, 'questions.jsonl'), {
    fix: 'put the questions there, one JSON object a line',
  })
  return readEach(lines, (line) => parseQuestion(line, folder), 'question')
}

function parseQuestion(line: Line, folder: string): TableQuestion {
  const parsed = label.safeParse(jsonObject(line, { fix }))
  if (!parsed.success) {
    const why = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw wrongLine(line, { why, fix })
  }
  const { id = `line ${line.number}`, question, table, answer, answer_canon: canon } = parsed.data
  if (canon !== undefined && canon !== null && canon.length !== answer.length) {
    throw wrongLine(line, {
      why: `there are ${answer.length} items under "answer" and ${canon.length} under "answer_canon"`,
      fix: 'give each item its plain form, or null',
    })
  }
  const path = resolve(folder, table)
  const inside = relative(resolve(folder), path)
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw wrongLine(line, { why: 'its table lies outside the folder', fix: 'name the table by its path in the folder' })
  }
  return { id: String(id), question, table, path, answer, ...(canon == null ? {} : { canon }) }
}
