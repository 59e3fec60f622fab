import { compares } from '../asked/comparisons.ts'
import type { Quantity } from '../asked/quantities.ts'
import { numberOf } from '../asked/quantities.ts'
import type { Question } from '../asked/question.ts'
import { dateOrder, type PartialDate } from '../view/calendar.ts'
import type { ColumnView, NumberView } from '../view/table-view.ts'
import type { CellTest, ConditionKind } from './condition.ts'

/** A test of cells with the run of words that says it. */
export interface SaidTest {
  readonly kind: ConditionKind
  readonly start: number
  readonly end: number
  readonly operator: string
  readonly test: CellTest
  readonly rows: readonly number[]
}

const tested: readonly NumberView[] = ['year', 'number', 'second', 'sum', 'span']

/** Numbers of the question that a column's cells equal or compare with. */
export function numberTests(question: Question, column: ColumnView): readonly SaidTest[] {
  return [
    ...question.quantities.flatMap((quantity) => [...quantityTests(quantity, column)]),
    ...betweenTests(question, column),
    ...topTests(question, column),
  ]
}

function* quantityTests(quantity: Quantity, { numbers }: ColumnView): Generator<SaidTest> {
  const { start, end, value, written, isYear, years, comparisons } = quantity
  for (const view of tested) {
    const own = numbers[view]
    if (own === undefined || (view === 'year' && !isYear)) continue
    if (isYear && view === 'number' && comparisons.length === 0 && !own.includes(value)) continue
    const range = (length: number, operator: string): SaidTest => ({
      kind: 'number',
      start,
      end,
      operator,
      test: { kind: 'between', view, from: value, to: value + length - 1, open: false },
      rows: rowsOf(own, (number) => number >= value && number < value + length),
    })
    if (years !== undefined && view === 'year') {
      if (years === 10) yield range(10, '=')
      if (value % 100 === 0) yield range(100, 'century')
    } else if (years === undefined && (view === 'year' || view === 'number' || view === 'second')) {
      const kind = written === 'ordinal' ? 'ordinal' : written === 'word' ? 'number-word' : 'number'
      const test = { kind: 'number', view, comparison: '=', number: value } as const
      yield {
        kind,
        start,
        end,
        operator: view === 'second' ? '=second' : '=',
        test,
        rows: rowsOf(own, (number) => number === value),
      }
    }
    for (const comparison of comparisons) {
      const test = { kind: 'number', view, comparison, number: value } as const
      const suffix = view === 'year' || view === 'number' ? '' : view
      yield {
        kind: 'compare',
        start,
        end,
        operator: `${comparison}${suffix}`,
        test,
        rows: rowsOf(own, (number) => compares(number, comparison, value)),
      }
    }
  }
}

/** "between 1990 and 1995", with the ends and without. */
function* betweenTests({ quantities, line }: Question, { numbers }: ColumnView): Generator<SaidTest> {
  if (!/\b(?:between|from|through|to|during)\b/.test(line)) return
  const written = quantities.filter((quantity) => quantity.written === 'digits')
  for (const [at, one] of written.entries()) {
    const other = written[at + 1]
    if (other === undefined || other.start - one.end > 2 || one.value >= other.value) continue
    for (const view of ['year', 'number'] as const) {
      const own = numbers[view]
      if (own === undefined || (view === 'year' && !one.isYear)) continue
      const run = { start: one.start, end: other.end, kind: 'compare' as const }
      const [from, to] = [one.value, other.value]
      const closed = rowsOf(own, (number) => number >= from && number <= to)
      const open = rowsOf(own, (number) => number > from && number < to)
      yield { ...run, operator: 'between', test: { kind: 'between', view, from, to, open: false }, rows: closed }
      if (open.length !== closed.length)
        yield { ...run, operator: 'inside', test: { kind: 'between', view, from, to, open: true }, rows: open }
    }
  }
}

/** "top 10" of a column of places. */
function* topTests({ line, words }: Question, column: ColumnView): Generator<SaidTest> {
  const written = /\btop (\d+|two|three|four|five|six|ten|twenty)\b/.exec(line)?.[1]
  const own = column.numbers.number
  if (written === undefined || own === undefined || !holdsPlaces(column)) return
  const most = numberOf(written) ?? 0
  const start = words.findIndex((word, at) => word === 'top' && words[at + 1] === written)
  const test = { kind: 'between', view: 'number', from: 1, to: most, open: false } as const
  yield {
    kind: 'compare',
    start,
    end: start + 2,
    operator: 'top',
    test,
    rows: rowsOf(own, (number) => number >= 1 && number <= most),
  }
}

function holdsPlaces({ isRank, name, normal }: ColumnView): boolean {
  return (
    isRank || /place|pos|rank|finish|peak|result|standing/i.test(name) || /^\d+(?:st|nd|rd|th)/.test(normal[0] ?? '')
  )
}

/** From this share of cells with a day on, a column holds dates though most of its text is other. */
const leastDates = 0.3

/** Dates of the question that a column's cells are, or come before or after. */
export function dateTests({ dates }: Question, column: ColumnView): readonly SaidTest[] {
  if (column.type !== 'date' && column.type !== 'year' && column.shares.date <= leastDates) return []
  return dates.flatMap(({ start, end, date, comparisons }): SaidTest[] => {
    const order = dateOrder(date)
    const comparable = (own: PartialDate) => dateOrder(date.year === undefined ? { ...own, year: 0 } : own)
    return [
      {
        kind: 'date',
        start,
        end,
        operator: '=',
        test: { kind: 'date', date, comparison: '=' },
        rows: datesOf(column, (own) => isSameDate(own, date)),
      },
      ...comparisons.map(
        (comparison): SaidTest => ({
          kind: 'compare',
          start,
          end,
          operator: comparison,
          test: { kind: 'date', date, comparison },
          rows: datesOf(column, (own) => compares(comparable(own), comparison, order)),
        }),
      ),
    ]
  })
}

function isSameDate(own: PartialDate, { year, month, day }: PartialDate): boolean {
  return (
    (year === undefined || own.year === year) &&
    (month === undefined || own.month === month) &&
    (day === undefined || own.day === day)
  )
}

function datesOf({ dates }: ColumnView, passes: (date: PartialDate) => boolean): readonly number[] {
  return dates.flatMap((date, row) => (date !== undefined && passes(date) ? [row] : []))
}

function rowsOf(numbers: Float64Array, passes: (number: number) => boolean): readonly number[] {
  const rows: number[] = []
  for (const [row, number] of numbers.entries()) if (passes(number)) rows.push(row)
  return rows
}
