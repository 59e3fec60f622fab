import type { Condition } from '../conditions/condition.ts'
import { numberColumns, overlap, type RowSets } from '../rows/find-row-sets.ts'
import type { RowSet } from '../rows/row-set.ts'
import { daysBetween, monthName } from '../view/calendar.ts'
import { writtenNumber } from '../view/cell.ts'
import type { AnswerType, ColumnUse } from './candidate.ts'
import type { Collector } from './collector.ts'

/** Pairs of row sets that are compared. */
const mostPairs = 8

interface Pair {
  readonly one: RowSet
  readonly other: RowSet
  /** What tells them apart, in the order of the question. */
  readonly conditions: readonly [Condition, Condition]
  readonly isSameColumn: boolean
}

/** Differences between two things that the question names, and which of them is first, more or less. */
export function addPairs(made: Collector, sets: RowSets): void {
  for (const pair of pairsOf(sets.plain).slice(0, mostPairs)) {
    const { one, other, conditions, isSameColumn } = pair
    const set: RowSet = {
      id: sets.sets.length,
      mode: 'pair',
      rows: [...one.rows, ...other.rows],
      conditions: [...new Set([...one.conditions, ...other.conditions])],
      bits: one.bits | other.bits,
      score: one.score + other.score,
      sides: [one, other],
      isSameColumn,
    }
    sets.sets.push(set)
    const a = one.rows.filter((row) => !other.rows.includes(row))
    const b = other.rows.filter((row) => !one.rows.includes(row))
    const [rowA, rowB] = [a[0], b[0]]
    if (rowA === undefined || rowB === undefined) continue
    addComparisons(made, set, { a, b, rowA, rowB, conditions })
  }
}

function pairsOf(plain: readonly RowSet[]): readonly Pair[] {
  const found: (Pair & { readonly score: number })[] = []
  const sets = plain.slice(1).filter(({ mode, conditions }) => mode === 'and' && conditions.length <= 2)
  for (const [at, one] of sets.entries()) {
    for (const other of sets.slice(at + 1)) {
      const told = toldApartBy(one, other)
      if (told === undefined) continue
      const [a, b] = told
      const isSameColumn = a.column === b.column
      if (!isSameColumn && !(a.rows.length === 1 && b.rows.length === 1)) continue
      if (overlap(a, b) || a.kind === 'compare' || b.kind === 'compare') continue
      const score = one.score + other.score + (isSameColumn ? 2 : 0)
      if (a.start > b.start) found.push({ one: other, other: one, conditions: [b, a], isSameColumn, score })
      else found.push({ one, other, conditions: [a, b], isSameColumn, score })
    }
  }
  return found.sort((one, other) => other.score - one.score)
}

/** The one condition of each that the other does not have. */
function toldApartBy(one: RowSet, other: RowSet): readonly [Condition, Condition] | undefined {
  if (one.conditions.length !== other.conditions.length) return undefined
  const [a, ...moreA] = one.conditions.filter((condition) => !other.conditions.includes(condition))
  const [b, ...moreB] = other.conditions.filter((condition) => !one.conditions.includes(condition))
  return a === undefined || b === undefined || moreA.length + moreB.length > 0 ? undefined : [a, b]
}

interface Sides {
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly rowA: number
  readonly rowB: number
  readonly conditions: readonly [Condition, Condition]
}

function addComparisons(made: Collector, set: RowSet, { a, b, rowA, rowB, conditions }: Sides): void {
  const [named, namedB] = conditions
  const nameA = nameOf(named, made.column(named.column).raw[rowA])
  const nameB = nameOf(namedB, made.column(namedB.column).raw[rowB])
  const { opposites } = made.question.triggers
  const entities = [...new Set([named.column, namedB.column])].map(
    (column): ColumnUse => ({ role: 'compared', column, view: 'raw' }),
  )
  const emit = (
    operator: string,
    atoms: readonly string[],
    answer: string,
    type: AnswerType,
    columns: readonly ColumnUse[] = [],
  ) =>
    made.emit({
      operator,
      atoms,
      rows: set,
      columns,
      answer: [answer],
      type,
      ...(type === 'opposite' && opposites !== undefined ? { opposites } : {}),
    })
  const isTruth = made.question.asks === 'yes-no' || made.question.asks === 'choice'
  const truth = (holds: boolean) => (holds ? 'yes' : 'no')

  if (a.length !== b.length || a.length > 1) {
    emit('pair-counts-difference', ['difference', 'counts'], String(Math.abs(a.length - b.length)), 'number')
    if (a.length !== b.length) {
      emit('pair-counts-most', ['compare', 'counts', 'max'], a.length > b.length ? nameA : nameB, 'entity', entities)
      emit('pair-counts-least', ['compare', 'counts', 'min'], a.length < b.length ? nameA : nameB, 'entity', entities)
    }
  }
  emit('pair-order-first', ['compare', 'order', 'first'], rowA < rowB ? nameA : nameB, 'entity', entities)
  emit('pair-order-last', ['compare', 'order', 'last'], rowA < rowB ? nameB : nameA, 'entity', entities)
  emit('pair-rows-apart', ['difference', 'rows'], String(Math.abs(rowA - rowB) - 1), 'number')
  if (isTruth) emit('truth-order', ['truth', 'order'], truth(rowA < rowB), 'truth')
  if (opposites !== undefined) {
    const [more, less] = opposites
    emit('opposite-order', ['opposite', 'order'], rowA < rowB ? more : less, 'opposite')
    emit('opposite-order-back', ['opposite', 'order-back'], rowA < rowB ? less : more, 'opposite')
    if (a.length !== b.length)
      emit('opposite-counts', ['opposite', 'counts'], a.length > b.length ? more : less, 'opposite')
  }

  for (const [column, view, numbers] of numberColumns(made.view)) {
    const summed: ColumnUse = { role: 'summed', column, view }
    const of = (role: 'greatest' | 'least'): readonly ColumnUse[] => [...entities, { role, column, view }]
    const [u, v] = [numbers[rowA] ?? Number.NaN, numbers[rowB] ?? Number.NaN]
    if (view === 'number' && (a.length > 1 || b.length > 1)) {
      const [sumA, sumB] = [sumOf(a, numbers), sumOf(b, numbers)]
      if (!Number.isNaN(sumA) && !Number.isNaN(sumB)) {
        emit('pair-sums-difference', ['difference', 'sums'], writtenNumber(Math.abs(sumA - sumB)), 'number', [summed])
        if (sumA !== sumB) {
          emit('pair-sums-most', ['compare', 'sums', 'max'], sumA > sumB ? nameA : nameB, 'entity', of('greatest'))
          emit('pair-sums-least', ['compare', 'sums', 'min'], sumA < sumB ? nameA : nameB, 'entity', of('least'))
        }
      }
    }
    if (Number.isNaN(u) || Number.isNaN(v)) continue
    if (view !== 'day')
      emit('pair-difference', ['difference', 'values'], writtenNumber(Math.abs(u - v)), 'number', [summed])
    else {
      const [dayA, dayB] = [made.column(column).dates[rowA], made.column(column).dates[rowB]]
      if (dayA !== undefined && dayB !== undefined && dayA.year === dayB.year)
        emit('pair-days', ['difference', 'days'], writtenNumber(daysBetween(dayA, dayB)), 'number', [summed])
    }
    if (/\bsame\b/.test(made.question.line)) emit('truth-same', ['truth', 'same'], truth(u === v), 'truth', [summed])
    if (u === v) continue
    emit('pair-most', ['compare', 'values', 'max'], u > v ? nameA : nameB, 'entity', of('greatest'))
    emit('pair-least', ['compare', 'values', 'min'], u < v ? nameA : nameB, 'entity', of('least'))
    if (isTruth) {
      emit('truth-greater', ['truth', 'greater'], truth(u > v), 'truth', [summed])
      emit('truth-lesser', ['truth', 'lesser'], truth(u < v), 'truth', [summed])
    }
    if (opposites === undefined) continue
    emit('opposite-value', ['opposite', 'value'], u > v ? opposites[0] : opposites[1], 'opposite', [summed])
    emit('opposite-value-back', ['opposite', 'value-back'], u < v ? opposites[0] : opposites[1], 'opposite', [summed])
  }
}

/** What one side is called: a month by its name, anything else by its cell. */
function nameOf({ test }: Condition, cell = ''): string {
  if (test.kind !== 'date' || test.date.month === undefined || test.date.day !== undefined) return cell
  return test.date.year === undefined ? monthName(test.date.month) : cell
}

function sumOf(rows: readonly number[], numbers: Float64Array): number {
  const own = rows.map((row) => numbers[row] ?? Number.NaN).filter((number) => !Number.isNaN(number))
  return own.length === 0 ? Number.NaN : own.reduce((sum, number) => sum + number, 0)
}

/** Row sets that are tried for a plain yes or no, and for more or less than a number. */
const mostTruths = 8
const mostOpposites = 10

/** Whether there are such rows at all, and whether there are more or fewer than a number. */
export function addTruths(made: Collector, all: RowSet, likely: readonly RowSet[]): void {
  const { asks, triggers, quantities } = made.question
  if (asks === 'yes-no' || asks === 'choice' || triggers.truth) {
    for (const set of [all, ...likely.slice(0, mostTruths)]) {
      for (const answer of ['yes', 'no'])
        made.emit({
          operator: `truth-${answer}`,
          atoms: ['truth'],
          rows: set,
          columns: [],
          answer: [answer],
          type: 'truth',
        })
    }
  }
  const { opposites } = triggers
  if (opposites === undefined) return
  for (const set of [all, ...likely.slice(0, mostOpposites - 1)]) {
    for (const { isYear, value, start, end } of quantities) {
      if (isYear || set.conditions.some((one) => one.start <= start && one.end >= end)) continue
      const emit = (operator: string, atom: string, number: number, columns: readonly ColumnUse[] = []) =>
        made.emit({
          operator,
          atoms: ['opposite', atom],
          rows: set,
          columns,
          answer: [number > value ? opposites[0] : opposites[1]],
          type: 'opposite',
          number: value,
          opposites,
        })
      emit('opposite-count', 'count', set.rows.length)
      const [row, ...more] = set.rows
      if (row === undefined || more.length > 0) continue
      for (const [column, view, numbers] of numberColumns(made.view)) {
        const number = numbers[row] ?? Number.NaN
        if (view === 'number' && !Number.isNaN(number))
          emit('opposite-number', 'number', number, [{ role: 'summed', column, view }])
      }
    }
  }
}
