import type { HeaderMatches } from '../asked/header-match.ts'
import { bitsOf, type Question } from '../asked/question.ts'
import { stopWords } from '../asked/stop-words.ts'
import { isNothing } from '../view/cell.ts'
import type { ColumnView, TableView } from '../view/table-view.ts'
import type { Condition, ConditionKind } from './condition.ts'
import { dateTests, numberTests, type SaidTest } from './number-conditions.ts'
import { textMatches } from './text-conditions.ts'
import type { TextIndex } from './text-index.ts'

/** Conditions kept of all that the question's words may say. */
const mostConditions = 16

interface Linked {
  readonly view: TableView
  readonly headers: HeaderMatches
  /** One for each column. */
  readonly indexes: readonly TextIndex[]
}

/** What the words of a question may say of the table's cells, likeliest first. */
export function findConditions(question: Question, { view, headers, indexes }: Linked): readonly Condition[] {
  const seen = new Set<string>()
  const found: Condition[] = []
  for (const column of view.columns) {
    const header = headers.of(column.index)
    const index = indexes[column.index]
    if (index === undefined) continue
    const texts = textMatches(question, column, { index, header }).map(
      ({ kind, start, end, rows }): SaidTest => ({
        kind,
        start,
        end,
        rows,
        operator: '=',
        test: { kind: 'cells', values: [...new Set(rows.map((row) => column.raw[row] ?? ''))] },
      }),
    )
    const said = [
      ...texts,
      ...dateTests(question, column),
      ...numberTests(question, column),
      ...letterTests(question, column),
      ...emptyTests(column, view, { level: header.level, at: header.at }),
    ]
    for (const one of said) {
      const rows = one.rows.filter((row) => view.isTotal[row] !== true || one.kind === 'whole')
      const key = `${column.index}|${one.start}|${one.end}|${one.operator}|${rows.join()}`
      if (rows.length === 0 || seen.has(key)) continue
      seen.add(key)
      found.push(conditionOf({ ...one, rows }, column, { question, isNamed: header.level >= 2, rows: view.rows }))
    }
  }
  return found.sort((one, other) => other.score - one.score).slice(0, mostConditions)
}

const scoreOfKind: Readonly<Record<ConditionKind, number>> = {
  compare: 3,
  whole: 2,
  date: 2,
  part: 1.5,
  number: 1.5,
  contains: 0.7,
  alias: 0,
  fuzzy: 0,
  'number-word': -0.5,
  ordinal: -0.5,
  empty: -1,
}

function conditionOf(
  { kind, start, end, operator, test, rows }: SaidTest,
  column: ColumnView,
  beside: { readonly question: Question; readonly isNamed: boolean; readonly rows: number },
): Condition {
  const content = beside.question.words.slice(start, end).filter((word) => !stopWords.has(word)).length
  const score =
    content * 2 +
    (end - start) * 0.3 +
    scoreOfKind[kind] +
    (beside.isNamed ? 1 : 0) -
    (rows.length > 0.8 * beside.rows ? 1 : 0) -
    (content === 0 ? 2 : 0)
  return { kind, column: column.index, start, end, operator, test, rows, bits: bitsOf(start, end), content, score }
}

/** "starts with the letter A". */
function* letterTests({ text, words }: Question, column: ColumnView): Generator<SaidTest> {
  if (column.type !== 'text') return
  const said = /\b(start|begin|end)\w* (?:with|in) (?:an? |the )?(?:letters? )?["'“]?([a-z])["'”]?(?![a-z])/.exec(
    text.toLowerCase(),
  )
  const start = words.findIndex((word) => said !== null && word.startsWith(said[1] ?? ''))
  if (said === null || start < 0) return
  const [, where = '', letter = ''] = said
  const passes = (cell: string) =>
    where === 'end' ? cell.endsWith(letter) : cell.replace(/^["']/, '').startsWith(letter)
  const rows = column.normal.flatMap((cell, row) => (passes(cell) ? [row] : []))
  const values = [...new Set(rows.map((row) => column.raw[row] ?? ''))]
  yield {
    kind: 'compare',
    start,
    end: Math.min(words.length, start + 3),
    operator: 'letter',
    test: { kind: 'cells', values },
    rows,
  }
}

/** Cells of a named column that say nothing, and those that say something. */
function* emptyTests(
  column: ColumnView,
  { base }: TableView,
  { level, at }: { readonly level: number; readonly at: number },
): Generator<SaidTest> {
  if (level < 2 || column.filled >= base.length) return
  const start = Math.max(0, at)
  for (const isEmpty of [true, false]) {
    const rows = base.filter((row) => isNothing(column.normal[row] ?? '') === isEmpty)
    const values = [...new Set(rows.map((row) => column.raw[row] ?? ''))]
    yield {
      kind: 'empty',
      start,
      end: start + 1,
      operator: isEmpty ? 'empty' : 'filled',
      test: { kind: 'cells', values },
      rows,
    }
  }
}
