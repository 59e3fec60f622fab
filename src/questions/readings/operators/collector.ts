import type { Question } from '../asked/question.ts'
import type { RowSet } from '../rows/row-set.ts'
import { monthName } from '../view/calendar.ts'
import { normalCell, writtenNumber } from '../view/cell.ts'
import type { ColumnView, TableView } from '../view/table-view.ts'
import type { AnswerType, Candidate, CellView, ColumnUse } from './candidate.ts'

/** A longer list is no answer to a question. */
const longestAnswer = 40

/** Collects candidates, and gives their cells as answers. */
export class Collector {
  readonly question: Question
  readonly view: TableView
  readonly candidates: Candidate[] = []
  readonly #given: readonly (readonly CellView[])[]

  constructor(question: Question, view: TableView) {
    this.question = question
    this.view = view
    this.#given = view.columns.map(viewsGiven)
  }

  emit(candidate: Candidate): void {
    const { length } = candidate.answer
    if (length === 0 || length > longestAnswer) return
    this.candidates.push(candidate)
    const { asks } = this.question
    // "How long" is answered in years as often as by the bare number.
    if ((asks === 'how-long' || asks === 'how-old') && candidate.type === 'number' && length === 1)
      this.candidates.push({
        ...candidate,
        atoms: [...candidate.atoms, 'in-years'],
        answer: [`${candidate.answer[0]} years`],
        type: 'duration',
      })
  }

  /** A candidate for each column and view whose cells in `picked` may be the answer. `few`: of the views only the likeliest. */
  give(
    made: Omit<Candidate, 'columns' | 'answer' | 'type'>,
    picked: readonly number[],
    { columns = [], few = false }: { readonly columns?: readonly ColumnUse[]; readonly few?: boolean } = {},
  ): void {
    for (const column of this.view.columns) {
      for (const view of this.#given[column.index] ?? []) {
        if (few && view !== 'raw' && view !== 'year') continue
        const answer = cellsOf(picked, column, view)
        this.emit({
          ...made,
          columns: [...columns, { role: 'given', column: column.index, view }],
          answer,
          type: typeOf(column, view),
        })
      }
    }
  }

  column(index: number): ColumnView {
    const column = this.view.columns[index]
    if (column === undefined) throw new Error(`the table has no column ${index}`)
    return column
  }
}

/** The operator's name for a set of rows. */
export const named = (operator: string, { mode }: RowSet): string => (mode === 'and' ? operator : `${operator}.${mode}`)

function viewsGiven({ parts, commaParts, type, numbers, shares }: ColumnView): readonly CellView[] {
  const views: CellView[] = ['raw']
  if (commaParts !== undefined || parts.some(({ length }) => length > 1)) views.push('parts')
  if (type === 'date') views.push(...(numbers.year === undefined ? [] : ['year' as const]), 'month')
  if (numbers.number !== undefined && shares.pure < 0.95) views.push('number')
  for (const view of ['second', 'span', 'sum'] as const) if (numbers[view] !== undefined) views.push(view)
  return views
}

function typeOf({ type }: ColumnView, view: CellView): AnswerType {
  if (view === 'raw') return type
  if (view === 'parts' || view === 'month') return 'text'
  return view === 'year' ? 'year' : 'number'
}

/** What the cells say, each once, in row order. */
export function cellsOf(rows: readonly number[], column: ColumnView, view: CellView): readonly string[] {
  const found = new Map<string, string>()
  const add = (key: string, text: string): void => {
    if (key !== '' && !found.has(key)) found.set(key, text)
  }
  for (const row of rows) {
    switch (view) {
      case 'raw':
        add(column.normal[row] ?? '', column.raw[row] ?? '')
        break
      case 'parts':
        for (const part of itemsOf(row, column)) add(normalCell(part), part)
        break
      case 'month': {
        const month = column.dates[row]?.month
        if (month !== undefined) add(monthName(month), monthName(month))
        break
      }
      default: {
        const number = column.numbers[view]?.[row] ?? Number.NaN
        if (!Number.isNaN(number)) add(writtenNumber(number), writtenNumber(number))
      }
    }
  }
  return [...found.values()]
}

/** The items of a cell that is a list, or the cell. */
export function itemsOf(
  row: number,
  { parts, commaParts }: Pick<ColumnView, 'parts' | 'commaParts'>,
): readonly string[] {
  const own = parts[row] ?? []
  return own.length > 1 ? own : (commaParts?.[row] ?? own)
}
