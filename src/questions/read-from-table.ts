import { type LoadedTable, plainNumber, toJsonTable } from '../table/index.ts'
import type { QuestionContext } from './linkers.ts'
import type { SqlPlan } from './plan.ts'
import { plansOverSketch } from './read-from-sketch.ts'
import { readingPlan } from './reading-plan.ts'
import {
  type RankedReading,
  type ReadTable,
  rankReadings,
  readingSql,
  readingWords,
  readTable,
  viewTable,
} from './readings/index.ts'

/** Cells of a table that is read as a whole; larger ones are left to the rules, which need no more than the columns' values. */
const mostCells = 20_000
/** Characters of a column's mean cell from which on it holds texts to read, not things to compute with. */
const leastTextLength = 200
/** Readings less sure than this are not even offered. */
const leastOffered = 0.2
/** Readings that are printed and run. */
const mostRun = 4

interface SmallTable {
  readonly read: ReadTable
  /** `_row` of each row. */
  readonly rowNumbers: readonly number[]
}

/** Of a table for as long as it is open. */
const smallTables = new WeakMap<LoadedTable, Promise<SmallTable>>()

/** A plan from a learned reading. */
export type TablePlan = SqlPlan & {
  readonly confidence: number
  /** As a set of texts; absent when the table is too large to have been read. */
  readonly answer?: readonly string[]
  /** Of such a table: see `gistOfReading`. */
  readonly gist?: string
  /** Words of the question were only taken for like ones, so that the plan must be surer than others. */
  readonly isDoubtful: boolean
}

/** Whether a table is small enough, and of cells rather than texts, to be read as a whole. */
function isReadWhole(table: LoadedTable): boolean {
  const { rows, columns } = table.profile
  return isOfCells(table) && rows * columns.length <= mostCells
}

function isOfCells({ profile: { rows, columns } }: LoadedTable): boolean {
  return rows > 0 && !columns.some(({ html, meanLength }) => html || meanLength >= leastTextLength)
}

/** An answer that reading a table's cells gave. */
export interface LikelyAnswer {
  /** As a set. */
  readonly answer: readonly string[]
  /** Share of answers as sure as this that are right: 0 to 1. */
  readonly confidence: number
  /** How it was found, in words. */
  readonly reading: string
}

/** Reads the cells of a small table ahead of its first question. */
export async function prepareTable(table: LoadedTable): Promise<void> {
  if (isReadWhole(table)) await smallTable(table)
}

/** The likeliest answer to a question over a small table, however unsure; undefined for other tables, and where nothing can be read. */
export async function likeliestAnswer(question: string, table: LoadedTable): Promise<LikelyAnswer | undefined> {
  const [best] = await readingsOf(question, table)
  if (best === undefined) return undefined
  const { candidate, confidence } = best
  return { answer: candidate.answer, confidence, reading: readingWords(candidate, (await smallTable(table)).read.view) }
}

async function readingsOf(question: string, table: LoadedTable): Promise<readonly RankedReading[]> {
  return isReadWhole(table) ? rankReadings(question, (await smallTable(table)).read) : []
}

/**
 * Plans for a question over a small table, likeliest answer first: learned readings, printed as SQL and run. One is only given when its
 * SQL answers what reading the cells did; when that of the likeliest does not, there is none.
 */
export async function plansFromTable(
  question: string,
  table: LoadedTable,
  { context, signal }: { readonly context: QuestionContext; readonly signal: AbortSignal | undefined },
): Promise<readonly TablePlan[]> {
  if (isOfCells(table) && !isReadWhole(table)) return plansOverSketch(question, table, context)
  const readings = await readingsOf(question, table)
  if (readings.length === 0) return []
  const { read, rowNumbers } = await smallTable(table)
  const sqlTable = { view: read.view, columns: table.profile.columns, rowNumbers }
  const plans: TablePlan[] = []
  for (const { candidate, confidence } of readings.slice(0, mostRun)) {
    if (confidence < leastOffered) break
    const { answer, rows } = candidate
    const sql = readingSql(candidate, sqlTable)
    const agrees = sql !== undefined && (await answersSame(sql, answer, { table, signal }))
    if (!agrees && plans.length === 0) return []
    if (!agrees) continue
    plans.push({
      ...readingPlan(candidate, { sql, confidence, view: read.view }),
      answer,
      isDoubtful: rows.conditions.some(({ kind }) => kind === 'fuzzy'),
    })
  }
  return plans
}

function smallTable(table: LoadedTable): Promise<SmallTable> {
  const known = smallTables.get(table) ?? readWhole(table)
  smallTables.set(table, known)
  return known
}

async function readWhole(table: LoadedTable): Promise<SmallTable> {
  const { rows: accepted, rejected, columns } = table.profile
  const rows = await table.rows(Array.from({ length: accepted + rejected }, (_, at) => at + 1))
  const names = columns.map(({ name }) => name)
  const cells = [...rows.values()].map((row) =>
    columns.map((column) => plainNumber(row.get(column.name) ?? '', column)),
  )
  return { read: readTable(viewTable(names, cells)), rowNumbers: [...rows.keys()] }
}

/** Whether the first column of a statement of our own says what the answer does, in any order. */
export async function answersSame(
  sql: string,
  answer: readonly string[],
  { table, signal }: { readonly table: LoadedTable; readonly signal: AbortSignal | undefined },
): Promise<boolean> {
  const { rows } = toJsonTable(await table.queryOwn(sql, signal === undefined ? {} : { signal }))
  const found = rows.map(([value]) => plain(String(value ?? ''))).sort()
  const wanted = answer.map(plain).sort()
  return found.length === wanted.length && found.every((value, at) => isSame(value, wanted[at] ?? ''))
}

/** SQL gives the number of years alone. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=^\d+) years$/, '')

function isSame(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [one, other].map((text) => Number(text.replaceAll(',', '')))
  return a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a))
}
