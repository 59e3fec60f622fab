import type { ColumnProfile, Profile } from '../../table/index.ts'
import { moneyColumn, quantityColumn } from '../linking/amounts.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Word } from '../words/words.ts'
import type { Mark } from './mark.ts'

const computed = new Set(['average', 'median', 'sum', 'highest', 'lowest'])

/**
 * Amounts that are asked for without their column's name: "average order value", "who spent the most", "how many espresso machines were sold". Only
 * where a column of money or of pieces can be told.
 */
export function markAmounts(
  marks: readonly Mark[],
  { words, profile }: { readonly words: readonly Word[]; readonly profile: Profile },
): readonly Mark[] {
  const text = (mark: Mark | undefined) =>
    mark !== undefined && mark.to - mark.from === 1 ? (words[mark.from]?.fold ?? '') : ''
  const sold = marks.findIndex(
    (mark) => mark.kind === 'unknown' && /^(sold|verkauft|vendid[oa]s?|vendus?)$/.test(text(mark)),
  )
  const pieces = quantityColumn(profile)
  if (sold >= 0 && pieces !== undefined) return soldMarks(marks, sold, pieces)
  const selling = marks.findIndex((mark, at) => text(mark) === 'selling' && isRanked(marks[at - 1]))
  const verb = marks[selling]
  if (verb !== undefined && pieces !== undefined) return marks.with(selling, nounOf(verb, pieces))
  const money = moneyColumn(profile)
  if (money === undefined) return marks
  return marks.flatMap((mark, at) => {
    // What a customer spent altogether cannot be compared row by row.
    const isSpent = mark.kind === 'unknown' && /^(spent|spend|spends|spending)$/.test(text(mark))
    if (isSpent && !marks.some(isCompared)) return [nounOf(mark, money)]
    if (isWorth(marks, at, text)) return [nounOf(mark, money)]
    const isThing = mark.kind === 'noun' && mark.link.rows > 0 && isWorth(marks, at + 1, text)
    return isThing ? [{ kind: 'skipped' as const, from: mark.from, to: mark.to }] : [mark]
  })
}

/** "Order value" and "average value", but not the values of a column. */
function isWorth(marks: readonly Mark[], at: number, text: (mark: Mark | undefined) => string): boolean {
  const mark = marks[at]
  const before = marks[at - 1]
  if (mark === undefined || mark.kind === 'noun' || !/^(values?|worth)$/.test(text(mark))) return false
  const follows = marks.slice(at + 1).find(({ kind }) => kind !== 'skipped')
  if (follows?.kind === 'noun' && follows.link.columns.some(({ column }) => isNumeric(column))) return false
  if (before?.kind === 'operator') return computed.has(before.operator)
  return before?.kind === 'noun' && before.link.rows > 0
}

/** "How many espresso machines were sold?" adds up their pieces. */
function soldMarks(marks: readonly Mark[], sold: number, pieces: ColumnProfile): readonly Mark[] {
  const verb = marks[sold]
  const count = marks.findIndex((mark) => mark.kind === 'operator' && mark.operator === 'count')
  const thing = marks.slice(count + 1).find(({ kind }) => kind !== 'skipped')
  const isPieces = thing?.kind === 'noun' && thing.link.columns[0]?.column === pieces
  const said = marks.slice(0, sold).findLast(({ kind }) => kind !== 'skipped')
  // "Quantity sold per city"
  const isOwn = said?.kind === 'noun' && said.link.columns[0]?.column === pieces
  if (verb !== undefined && isOwn && count < 0) return marks.with(sold, { kind: 'skipped', ...rangeOf(verb) })
  if (verb === undefined || count < 0 || count > sold || (thing?.kind !== 'value' && !isPieces)) return marks
  const rest = marks
    .slice(count + 1)
    .map((mark) => (mark === verb ? { kind: 'skipped' as const, ...rangeOf(mark) } : mark))
  const noun = isPieces ? [] : [nounOf(verb, pieces)]
  return [...marks.slice(0, count + 1), ...noun, ...rest]
}

const isRanked = (mark: Mark | undefined) =>
  mark?.kind === 'operator' && (mark.operator === 'top' || mark.operator === 'bottom')

const isCompared = (mark: Mark) =>
  mark.kind === 'operator' && /^(more|less|at-least|at-most|between|or-more|or-less|exactly)$/.test(mark.operator)

const rangeOf = ({ from, to }: Mark) => ({ from, to })

function nounOf(mark: Mark, column: ColumnProfile): Mark {
  return { kind: 'noun', link: { columns: [{ column, score: 0.9 }], rows: 0, misspelt: false }, ...rangeOf(mark) }
}
