import { type ColumnProfile, type LoadedTable, plainNumber } from '../../table/index.ts'
import { linkersOf, type QuestionContext } from '../linking/linkers.ts'
import type { Plan } from '../plan.ts'
import {
  inEnglish,
  rankOverSketch,
  readingSql,
  readQuestion,
  type Said,
  type SketchColumn,
  sketchRows,
  type TableView,
  viewTable,
} from '../readings/index.ts'
import { compact, readWords } from '../words/words.ts'
import type { TablePlan } from './read-from-table.ts'
import { readingPlan } from './reading-plan.ts'
import { gistOfQuery, gistOfReading } from './same-reading.ts'

/** Rows of its own that stand for a large table, and readings that are offered. */
const mostSampled = 100
const mostOffered = 4
/** Readings less sure than this are not even offered. */
const leastOffered = 0.2
/** Names tell rows apart when no more than one in twenty comes again. */
const leastDistinct = 0.95

interface Sketch {
  readonly sample: readonly (readonly string[])[]
  readonly columns: readonly SketchColumn[]
}

/** Of a table for as long as it is open. */
const sketches = new WeakMap<LoadedTable, Promise<Sketch>>()

/**
 * Plans for a question over a table too large to be read as a whole, likeliest first: readings over a few of its rows, with the values that
 * the question names among them. Nothing is run here: each costs as much as the answer.
 */
export async function plansOverSketch(
  question: string,
  table: LoadedTable,
  { context, rules }: { readonly context: QuestionContext; readonly rules: Plan },
): Promise<readonly TablePlan[]> {
  const known = sketches.get(table) ?? sketchOf(table)
  sketches.set(table, known)
  const { sample, columns } = await known
  const { profile } = table
  const english = inEnglish(question, (words) => linkersOf(context).values.link(compact(words)).length > 0)
  const rows = sketchRows(sample, { columns, said: saidOf(english, context) })
  const view = withShares(
    viewTable(
      profile.columns.map(({ name }) => name),
      rows,
      { hasTotals: false },
    ),
    table,
  )
  const sqlTable = { view, columns: profile.columns, rowNumbers: [] }
  const gistOfRules = rules.kind === 'sql' ? gistOfQuery(rules.query) : undefined
  const plans = new Map<string, TablePlan>()
  for (const { candidate, confidence } of rankOverSketch(english, view)) {
    if (confidence < leastOffered || plans.size >= mostOffered) break
    const sql = readingSql(candidate, sqlTable)
    if (sql === undefined) {
      if (plans.size === 0) return []
      continue
    }
    if (plans.has(sql)) continue
    const isOfRules = gistOfRules !== undefined && gistOfReading(candidate, view) === gistOfRules
    const plan = readingPlan(candidate, { sql, confidence, view })
    plans.set(sql, { ...plan, isLarge: true, isOfRules, isDoubtful: false })
  }
  return [...plans.values()]
}

async function sketchOf(table: LoadedTable): Promise<Sketch> {
  const { rows: accepted, rejected, columns } = table.profile
  const records = accepted + rejected
  const step = Math.max(1, Math.floor(records / mostSampled))
  const numbers = Array.from({ length: Math.min(mostSampled, records) }, (_, at) => 1 + at * step)
  const found = await table.rows(numbers)
  return {
    sample: [...found.values()].map((row) => columns.map((column) => plainNumber(row.get(column.name) ?? '', column))),
    columns: columns.map((column) => sketchColumn(column, accepted)),
  }
}

function sketchColumn({ type, distinct, min, max }: ColumnProfile, rows: number): SketchColumn {
  const isUnique = distinct >= leastDistinct * rows
  if (min === undefined || max === undefined) return { isUnique }
  if (type === 'integer' || type === 'decimal')
    return { isUnique, numbers: { least: Number(min), most: Number(max), isWhole: type === 'integer' } }
  if (type === 'date' || type === 'timestamp') return { isUnique, dates: { least: min, most: max } }
  return { isUnique }
}

/** The values, numbers and dates that the words may mean. */
function saidOf(question: string, context: QuestionContext): Said {
  const { values } = linkersOf(context)
  const { columns } = context.profile
  const words = readWords(question)
  const found = new Map<string, { column: number; values: string[] }>()
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + values.longest); to++) {
      const text = question.slice(words[from]?.start, words[to - 1]?.end)
      const links = values.link(compact(text))
      const ids = links.length === 0 && to === from + 1 && /\d/.test(text) ? values.linkId(text) : []
      for (const { column, value } of [...links, ...ids]) {
        const key = `${from} ${to} ${column.name}`
        const same = found.get(key) ?? { column: columns.findIndex(({ name }) => name === column.name), values: [] }
        same.values.push(value)
        found.set(key, same)
      }
    }
  }
  const { quantities, dates } = readQuestion(question)
  return {
    values: [...found.values()],
    numbers: quantities.map(({ value }) => value),
    dates: dates.map(({ date }) => date),
  }
}

/** A few rows do not tell how many different values a column has. */
function withShares(view: TableView, { profile: { rows, columns } }: LoadedTable): TableView {
  return {
    ...view,
    columns: view.columns.map((column, at) => {
      const { distinct = 0, missing = 0 } = columns[at] ?? {}
      return { ...column, shares: { ...column.shares, distinct: distinct / Math.max(1, rows - missing) } }
    }),
  }
}
