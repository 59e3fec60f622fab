import { relative } from 'node:path'
import { z } from 'zod'
import {
  type AskedQuestion,
  evaluateTables,
  openAnswerer,
  questionTypeOf,
  questionTypes,
  readTableQuestions,
  type SurestTally,
  type Tally,
  tableScores,
} from '../evaluation/index.ts'
import type { JobOptions } from '../progress.ts'
import type { TableSettings } from '../table/index.ts'
import { parseInput } from './parse-input.ts'
import { list, schemaVersion } from './schemas.ts'

const count = z.int().min(0)
const milliseconds = z.number().min(0)
/** 0 where there is nothing to take a share of. */
const share = z.number().min(0).max(1)
const items = list(z.string())

const tally = {
  asked: count,
  answered: count,
  right: count,
  /** Right of all asked. */
  accuracy: share,
  /** Right of those answered. */
  accuracyOfAnswered: share,
}

const inputSchema = z.object({
  /** Folder with questions.jsonl and the tables it names. */
  folder: z.string(),
})

const outputSchema = z.object({
  schemaVersion,
  kind: z.literal('tables'),
  tables: count,
  questions: count,
  answered: count,
  right: count,
  accuracy: share,
  shareAnswered: share,
  accuracyOfAnswered: share,
  /** Accuracy over the half of all questions whose answers are the surest; a question that was declined is never sure. */
  accuracyOfSurestHalf: share,
  types: list(z.object({ type: z.enum(questionTypes), ...tally })),
  /** The surest tenth of all questions, the surest two tenths, and so on. */
  surest: list(z.object({ share, leastConfidence: share, ...tally })),
  /** Of one question, its table being open. */
  meanMs: milliseconds,
  p50Ms: milliseconds,
  p95Ms: milliseconds,
  p99Ms: milliseconds,
  /** Of reading and opening one table; several are opened at once. */
  opening: z.object({ meanMs: milliseconds, p50Ms: milliseconds, p95Ms: milliseconds }),
  /** Every answer given, in the order of the questions: what a scorer of the benchmark reads. */
  predictions: list(z.object({ id: z.string(), answer: items })),
  /** Every question that was not answered rightly, in the order of the questions. */
  failures: list(
    z.object({
      id: z.string(),
      type: z.enum(questionTypes),
      question: z.string(),
      /** As the question names it. */
      table: z.string(),
      verdict: z.enum(['wrong', 'declined', 'error']),
      expected: items,
      /** Empty when there was none. */
      answer: items,
      confidence: share.exactOptional(),
      /** What the question was understood as. */
      reading: z.string().exactOptional(),
      /** What went wrong. */
      error: z.string().exactOptional(),
    }),
  ),
})

type Output = z.output<typeof outputSchema>

interface TableFolderOptions {
  readonly settings?: TableSettings
  readonly job?: JobOptions
}

/**
 * Questions of a folder asked of its tables, scored by what their answers denote. It is about a folder and not about a dataset, so it is no
 * `Operation`.
 */
export const evaluateTableFolder = {
  input: inputSchema,
  output: outputSchema,
  /** Throws FILE_NOT_FOUND and INPUT_INVALID. A table that cannot be read counts against its questions. */
  async run(input: z.input<typeof inputSchema>, { settings = {}, job = {} }: TableFolderOptions = {}): Promise<Output> {
    const { folder } = parseInput({ name: 'evaluate --tables', input: inputSchema }, input)
    const questions = await readTableQuestions(folder)
    const { signal } = job
    const { asked, opening } = await evaluateTables(questions, {
      open: (path) => openAnswerer(path, settings, jobOf(relative(folder, path), job)),
      ...(signal === undefined ? {} : { signal }),
    })
    const { types, surest, times, ...all } = tableScores(asked)
    return {
      schemaVersion: 1,
      kind: 'tables',
      tables: opening.tables,
      questions: all.asked,
      answered: all.answered,
      right: all.right,
      accuracy: ratio(all.right, all.asked),
      shareAnswered: ratio(all.answered, all.asked),
      accuracyOfAnswered: ratio(all.right, all.answered),
      accuracyOfSurestHalf: halfOf(surest),
      types: types.map(({ type, ...own }) => ({ type, ...printTally(own) })),
      surest: surest.map(({ share: part, leastConfidence, ...own }) => ({
        share: part,
        leastConfidence,
        ...printTally(own),
      })),
      meanMs: times.mean,
      p50Ms: times.p50,
      p95Ms: times.p95,
      p99Ms: times.p99,
      opening: { meanMs: opening.times.mean, p50Ms: opening.times.p50, p95Ms: opening.times.p95 },
      predictions: asked.flatMap(({ label, answer }) =>
        answer === undefined ? [] : [{ id: label.id, answer: answer.answer }],
      ),
      failures: asked.flatMap(printFailure),
    }
  },
}

/** Warnings say which table they are about; progress of one small table after the other would only flicker. */
function jobOf(table: string, { onProgress: _, onWarning, ...job }: JobOptions): JobOptions {
  if (onWarning === undefined) return job
  return { ...job, onWarning: ({ code, message }) => onWarning({ code, message: `${table}: ${message}` }) }
}

function halfOf(surest: readonly SurestTally[]): number {
  const half = surest.find(({ share: part }) => part === 0.5)
  return half === undefined ? 0 : ratio(half.right, half.asked)
}

function printTally({ asked, answered, right }: Tally) {
  return { asked, answered, right, accuracy: ratio(right, asked), accuracyOfAnswered: ratio(right, answered) }
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

function printFailure({ label, verdict, answer, error }: AskedQuestion) {
  if (verdict === 'right') return []
  const { id, question, table, answer: expected } = label
  return [
    {
      id,
      type: questionTypeOf(question),
      question,
      table,
      verdict,
      expected,
      answer: answer?.answer ?? [],
      ...(answer === undefined ? {} : { confidence: answer.confidence }),
      ...(answer?.reading === undefined ? {} : { reading: answer.reading }),
      ...(error === undefined ? {} : { error: `${error.message}: ${error.why}` }),
    },
  ]
}
