import { numberColumns } from '../rows/find-row-sets.ts'
import type { RowSet } from '../rows/row-set.ts'
import { normalCell, writtenNumber } from '../view/cell.ts'
import { type Collector, named } from './collector.ts'

/** A set of more rows is no list to read out. */
const longestList = 15

/** The rows' cells, how many rows there are, and how many different values. */
export function addCounts(made: Collector, set: RowSet, rows: readonly number[]): void {
  const { length } = rows
  if (set.id > 0 && length <= longestList)
    made.give({ operator: named('project', set), atoms: ['project'], rows: set }, rows)
  made.emit({
    operator: named('count', set),
    atoms: ['count'],
    rows: set,
    columns: [],
    answer: [String(length)],
    type: 'number',
  })
  if (length < 2) return
  for (const { index, normal, commaParts } of made.view.columns) {
    const values = new Set(rows.map((row) => normal[row] ?? '').filter((value) => value !== ''))
    const emit = (operator: string, view: 'raw' | 'parts', count: number) =>
      made.emit({
        operator: named(operator, set),
        atoms: ['count', 'distinct'],
        rows: set,
        columns: [{ role: 'distinct', column: index, view }],
        answer: [String(count)],
        type: 'number',
      })
    if (values.size !== length) emit('distinct', 'raw', values.size)
    if (commaParts === undefined) continue
    const items = new Set(rows.flatMap((row) => (commaParts[row] ?? []).map(normalCell)))
    if (items.size !== values.size) emit('distinct-items', 'parts', items.size)
  }
}

/** Sum, average, greatest, least and range of the rows' numbers. */
export function addStatistics(made: Collector, set: RowSet, rows: readonly number[]): void {
  for (const [column, view, numbers] of numberColumns(made.view)) {
    if (view === 'day') continue
    const own = rows.map((row) => numbers[row] ?? Number.NaN).filter((number) => !Number.isNaN(number))
    if (own.length < 2) continue
    const emit = (operator: string, atoms: readonly string[], number: number) =>
      made.emit({
        operator: named(operator, set),
        atoms,
        rows: set,
        columns: [{ role: 'summed', column, view }],
        answer: [writtenNumber(number)],
        type: 'number',
      })
    const [greatest, least] = [Math.max(...own), Math.min(...own)]
    if (view !== 'year') {
      const sum = own.reduce((total, number) => total + number, 0)
      emit('sum', ['sum'], sum)
      emit('average', ['average'], sum / own.length)
    }
    emit('max', ['max', 'statistic'], greatest)
    emit('min', ['min', 'statistic'], least)
    if (greatest > least) emit('range', ['difference', 'range'], greatest - least)
  }
}
