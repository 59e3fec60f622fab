import type { RowSet } from '../rows/row-set.ts'
import { normalCell } from '../view/cell.ts'
import type { ColumnView } from '../view/table-view.ts'
import { type Collector, cellsOf, itemsOf, named } from './collector.ts'

type Grouping = 'raw' | 'parts' | 'month' | 'year'

interface Counted {
  readonly text: string
  count: number
}

/** Values that come most or least often, or so many times; and how often that is. */
export function addFrequencies(made: Collector, set: RowSet, rows: readonly number[]): void {
  for (const column of made.view.columns) {
    for (const view of groupedBy(column)) {
      const counted = countValues(rows, column, view)
      const most = Math.max(...counted.map(({ count }) => count))
      const least = Math.min(...counted.map(({ count }) => count))
      if (counted.length < 2 || most === 1) continue
      const emit = (
        operator: string,
        atoms: readonly string[],
        found: readonly Counted[] | number,
        more: object = {},
      ) =>
        made.emit({
          operator: named(operator, set),
          atoms,
          rows: set,
          columns: [{ role: 'grouped', column: column.index, view }],
          answer: typeof found === 'number' ? [String(found)] : found.map(({ text }) => text),
          type: typeof found === 'number' ? 'number' : 'text',
          ...more,
        })
      const times = (passes: (count: number) => boolean) => counted.filter(({ count }) => passes(count))
      emit(
        'frequent-most',
        ['frequent', 'most'],
        times((count) => count === most),
      )
      emit('frequency', ['frequent', 'count'], most)
      if (least < most)
        emit(
          'frequent-least',
          ['frequent', 'least'],
          times((count) => count === least),
        )
      for (const { value, isYear, start, end, comparisons } of made.question.quantities) {
        if (isYear || value > 20 || value < 1 || set.conditions.some((one) => one.start <= start && one.end >= end))
          continue
        for (const [sign, passes] of [
          ['>=', (count: number) => count >= value],
          ['=', (count: number) => count === value],
          ['>', (count: number) => count > value],
        ] as const) {
          const found = times(passes)
          if (found.length === 0) continue
          emit(`occurring${sign}`, ['occurring', sign], found, { comparisons, number: value })
          emit(`occurring-count${sign}`, ['occurring', sign, 'count'], found.length, {
            comparisons,
            number: value,
          })
        }
      }
      if (least === 1 && made.question.triggers.unique)
        emit(
          'occurring-once',
          ['occurring'],
          times((count) => count === 1),
        )
    }
    if (set.conditions.length <= 1) addGroupSums(made, set, { rows, column })
  }
}

function groupedBy({ commaParts, parts, type }: ColumnView): readonly Grouping[] {
  const isList = commaParts !== undefined || parts.some(({ length }) => length > 1)
  return ['raw', ...(isList ? (['parts'] as const) : []), ...(type === 'date' ? (['month', 'year'] as const) : [])]
}

function textsOf(row: number, column: ColumnView, view: Grouping): readonly string[] {
  if (view === 'raw') return [column.raw[row] ?? '']
  return view === 'parts' ? itemsOf(row, column) : cellsOf([row], column, view)
}

function countValues(rows: readonly number[], column: ColumnView, view: Grouping): readonly Counted[] {
  const counted = new Map<string, Counted>()
  for (const row of rows) {
    for (const text of textsOf(row, column, view)) {
      const key = view === 'raw' ? (column.normal[row] ?? '') : normalCell(text)
      if (key === '') continue
      const known = counted.get(key)
      if (known === undefined) counted.set(key, { text, count: 1 })
      else known.count++
    }
  }
  return [...counted.values()]
}

/** A column with hardly a value twice has no groups. */
const mostDistinct = 0.95

/** The group with the greatest or least sum of a number. */
function addGroupSums(
  made: Collector,
  set: RowSet,
  { rows, column }: { readonly rows: readonly number[]; readonly column: ColumnView },
): void {
  if (column.type !== 'text' || column.shares.distinct >= mostDistinct) return
  for (const summed of made.view.columns) {
    const { number: numbers } = summed.numbers
    if (numbers === undefined || summed === column) continue
    const sums = new Map<string, { text: string; sum: number }>()
    for (const row of rows) {
      const number = numbers[row] ?? Number.NaN
      const key = column.normal[row] ?? ''
      if (Number.isNaN(number) || key === '') continue
      const known = sums.get(key)
      if (known === undefined) sums.set(key, { text: column.raw[row] ?? '', sum: number })
      else known.sum += number
    }
    const groups = [...sums.values()]
    if (groups.length < 2) continue
    for (const [role, end, best] of [
      ['greatest', 'max', Math.max(...groups.map(({ sum }) => sum))],
      ['least', 'min', Math.min(...groups.map(({ sum }) => sum))],
    ] as const) {
      made.emit({
        operator: named(`group-sum-${end}`, set),
        atoms: ['group-sum', end],
        rows: set,
        columns: [
          { role: 'grouped', column: column.index, view: 'raw' },
          { role, column: summed.index, view: 'number' },
        ],
        answer: groups.filter(({ sum }) => sum === best).map(({ text }) => text),
        type: 'text',
      })
    }
  }
}
