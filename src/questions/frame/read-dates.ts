import type { DateMark } from '../marks/mark.ts'
import type { Condition } from '../query/query.ts'
import type { FrameDraft } from './frame-draft.ts'
import { readNegation } from './read-conditions.ts'

/** "in February 2024", "before March 2024", "between March and May 2024": conditions on the date column named, or the first. */
export function readDates(draft: FrameDraft): void {
  draft.items.forEach((item, at) => {
    if (item.kind === 'date' && !draft.isUsed(item)) readDate(draft, { item, at })
  })
}

function readDate(draft: FrameDraft, { item, at }: { item: DateMark; at: number }): void {
  const before = draft.operatorAt(at - 1)
  const end = draft.operatorAt(at + 1) === 'and' ? draft.items[at + 2] : undefined
  const isBetween = before === 'between' && end?.kind === 'date'
  const bounds = isBetween ? spanOf(item, end) : boundsOf(item, before)
  const from = ['between', 'before', 'since', 'more', 'less', 'at-least', 'at-most'].includes(before ?? '')
    ? at - 1
    : at
  const to = isBetween ? at + 2 : at
  const nounAt = [from - 1, to + 1].find((i) => draft.nounAt(i)?.link.columns.some(({ column }) => isDated(column)))
  const named = nounAt === undefined ? [] : (draft.nounAt(nounAt)?.link.columns.map(({ column }) => column) ?? [])
  const column = [...named, ...draft.profile.columns].find(isDated)
  if (column === undefined || bounds === undefined) return
  const { negated } = readNegation(draft, nounAt === undefined ? from : Math.min(nounAt, from))
  const within: Condition = { ...bounds, column: column.name }
  draft.addCondition(at, { column, condition: negated ? { kind: 'not', of: within } : within, negated })
  for (let i = from; i <= to; i++) draft.use(i)
  if (nounAt !== undefined) draft.use(nounAt)
}

type Bounds =
  | Omit<Extract<Condition, { kind: 'date' }>, 'column'>
  | Omit<Extract<Condition, { kind: 'month' }>, 'column'>

function boundsOf(date: DateMark, operator: string | undefined): Bounds | undefined {
  if (date.year === undefined) {
    const isPlain = operator === undefined || !/^(between|before|since|more|less|at-least|at-most)$/.test(operator)
    return date.day === undefined && isPlain ? { kind: 'month', number: date.month } : undefined
  }
  const [start, end] = [startOf(date), endOf(date)]
  switch (operator) {
    case 'before':
    case 'less':
      return { kind: 'date', until: start }
    case 'more':
      return { kind: 'date', from: end }
    case 'since':
    case 'at-least':
      return { kind: 'date', from: start }
    case 'at-most':
      return { kind: 'date', until: end }
    default:
      return { kind: 'date', from: start, until: end }
  }
}

/** The year may be said once, at the end. */
function spanOf(first: DateMark, last: DateMark): Bounds | undefined {
  const year = first.year ?? last.year
  if (year === undefined || last.year === undefined) return undefined
  return { kind: 'date', from: startOf({ ...first, year }), until: endOf(last) }
}

function startOf({ year = 0, month, day = 1 }: DateMark): string {
  return isoDate(Date.UTC(year, month - 1, day))
}

/** The day after the last. */
function endOf({ year = 0, month, day }: DateMark): string {
  return isoDate(day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1))
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function isDated({ type }: { readonly type: string }): boolean {
  return type === 'date' || type === 'timestamp'
}
