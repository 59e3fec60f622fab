import { type LoadedTable, plainNumber, toJsonTable } from '../../table/index.ts'
import type { QuestionContext } from '../linking/linkers.ts'
import type { Plan, SqlPlan } from '../plan.ts'
import {
  confirmAnswer,
  type RankedReading,
  type ReadTable,
  rankReadings,
  readingSql,
  readingWords,
  readTable,
  viewTable,
} from '../readings/index.ts'
import { answerItems } from './answer-items.ts'
import { plansOverSketch } from './read-from-sketch.ts'
import { readingPlan } from './reading-plan.ts'
import { rulesOdds } from './rules-odds.ts'

/** Cells of a table that is read as a whole; larger ones are left to the rules, which need no more than the columns' values. */
const mostCells = 20_000
/** Characters of a column's mean cell from which on it holds texts to read, not things to compute with. */
const leastTextLength = 200
/** Readings less sure than this are not even offered. */
const leastOffered = 0.2
/** Readings that are printed and run. */
const mostRun = 4
/** Likeliest readings among which the answer of the rules is looked for: what comes behind them has no chance with it either. */
const mostCompared = 50

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
  /** The table was too large to have been read as a whole. */
  readonly isLarge: boolean
  /** The rules say the same. */
  readonly isOfRules: boolean
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

/**
 * The likeliest answer to a question over a small table, however unsure, given what the rules understood; undefined for other tables, and
 * where nothing can be read.
 */
export async function likeliestAnswer(
  question: string,
  table: LoadedTable,
  asked: AskedOfTable,
): Promise<LikelyAnswer | undefined> {
  const [best] = await readingsOf(question, table, asked)
  if (best === undefined) return undefined
  const { candidate, confidence } = best
  return { answer: candidate.answer, confidence, reading: readingWords(candidate, (await smallTable(table)).read.view) }
}

interface AskedOfTable {
  /** What the rules understood. */
  readonly rules: Plan
  readonly signal: AbortSignal | undefined
}

type WeighedReading = RankedReading & { readonly isOfRules: boolean }

/** What the rules answer speaks for the reading that answers the same, by as much as they are worth. Likeliest answer first. */
async function readingsOf(
  question: string,
  table: LoadedTable,
  { rules, signal }: AskedOfTable,
): Promise<readonly WeighedReading[]> {
  if (!isReadWhole(table)) return []
  const readings = rankReadings(question, (await smallTable(table)).read)
  if (rules.kind !== 'sql' || rules.query.kind === 'reading' || readings.length === 0)
    return readings.map((reading) => ({ ...reading, isOfRules: false }))
  const place = placeOf(await answerOf(rules, table, signal), readings)
  const confirmed = readings[place]?.candidate
  return confirmAnswer(readings, { place, odds: rulesOdds[rules.query.kind] }).map((reading) => ({
    ...reading,
    isOfRules: reading.candidate === confirmed,
  }))
}

/** Of the reading with this answer among the likeliest; -1 when there is none. */
export function placeOf(answer: readonly string[], readings: readonly RankedReading[]): number {
  const given = [...new Set(answer)]
  return readings.slice(0, mostCompared).findIndex(({ candidate }) => areSame(given, [...new Set(candidate.answer)]))
}

/** What a plan answers, as a set of texts. */
export async function answerOf(
  { sql, query }: SqlPlan,
  table: LoadedTable,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  return answerItems(query, toJsonTable(await table.queryOwn(sql, signal === undefined ? {} : { signal })))
}

/**
 * Plans for a question over a table of cells, likeliest answer first: learned readings, printed as SQL and, over a small table, run. One
 * is only given when its SQL answers what reading the cells did; when that of the likeliest does not, there is none.
 */
export async function plansFromTable(
  question: string,
  table: LoadedTable,
  { context, ...asked }: AskedOfTable & { readonly context: QuestionContext },
): Promise<readonly TablePlan[]> {
  if (isOfCells(table) && !isReadWhole(table)) return plansOverSketch(question, table, { context, rules: asked.rules })
  const readings = await readingsOf(question, table, asked)
  if (readings.length === 0) return []
  const { read, rowNumbers } = await smallTable(table)
  const sqlTable = { view: read.view, columns: table.profile.columns, rowNumbers }
  const plans: TablePlan[] = []
  for (const { candidate, confidence, isOfRules } of readings.slice(0, mostRun)) {
    if (confidence < leastOffered) break
    const sql = readingSql(candidate, sqlTable)
    const plan = sql === undefined ? undefined : readingPlan(candidate, { sql, confidence, view: read.view })
    const agrees = plan !== undefined && areSame(await answerOf(plan, table, asked.signal), candidate.answer)
    if (!agrees && plans.length === 0) return []
    if (!agrees) continue
    const isDoubtful = candidate.rows.conditions.some(({ kind }) => kind === 'fuzzy')
    plans.push({ ...plan, isLarge: false, isOfRules, isDoubtful })
  }
  return plans
}

function smallTable(table: LoadedTable): Promise<SmallTable> {
  const known = smallTables.get(table) ?? readWhole(table)
  smallTables.set(table, known)
  return known
}

/** A small table's cells, each as a plain text. */
export async function readWhole(table: LoadedTable): Promise<SmallTable> {
  const { rows: accepted, rejected, columns } = table.profile
  const rows = await table.rows(Array.from({ length: accepted + rejected }, (_, at) => at + 1))
  const names = columns.map(({ name }) => name)
  const cells = [...rows.values()].map((row) =>
    columns.map((column) => plainNumber(row.get(column.name) ?? '', column)),
  )
  return { read: readTable(viewTable(names, cells)), rowNumbers: [...rows.keys()] }
}

/** Whether two answers are the same, in any order. */
function areSame(given: readonly string[], answer: readonly string[]): boolean {
  if (given.length !== answer.length) return false
  const found = given.map(plain).sort()
  const wanted = answer.map(plain).sort()
  return found.every((value, at) => isSame(value, wanted[at] ?? ''))
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
