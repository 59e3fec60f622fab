import { numberColumns } from '../rows/find-row-sets.ts'
import type { RowSet } from '../rows/row-set.ts'
import { writtenNumber } from '../view/cell.ts'
import type { CellView } from './candidate.ts'
import type { Collector } from './collector.ts'

/** What can be computed within one row: two columns' difference or sum, the column that is greatest, years from or to another, the row's place. */
export function addOneRow(made: Collector, set: RowSet, row: number): void {
  const emit = (
    operator: string,
    atoms: readonly string[],
    answer: string,
    {
      columns = [],
      type = 'number',
      number,
    }: {
      readonly columns?: readonly { column: number; view: CellView }[]
      readonly type?: 'number' | 'text'
      readonly number?: number
    } = {},
  ) =>
    made.emit({
      operator,
      atoms,
      rows: set,
      columns: columns.map((one) => ({ ...one, role: 'computed' as const })),
      answer: [answer],
      type,
      ...(number === undefined ? {} : { number }),
    })
  const own = [...numberColumns(made.view)].flatMap(([column, view, numbers]) => {
    const number = numbers[row] ?? Number.NaN
    return view === 'day' || Number.isNaN(number) ? [] : [{ column, view, number }]
  })
  for (const [at, one] of own.entries()) {
    for (const other of own.slice(at + 1)) {
      if ((one.view === 'year') !== (other.view === 'year') || one.column === other.column) continue
      const columns = [one, other].map(({ column, view }) => ({ column, view }))
      emit('columns-difference', ['difference', 'columns'], writtenNumber(Math.abs(one.number - other.number)), {
        columns,
      })
      if (one.view !== 'year')
        emit('columns-sum', ['columns-sum'], writtenNumber(one.number + other.number), { columns })
    }
  }
  const plain = own.filter(({ view, column }) => view === 'number' && !made.column(column).isRank)
  const [greatest, least] = [best(plain, 1), best(plain, -1)]
  if (plain.length >= 2 && greatest !== undefined && least !== undefined) {
    emit('header-max', ['header', 'max'], made.column(greatest.column).name, { type: 'text' })
    emit('header-min', ['header', 'min'], made.column(least.column).name, { type: 'text' })
    emit('row-sum', ['row-sum'], writtenNumber(plain.reduce((sum, { number }) => sum + number, 0)))
  }
  for (const { isYear, value } of made.question.quantities) {
    if (!isYear) continue
    for (const { column, view, number } of own)
      if (view === 'year' && number !== value)
        emit('years-apart', ['difference', 'years'], writtenNumber(Math.abs(number - value)), {
          columns: [{ column, view }],
          number: value,
        })
  }
  const [condition, ...more] = set.conditions
  if (more.length === 1)
    for (const { column } of set.conditions)
      emit('header-of', ['header'], made.column(column).name, { type: 'text', columns: [{ column, view: 'raw' }] })
  if (condition === undefined || more.length > 0) return
  const { column } = condition
  emit('header-of-one', ['header'], made.column(column).name, { type: 'text', columns: [{ column, view: 'raw' }] })
  emit('row-place', ['row-place'], String(made.view.base.indexOf(row) + 1))
}

/** The column with the greatest sum over all rows, or the least. */
export function addGreatestColumns(made: Collector, all: RowSet): void {
  const sums = made.view.columns.flatMap(({ index, numbers: { number }, isRank }) => {
    if (number === undefined || isRank) return []
    return [{ column: index, number: made.view.base.reduce((sum, row) => sum + (number[row] || 0), 0) }]
  })
  const [greatest, least] = [best(sums, 1), best(sums, -1)]
  if (sums.length < 2 || greatest === undefined || least === undefined) return
  const shared = { rows: all, columns: [], type: 'text' as const }
  made.emit({
    ...shared,
    operator: 'column-max',
    atoms: ['header', 'max'],
    answer: [made.column(greatest.column).name],
  })
  made.emit({ ...shared, operator: 'column-min', atoms: ['header', 'min'], answer: [made.column(least.column).name] })
}

function best<Item extends { readonly number: number }>(items: readonly Item[], sign: 1 | -1): Item | undefined {
  let found = items[0]
  for (const item of items) if (found !== undefined && sign * item.number > sign * found.number) found = item
  return found
}

/** The longest run of rows one behind the other, and the values that come longest in a row. */
export function addRuns(made: Collector, set: RowSet, rows: readonly number[]): void {
  const mode = set.mode === 'and' ? '' : `.${set.mode}`
  if (set.id > 0) {
    let [longest, current, before] = [0, 0, -2]
    for (const row of rows) {
      current = row === before + 1 ? current + 1 : 1
      before = row
      longest = Math.max(longest, current)
    }
    made.emit({
      operator: `run${mode}`,
      atoms: ['run', 'count'],
      rows: set,
      columns: [],
      answer: [String(longest)],
      type: 'number',
    })
  }
  for (const { index, normal, raw } of made.view.columns) {
    let [longest, current] = [0, 0]
    let before = ''
    let values: string[] = []
    for (const row of rows) {
      const value = normal[row] ?? ''
      current = value === before && value !== '' ? current + 1 : 1
      before = value
      if (current > longest) values = []
      if (current >= longest) values.push(raw[row] ?? '')
      longest = Math.max(longest, current)
    }
    if (longest < 2) continue
    const columns = [{ role: 'grouped', column: index, view: 'raw' }] as const
    made.emit({ operator: `run-value${mode}`, atoms: ['run'], rows: set, columns, answer: values, type: 'text' })
    made.emit({
      operator: `run-length${mode}`,
      atoms: ['run', 'count'],
      rows: set,
      columns,
      answer: [String(longest)],
      type: 'number',
    })
  }
}
