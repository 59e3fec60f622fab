import type { Condition, Query } from '../query/query.ts'
import type { Candidate, TableView } from '../readings/index.ts'

/**
 * What a query of the rules and a learned reading are told to be the same by, where both compute one number over rows: the operation, its
 * column, and the columns that rows are chosen by. Undefined for all else.
 */
export function gistOfQuery(query: Query): string | undefined {
  if (query.kind !== 'measure') return undefined
  const [measure, ...more] = query.measures
  if (measure === undefined || more.length > 0) return undefined
  const columns = query.where === undefined ? [] : columnsOf(query.where)
  if (columns === undefined || ('only' in measure && measure.only !== undefined)) return undefined
  if (measure.kind === 'rows') return gist('count', columns)
  return 'column' in measure ? gist(`${measure.kind} ${measure.column}`, columns) : undefined
}

export function gistOfReading({ operator, columns, rows }: Candidate, view: TableView): string | undefined {
  if (rows.mode !== 'and') return undefined
  const name = (column: number) => view.columns[column]?.name ?? ''
  const operation = [operator, ...columns.map(({ column }) => name(column))].join(' ')
  return gist(
    operation,
    rows.conditions.map(({ column }) => name(column)),
  )
}

const gist = (operation: string, columns: readonly string[]): string =>
  [operation, ...columns.toSorted()].join('\u0001')

/** Undefined where a condition is more than a test of a column's cells. */
function columnsOf(condition: Condition): readonly string[] | undefined {
  if (condition.kind !== 'all') return 'column' in condition ? [condition.column] : undefined
  const parts = condition.of.map(columnsOf)
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined
}
