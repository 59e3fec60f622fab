import type { Frame, FramedCondition, Noun } from '../frame/frame.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import {
  type Condition,
  type CountMeasure,
  isStatistic,
  type Key,
  type Measure,
  type Query,
  type Statistic,
} from '../query/query.ts'
import type { QueryDraft } from '../rules/query-draft.ts'
import { columnOf, every, narrowed, partsOf, replaced, whereOf } from './conditions.ts'

/** A part of a query changed; undefined where it has no such part. */
type Changed = Query | undefined

/** "by chunk type", "per company": the same measure of other groups. */
export function regrouped(query: Query, draft: QueryDraft): Changed {
  const [first, second] = draft.frame.groups
  const [key, finer] = [draft.key(first), draft.key(second)]
  if (key === undefined) return undefined
  const by: readonly [Key] | readonly [Key, Key] = finer === undefined ? [key] : [key, finer]
  const order = key.part === 'year' || key.part === 'month' ? 'key' : 'most'
  // Within one group there is nothing to compare.
  const where = 'where' in query ? every(...partsOf(query.where).filter((part) => !isWithin(part, key))) : undefined
  const groups = (measure: Measure): Changed => ({
    kind: 'groups',
    by,
    measure: notOf(measure, key),
    order,
    ...whereOf(where),
  })
  switch (query.kind) {
    case 'measure':
      return query.measures[0] === undefined || query.measures.length > 1 ? undefined : groups(query.measures[0])
    case 'groups':
      return groups(query.measure)
    case 'values':
      return groups({ kind: 'distinct', column: query.column })
    case 'rows':
      return groups({ kind: 'rows' })
    case 'share':
      return query.of.kind === 'rows' ? groups({ kind: 'share', part: query.part }) : undefined
    case 'group-statistic':
    case 'group-count':
      return finer === undefined ? { ...query, by: key } : undefined
    case 'pair':
    case 'reading':
    case 'columns':
      return undefined
  }
}

/** It leaves one group; a year of months leaves twelve. */
function isWithin(part: Condition, { column, part: of }: Key): boolean {
  if (columnOf(part) !== column) return false
  if (of === 'month') return part.kind === 'month'
  return of !== 'year' || (part.kind === 'year' && part.comparison === '=')
}

/** Groups hold one value each of what they are grouped by: their rows are counted instead. */
function notOf(measure: Measure, { column }: Key): Measure {
  return measure.kind === 'distinct' && measure.column === column ? { kind: 'rows' } : measure
}

/** "and pages?": the same of another thing. */
export function retargeted(query: Query, noun: Noun, draft: QueryDraft): Changed {
  const isConstrained = 'where' in query && partsOf(query.where).some((part) => columnOf(part) === noun.column?.name)
  if (isConstrained && noun.column !== undefined) return undefined
  const measureLike = (before: Measure | undefined): Measure => {
    if (noun.column === undefined || !isNumeric(noun.column)) return draft.counting(noun)
    const kind = isStatistic(before) ? before.kind : 'sum'
    return { kind, column: noun.column.name }
  }
  switch (query.kind) {
    case 'measure':
      return query.measures.length > 1 ? undefined : { ...query, measures: [measureLike(query.measures[0])] }
    case 'groups':
      return query.by.some(({ column }) => column === noun.column?.name)
        ? undefined
        : { ...query, measure: measureLike(query.measure) }
    case 'group-statistic':
    case 'group-count':
      return { ...query, measure: measureLike(query.measure) }
    case 'values':
      return noun.column === undefined ? undefined : { ...query, column: noun.column.name }
    case 'share':
      return { ...query, of: draft.counting(noun) }
    case 'rows':
    case 'pair':
    case 'reading':
    case 'columns':
      return undefined
  }
}

/** "for Beany", "in 2021", "without a header": in place of what was said of the same column, or beside it. */
export function conditioned(query: Query, { condition, negated, had }: FramedCondition): Changed {
  const key = query.kind === 'measure' && query.measures[0]?.kind === 'distinct' ? query.measures[0] : undefined
  if (negated && had && condition.kind === 'not' && key !== undefined && condition.of.kind !== 'missing') {
    const by: Key = key.part === undefined ? { column: key.column } : { column: key.column, part: key.part }
    const measure: CountMeasure = { kind: 'rows', only: condition.of }
    return narrowed(query, { kind: 'group', by, measure, test: { comparison: '=', number: 0 } })
  }
  return replaced(query, condition) ?? narrowed(query, condition)
}

const statistics = [
  ['average', 'average'],
  ['median', 'median'],
  ['sum', 'sum'],
  ['highest', 'max'],
  ['lowest', 'min'],
] as const

/** "and the fewest?", "the median?", "top 10": another end, statistic or number of groups. */
export function turned(query: Query, { operators, limit }: Frame): Changed {
  const isLeast = ['least', 'bottom', 'rare', 'lowest', 'earliest', 'cheapest'] as const
  const isMost = ['most', 'top', 'common', 'highest', 'latest'] as const
  const order = isMost.some((one) => operators.has(one))
    ? 'most'
    : isLeast.some((one) => operators.has(one))
      ? 'least'
      : undefined
  const statistic = statistics.find(([operator]) => operators.has(operator))?.[1]
  if (query.kind === 'rows' && query.order !== undefined) {
    const direction = order ?? query.order.direction
    return { ...query, order: { ...query.order, direction, limit: limit ?? query.order.limit } }
  }
  if (query.kind === 'groups' && (order !== undefined || limit !== undefined) && query.having === undefined) {
    const kept = query.order === 'key' ? 'most' : query.order
    return { ...query, order: order ?? kept, limit: limit ?? query.limit ?? 1 }
  }
  return statistic === undefined ? undefined : withStatistic(query, statistic)
}

function withStatistic(query: Query, kind: Statistic): Changed {
  if (query.kind === 'group-statistic') return kind === 'sum' ? undefined : { ...query, statistic: kind }
  const of = (measure: Measure | undefined): Measure | undefined =>
    isStatistic(measure) ? { ...measure, kind } : undefined
  if (query.kind === 'measure') {
    const [measure] = query.measures.map(of)
    return measure === undefined ? undefined : { ...query, measures: [measure] }
  }
  if (query.kind !== 'groups') return undefined
  const measure = of(query.measure)
  return measure === undefined ? undefined : { ...query, measure }
}

/** "which ones?": what was counted, listed. */
export function asList(query: Query, shownColumns: readonly string[]): Changed {
  if (query.kind === 'group-count') {
    const { by, measure, having, where } = query
    return { kind: 'groups', by: [by], measure, order: 'most', having, ...whereOf(where) }
  }
  if (query.kind !== 'measure' || query.measures.length > 1) return undefined
  const [measure] = query.measures
  const only = measure !== undefined && 'only' in measure ? measure.only : undefined
  const where = whereOf(every(query.where, only))
  if (measure?.kind === 'rows') return { kind: 'rows', columns: shownColumns, ...where }
  if (measure?.kind !== 'distinct') return undefined
  const { column, part } = measure
  return part === undefined
    ? { kind: 'values', column, ...where }
    : { kind: 'groups', by: [{ column, part }], measure: { kind: 'rows' }, order: 'most', ...where }
}

/** "how many are they?": what was listed, counted. */
export function asCount(query: Query): Changed {
  if (query.kind === 'values') {
    return { kind: 'measure', measures: [{ kind: 'distinct', column: query.column }], ...whereOf(query.where) }
  }
  if (query.kind === 'rows' && query.order === undefined) {
    return { kind: 'measure', measures: [{ kind: 'rows' }], ...whereOf(query.where) }
  }
  if (query.kind !== 'groups' || query.by.length > 1 || query.limit !== undefined) return undefined
  const {
    by: [key],
    measure,
    having,
    where,
  } = query
  if (having !== undefined) return { kind: 'group-count', by: key, measure, having, ...whereOf(where) }
  return { kind: 'measure', measures: [{ kind: 'distinct', ...key }], ...whereOf(where) }
}
