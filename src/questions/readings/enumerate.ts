import { type HeaderMatches, matchHeaders } from './asked/header-match.ts'
import type { Question } from './asked/question.ts'
import type { Condition } from './conditions/condition.ts'
import { findConditions } from './conditions/find-conditions.ts'
import { TextIndex } from './conditions/text-index.ts'
import type { Candidate } from './operators/candidate.ts'
import { Collector } from './operators/collector.ts'
import { addCounts, addStatistics } from './operators/counts.ts'
import { addExtremes, addNeighbours, addPlaces } from './operators/extremes.ts'
import { addFrequencies } from './operators/frequencies.ts'
import { addGreatestColumns, addOneRow, addRuns } from './operators/one-row.ts'
import { addPairs, addTruths } from './operators/pairs.ts'
import { findRowSets, smallCounts } from './rows/find-row-sets.ts'
import type { RowSet } from './rows/row-set.ts'
import type { TableView } from './view/table-view.ts'

/** Sets that operators are tried on besides all rows, and of those the ones that extremes are looked for in. */
const mostSets = 34
const mostForExtremes = 8
/** A larger set has no neighbours. */
const mostWithNeighbours = 4

/** A table made ready for questions. */
export interface ReadTable {
  readonly view: TableView
  readonly indexes: readonly TextIndex[]
  /** Which conditions count; all when absent. */
  readonly meansAll?: (condition: Condition) => boolean
}

export function readTable(view: TableView): ReadTable {
  return { view, indexes: view.columns.map((column) => new TextIndex(column)) }
}

/** All that a question may be read as over a table, with what each reading answers; in a fixed order. */
export interface Readings {
  readonly question: Question
  readonly view: TableView
  readonly headers: HeaderMatches
  readonly conditions: readonly Condition[]
  readonly candidates: readonly Candidate[]
  /** Words that likely conditions account for, those that are cells as a whole, and those that headers do. */
  readonly anchored: number
  readonly whole: number
  readonly named: number
}

/** How a question names a table's columns, and what it says of their cells. */
export function linkQuestion(
  question: Question,
  { view, indexes, meansAll = () => true }: ReadTable,
): Pick<Readings, 'headers' | 'conditions'> {
  const headers = matchHeaders(question, view)
  return { headers, conditions: findConditions(question, { view, headers, indexes }).filter(meansAll) }
}

export function enumerate(question: Question, table: ReadTable): Readings {
  const { view } = table
  const { headers, conditions } = linkQuestion(question, table)
  const sets = findRowSets(question, { view, headers, conditions })
  const made = new Collector(question, view)
  const likely = sets.sets.slice(1).sort((one, other) => other.score - one.score || one.id - other.id)
  const forExtremes = new Set([sets.all, ...likely.filter(({ rows }) => rows.length >= 2).slice(0, mostForExtremes)])
  const counts = smallCounts(question.quantities.filter(({ isYear }) => !isYear).map(({ value }) => value)).filter(
    () => question.triggers.ranks,
  )
  for (const set of [sets.all, ...likely.slice(0, mostSets)])
    addOperators(made, set, { view, counts, extremes: forExtremes.has(set) })
  addGreatestColumns(made, sets.all)
  if (question.triggers.pairs) addPairs(made, sets)
  addTruths(made, sets.all, likely)
  const sure = conditions.filter(({ score, kind }) => score > 0.5 && kind !== 'fuzzy')
  return {
    question,
    view,
    headers,
    conditions,
    candidates: made.candidates,
    anchored: sure.reduce((bits, one) => bits | one.bits, 0),
    whole: conditions.reduce(
      (bits, { kind, content, bits: own }) => (kind === 'whole' && content > 0 ? bits | own : bits),
      0,
    ),
    named: view.columns.reduce((bits, { index }) => bits | headers.of(index).bits, 0),
  }
}

function addOperators(
  made: Collector,
  set: RowSet,
  {
    view,
    counts,
    extremes,
  }: { readonly view: TableView; readonly counts: readonly number[]; readonly extremes: boolean },
): void {
  const { conditions, mode, id } = set
  const rows = set.rows.filter((row) => view.isTotal[row] !== true || conditions.length > 0)
  const [first] = rows
  if (first === undefined) return
  addCounts(made, set, rows)
  addStatistics(made, set, rows)
  if (rows.length >= 2 && extremes) addExtremes(made, set, { rows, counts })
  if (rows.length >= 2 && conditions.length < 3) addPlaces(made, set, rows)
  if (id > 0 && rows.length <= mostWithNeighbours && mode === 'and') addNeighbours(made, set, rows)
  if (rows.length >= 2 && conditions.length <= 2) addFrequencies(made, set, rows)
  if (rows.length === 1 && id > 0) addOneRow(made, set, first)
  if (made.question.triggers.consecutive) addRuns(made, set, rows)
}
