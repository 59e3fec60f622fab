import { type ErrorCode, RagtimeError } from '../../errors.ts'
import { type Times, timesOf } from '../times.ts'
import { sameDenotation } from './denotation.ts'
import type { TableAnswer, TableAnswerer } from './table-answerer.ts'
import type { TableQuestion } from './table-question.ts'

export interface AskedQuestion {
  readonly label: TableQuestion
  /** `declined`: no answer, or one without an item, where there is one. `error`: the table could not be read, or asking failed. */
  readonly verdict: 'right' | 'wrong' | 'declined' | 'error'
  /** Absent when it was declined or failed. */
  readonly answer?: TableAnswer
  readonly error?: RagtimeError
  /** Of answering, the table being open. 0 when it could not be read. */
  readonly ms: number
}

export interface TablesRun {
  /** In the order of the questions. */
  readonly asked: readonly AskedQuestion[]
  /** How many tables there were, and the time each took to read and open, with several at once. */
  readonly opening: { readonly tables: number; readonly times: Times }
}

export interface TablesOptions {
  /** Opens the table at a path. Each is opened once, and disposed of after its last question. */
  readonly open: (path: string) => Promise<TableAnswerer>
  readonly signal?: AbortSignal
  /** Milliseconds since any moment, for the times. */
  readonly now?: () => number
}

/** Tables opened at once: most of their time is spent in DuckDB, which has threads of its own. */
const openAtOnce = 4

/** Errors that one table or question can bring upon itself. All others would meet every question, so they end the evaluation. */
const ownErrors: ReadonlySet<ErrorCode> = new Set([
  'FILE_EMPTY',
  'FILE_BINARY',
  'CSV_NO_ROWS',
  'CSV_ENCODING',
  'CSV_RAGGED_ROW',
  'CSV_UNREADABLE',
  'CSV_COUNT_MISMATCH',
  'INPUT_INVALID',
  'SQL_REFUSED',
  'SQL_FAILED',
  'SQL_LIMIT',
])

/** Asks each question of its table, one after the other with nothing beside it, and judges the answers by what they denote. */
export async function evaluateTables(
  questions: readonly TableQuestion[],
  { open, signal, now = () => performance.now() }: TablesOptions,
): Promise<TablesRun> {
  const tables = [...Map.groupBy(questions, ({ path }) => path)]
  const asked = new Map<TableQuestion, AskedQuestion>()
  const openMs: number[] = []
  for (let at = 0; at < tables.length; at += openAtOnce) {
    signal?.throwIfAborted()
    const group = tables.slice(at, at + openAtOnce)
    await using opened = await openAll(
      group.map(([path]) => path),
      { open, now },
    )
    for (const [index, [, labels]] of group.entries()) {
      const table = opened.tables[index]
      if (table === undefined) continue
      openMs.push(table.ms)
      for (const label of labels) {
        signal?.throwIfAborted()
        asked.set(label, await askOne(label, table.outcome, now))
      }
    }
  }
  return {
    asked: questions.flatMap((question) => asked.get(question) ?? []),
    opening: { tables: tables.length, times: timesOf(openMs) },
  }
}

interface OpenedTable {
  readonly outcome: TableAnswerer | RagtimeError
  readonly ms: number
}

async function openAll(
  paths: readonly string[],
  { open, now }: Required<Pick<TablesOptions, 'open' | 'now'>>,
): Promise<AsyncDisposable & { readonly tables: readonly OpenedTable[] }> {
  const opening = paths.map(async (path): Promise<OpenedTable> => {
    const startedAt = now()
    const outcome = await open(path).catch(ownError)
    return { outcome, ms: now() - startedAt }
  })
  const settled = await Promise.allSettled(opening)
  const tables = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const close = async () => {
    for (const { outcome } of tables) if (!(outcome instanceof RagtimeError)) await outcome[Symbol.asyncDispose]()
  }
  const failed = settled.find(({ status }) => status === 'rejected')
  if (failed?.status !== 'rejected') return { tables, [Symbol.asyncDispose]: close }
  await close()
  throw failed.reason
}

async function askOne(
  label: TableQuestion,
  table: TableAnswerer | RagtimeError,
  now: () => number,
): Promise<AskedQuestion> {
  if (table instanceof RagtimeError) return { label, verdict: 'error', error: table, ms: 0 }
  const startedAt = now()
  const outcome = await table.answer(label.question).catch(ownError)
  const ms = now() - startedAt
  if (outcome instanceof RagtimeError) return { label, verdict: 'error', error: outcome, ms }
  if (outcome === undefined) return { label, verdict: 'declined', ms }
  const isRight = sameDenotation(label.answer, outcome.answer, label.canon)
  const otherwise = outcome.answer.length === 0 ? 'declined' : 'wrong'
  return { label, verdict: isRight ? 'right' : otherwise, answer: outcome, ms }
}

function ownError(error: unknown): RagtimeError {
  if (error instanceof RagtimeError && ownErrors.has(error.code)) return error
  throw error
}
