import type { ColumnProfile } from '../../table/index.ts'
import type { Operator } from '../lexicon/index.ts'
import { moneyColumn } from '../linking/amounts.ts'
import { nameWords } from '../query/nouns.ts'
import type { Comparison, Condition } from '../query/query.ts'
import { sameWord } from '../words/inflection.ts'
import type { FrameDraft } from './frame-draft.ts'

const comparisons: Partial<Record<Operator, Comparison>> = {
  more: '>',
  less: '<',
  'at-least': '>=',
  'at-most': '<=',
  exactly: '=',
  since: '>=',
  before: '<',
}

/** Comparisons that follow their number: "5 or more". */
const trailing: Partial<Record<Operator, Comparison>> = { 'or-more': '>=', 'or-less': '<=' }

const rankings = new Set<Operator | undefined>([
  'top',
  'bottom',
  'most',
  'least',
  'common',
  'rare',
  'highest',
  'lowest',
  'latest',
  'earliest',
  'cheapest',
])

/** Finds what each number is for: a limit ("top 5"), a comparison ("over 50", "more than 5 pages"), a year. */
export function readNumbers(draft: FrameDraft): void {
  draft.items.forEach((_, at) => {
    const number = draft.numberAt(at)
    if (number !== undefined) readNumber(draft, { at, number })
  })
}

interface NumberAt {
  readonly at: number
  readonly number: number
}

/** A comparison: the items `from` to `to` hold its number and its words. */
interface Compared extends NumberAt {
  readonly comparison: Comparison
  readonly from: number
  readonly to: number
}

function readNumber(draft: FrameDraft, { at, number }: NumberAt): void {
  const before = draft.operatorAt(at - 1)
  const after = draft.operatorAt(at + 1)
  const leads = before === undefined ? undefined : comparisons[before]
  const trails = after === undefined ? undefined : trailing[after]
  if (before === 'between' && after === 'and') readBetween(draft, { at, number })
  else if (trails !== undefined) readComparison(draft, { at, number, comparison: trails, from: at, to: at + 1 })
  else if (leads !== undefined) readComparison(draft, { at, number, comparison: leads, from: at - 1, to: at })
  else if (rankings.has(before) || rankings.has(after)) {
    draft.limit = number
    draft.use(at)
  } else if (!isYear(number) && draft.nounAt(at + 1) !== undefined && draft.has('most', 'least', 'highest', 'lowest')) {
    // "the 5 companies with the fewest pages"
    draft.limit = number
    draft.use(at)
  } else if (!readYear(draft, { at, number, comparison: '=', from: at, to: at })) {
    const isStars = draft.numericAt(at + 1) !== undefined && /^stars?\b/.test(draft.textAt(at + 1))
    const isSaid = draft.numericAt(at - 1) !== undefined || before === 'have' || isStars
    if (isSaid) readComparison(draft, { at, number, comparison: '=', from: at, to: at })
  }
}

function readBetween(draft: FrameDraft, { at, number }: NumberAt): void {
  const high = draft.numberAt(at + 2)
  const nounAt = draft.numericAt(at - 2) === undefined ? at + 3 : at - 2
  const column = draft.numericAt(nounAt) ?? (draft.isMoney(at + 2) ? moneyColumn(draft.profile) : undefined)
  if (high === undefined) return
  if (column === undefined && !isYear(number) && draft.nounAt(at + 3) !== undefined) {
    const noun = draft.takeNoun(at + 3)
    draft.addHaving({ comparison: '>=', number, most: high, ...(noun === undefined ? {} : { noun }) })
    draft.use(at - 1, at, at + 1, at + 2)
    return
  }
  if (column === undefined) {
    const from = { at, number, comparison: '>=', from: at - 1, to: at } as const
    const to = { at: at + 2, number: high, comparison: '<=', from: at + 1, to: at + 2 } as const
    if (readYear(draft, from)) readYear(draft, to)
    return
  }
  for (const [comparison, place] of [
    ['>=', at],
    ['<=', at + 2],
  ] as const) {
    const number = draft.numberFor(place, column)
    draft.addCondition(at, { column, condition: { kind: 'compare', column: column.name, comparison, number } })
  }
  draft.use(at - 1, at, at + 1, at + 2, ...(draft.numericAt(nounAt) === undefined ? [] : [nounAt]))
}

/** A comparison is about the number column beside it, or else about how many of the noun after it there are. */
function readComparison(draft: FrameDraft, compared: Compared): void {
  const { at, number, comparison, from, to } = compared
  const amountOf = (i: number) => draft.numericAt(i) ?? amountsAt(draft, i)
  const nounAt = amountOf(from - 1) === undefined ? to + 1 : from - 1
  const column = amountOf(nounAt) ?? (draft.isMoney(at) ? moneyColumn(draft.profile) : undefined)
  if (column !== undefined) {
    const scaled = draft.numberFor(at, column)
    draft.addCondition(at, { column, condition: { kind: 'compare', column: column.name, comparison, number: scaled } })
    draft.use(from, to, ...(draft.nounAt(nounAt)?.link.columns.some((link) => link.column === column) ? [nounAt] : []))
    return
  }
  if (readYear(draft, compared)) return
  let countedAt = to + 1
  while (draft.items[countedAt]?.kind === 'value' || draft.operatorAt(countedAt) === 'distinct') countedAt++
  const isTimes = /once|twice|times?$/.test(draft.textAt(at))
  if (draft.nounAt(countedAt) === undefined && countedAt === to + 1 && !isTimes) return
  const noun = draft.takeNoun(countedAt)
  draft.addHaving({ comparison, number, ...(noun === undefined ? {} : { noun }) })
  draft.use(from, to)
}

/** A column called so of which nearly all cells are numbers: "more than 5,000 killed" asks for no 5,000 different ones. */
function amountsAt(draft: FrameDraft, at: number): ColumnProfile | undefined {
  const column = draft.nounAt(at)?.link.columns.find(({ score }) => score >= 0.95)?.column
  if (column === undefined || (column.role !== 'category' && column.role !== 'other' && column.role !== 'text'))
    return undefined
  const numbers = column.top.filter(({ value }) => /^[~<>≈c. ]*\d/.test(value.trim()))
  return column.top.length > 0 && numbers.length * 10 >= column.top.length * 7 && !hasYears(column) ? column : undefined
}

const isYear = (number: number): boolean => Number.isInteger(number) && number >= 1500 && number <= 2100

/** "in 2023", "since 1990": true when the table has a column for it. */
function readYear(draft: FrameDraft, { at, number, comparison, from, to }: Compared): boolean {
  if (!isYear(number) || draft.isApart(at) || draft.isMoney(at)) return false
  // "per month in 2023": the month is what it is grouped by.
  const isGroup = (i: number) => draft.operatorAt(i - 1) === 'per'
  const nounAt = [from - 1, to + 1].find(
    (i) => !isGroup(i) && draft.nounAt(i)?.link.columns.some(({ column }) => isTime(column)),
  )
  // Another column is said to be compared: its cells hold no years that could be.
  const isOther = (i: number) => (draft.nounAt(i)?.link.columns[0]?.score ?? 0) >= 0.95 && isLabel(draft, i)
  if (nounAt === undefined && comparison !== '=' && isOther(from - 1)) return false
  const named = nounAt === undefined ? [] : (draft.nounAt(nounAt)?.link.columns.map(({ column }) => column) ?? [])
  // A column that is named is taken by the years written in it, whatever else its cells say.
  const year = named.find(isTime) ?? yearColumn(draft.profile.columns)
  if (year === undefined) return false
  const kind = year.type === 'integer' || year.type === 'decimal' ? 'compare' : 'year'
  const inText = year.type === 'text' ? ({ inText: true } as const) : {}
  const condition: Condition =
    kind === 'compare'
      ? { kind, column: year.name, comparison, number }
      : { kind, column: year.name, comparison, number, ...inText }
  draft.addCondition(at, { column: year, condition })
  draft.use(from, to, ...(nounAt === undefined ? [] : [nounAt]))
  return true
}

/** Columns of dates and years before text with years in it. */
function yearColumn(columns: readonly ColumnProfile[]): ColumnProfile | undefined {
  const times = columns.filter(isTime)
  return times.find(({ type }) => type !== 'text') ?? times.find(({ role }) => role === 'time') ?? times[0]
}

/** Digits in these are no years of the row. */
const unwritten = new Set<ColumnProfile['role']>(['id', 'entity', 'url', 'hash'])

function isLabel(draft: FrameDraft, at: number): boolean {
  const role = draft.nounAt(at)?.link.columns[0]?.column.role
  return role === 'text' || role === 'other'
}

/** Dates, numbers that are years, and text with a year in it. */
function isTime(column: ColumnProfile): boolean {
  if (column.type === 'date' || column.type === 'timestamp') return true
  if (column.type === 'text') return !unwritten.has(column.role) && hasYears(column)
  if (column.role === 'time') return true
  return column.role !== 'id' && nameWords(column.name).some((word) => sameWord(word, 'year'))
}

/** A year stands in nearly every cell, and the cells are too short for it to be one among other things. */
export function hasYears({ top, meanLength }: ColumnProfile): boolean {
  const years = top.filter(({ value }) => /(^|\D)(1[0-9]|20)\d\d(\D|$)/.test(value))
  return top.length > 0 && meanLength <= 40 && years.length * 10 >= top.length * 8
}

/** "duplicated": in more than one row. */
export function readRepeated(draft: FrameDraft): void {
  const at = draft.items.findIndex((_, i) => draft.operatorAt(i) === 'repeated')
  if (at < 0 || draft.having !== undefined) return
  draft.having = { comparison: '>', number: 1 }
  draft.use(at)
}
