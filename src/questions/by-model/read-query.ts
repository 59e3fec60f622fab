import type { CountMeasure, Having, Key, Measure, Query } from '../query/query.ts'
import type { PlanReply, ReplyKey, ReplyMeasure } from './plan-reply.ts'
import type { PlanTarget } from './plan-target.ts'
import { readConditions } from './read-conditions.ts'

export type QueryKind = Exclude<PlanReply['kind'], 'find' | 'search' | 'decline'>

/** Groups or rows that a plan keeps at most. */
const mostKept = 1000

/** The typed query of a reply; undefined, with the problems said to `target`, when the table does not bear it out. */
export async function readQuery(kind: QueryKind, reply: PlanReply, target: PlanTarget): Promise<Query | undefined> {
  if (kind === 'columns') return { kind, count: reply.count }
  const condition = await readConditions(reply.where, target)
  const where = condition === undefined ? {} : { where: condition }
  const query = await built(kind, reply, target)
  return target.problems.length > 0 || query === undefined ? undefined : { ...query, ...where }
}

type Computed = Exclude<Query, { readonly kind: 'columns' | 'reading' }>

async function built(
  kind: Exclude<QueryKind, 'columns'>,
  reply: PlanReply,
  target: PlanTarget,
): Promise<Computed | undefined> {
  switch (kind) {
    case 'measure': {
      const measures = readMeasures(reply, target)
      return measures.length === 0 ? target.problem('A plan "measure" needs a measure.') : { kind, measures }
    }
    case 'values': {
      const [column] = readKeys(reply, target)
      return column === undefined
        ? target.problem('A plan "values" needs a column in "by".')
        : { kind, column: column.column }
    }
    case 'groups':
      return readGroups(reply, target)
    case 'group-count':
    case 'group-statistic': {
      const [[by], [measure], having] = [readKeys(reply, target), readMeasures(reply, target), readHaving(reply)]
      if (by === undefined || measure === undefined) return target.problem(`A plan "${kind}" needs "by" and a measure.`)
      if (kind === 'group-statistic') return { kind, by, measure, statistic: reply.statistic }
      return having === undefined
        ? target.problem('A plan "group-count" needs "having".')
        : { kind, by, measure, having }
    }
    case 'share': {
      const [[of], part] = [readMeasures(reply, target), await readConditions(reply.part, target)]
      if (part === undefined) return target.problem('A plan "share" needs a "part".')
      if (of === undefined || !isCount(of)) return target.problem('A share is taken of rows or distinct values.')
      return { kind, of, part }
    }
    case 'rows':
      return readRows(reply, target)
  }
}

function readGroups(reply: PlanReply, target: PlanTarget): Computed | undefined {
  const [[first, second, third], [measure], having] = [
    readKeys(reply, target),
    readMeasures(reply, target),
    readHaving(reply),
  ]
  if (first === undefined || third !== undefined) return target.problem('"by" takes one or two columns.')
  if (measure === undefined) return target.problem('A plan "groups" needs a measure.')
  const limit = readLimit(reply, target)
  return {
    kind: 'groups',
    by: second === undefined ? [first] : [first, second],
    measure,
    order: reply.order,
    ...(limit === undefined ? {} : { limit }),
    ...(having === undefined ? {} : { having }),
  }
}

function readRows(reply: PlanReply, target: PlanTarget): Computed | undefined {
  const columns = [...new Set(reply.columns)].filter((name) => target.has(name))
  if (columns.length === 0) return target.problem('A plan "rows" needs columns of the table.')
  if (reply.orderBy === '') return { kind: 'rows', columns }
  if (!target.has(reply.orderBy)) return undefined
  const direction = reply.order === 'least' ? 'least' : 'most'
  return {
    kind: 'rows',
    columns,
    order: { column: reply.orderBy, direction, limit: readLimit(reply, target) ?? mostKept },
  }
}

const isCount = (measure: Measure): measure is CountMeasure => measure.kind === 'rows' || measure.kind === 'distinct'

function readMeasures({ measures }: PlanReply, target: PlanTarget): readonly Measure[] {
  return measures.map((measure) => readMeasure(measure, target)).filter((measure) => measure !== undefined)
}

function readMeasure({ kind, column, part, length }: ReplyMeasure, target: PlanTarget): Measure | undefined {
  if (kind === 'rows') return { kind }
  const key = readKey({ column, part }, target)
  if (key === undefined) return undefined
  if (kind === 'distinct') return { kind, ...key }
  if (length) return { kind, column, of: 'length' }
  const orders = kind === 'min' || kind === 'max'
  if (!target.isNumber(column) && !(orders && target.isTime(column)))
    return target.problem(`"${column}" holds no numbers.`)
  return { kind, column }
}

function readKeys({ by }: PlanReply, target: PlanTarget): readonly Key[] {
  return by.map((key) => readKey(key, target)).filter((key) => key !== undefined)
}

function readKey({ column, part }: ReplyKey, target: PlanTarget): Key | undefined {
  if (!target.has(column)) return undefined
  if (part === 'whole') return { column }
  const fits = part === 'host' ? target.isUrl(column) : target.isTime(column) || part === 'year'
  return fits ? { column, part } : target.problem(`"${column}" has no part "${part}".`)
}

const readHaving = ({ having: [first] }: PlanReply): Having | undefined => first

function readLimit({ limit }: PlanReply, target: PlanTarget): number | undefined {
  if (limit === 0) return undefined
  return Number.isInteger(limit) && limit >= 1 && limit <= mostKept
    ? limit
    : target.problem(`A limit is a whole number from 1 to ${mostKept}.`)
}
