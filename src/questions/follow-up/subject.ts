import type { Condition, CountMeasure, Key, Measure, Query } from '../query/query.ts'
import { columnOf, every, partsOf } from './conditions.ts'

/** What an answer was about: "those". */
export interface Subject {
  /** Undefined: the rows. */
  readonly key?: Key
  /** What holds for the rows of those and no others; undefined: nothing does. */
  readonly restriction?: Condition
}

/** The things that a query counts or lists; undefined when it tells of none. */
export function subjectOf(query: Query): Subject | undefined {
  switch (query.kind) {
    case 'measure': {
      const [measure] = query.measures
      if (measure === undefined || query.measures.length > 1) return undefined
      const only = 'only' in measure ? measure.only : undefined
      return measure.kind === 'distinct'
        ? ofKey(keyOf(measure), every(query.where, only))
        : ofRows(every(query.where, only))
    }
    case 'values':
      return ofKey({ column: query.column }, query.where)
    case 'rows':
      return query.order === undefined ? ofRows(query.where) : undefined
    case 'share':
      return query.of.kind === 'distinct'
        ? ofKey(keyOf(query.of), every(query.where, query.part))
        : ofRows(every(query.where, query.part))
    case 'groups':
      return query.by.length === 1 ? ofGroups(query, query.by[0]) : undefined
    case 'group-count':
      return ofGroups({ ...query, order: 'most' }, query.by)
    case 'group-statistic':
    case 'pair':
    case 'reading':
    case 'columns':
      return undefined
  }
}

/** A condition that a group meets by one of its rows. */
function groupHaving(by: Key, only: Condition): Condition {
  return { kind: 'group', by, measure: { kind: 'rows', only }, test: { comparison: '>', number: 0 } }
}

function ofRows(where: Condition | undefined): Subject {
  return where === undefined ? {} : { restriction: where }
}

function ofKey(key: Key, where: Condition | undefined): Subject {
  const own = partsOf(where).filter((part) => part.kind === 'group' || columnOf(part) === key.column)
  const others = every(...partsOf(where).filter((part) => !own.includes(part)))
  const restriction = every(...own, others === undefined ? undefined : groupHaving(key, others))
  return { key, ...(restriction === undefined ? {} : { restriction }) }
}

type Groups = Pick<Extract<Query, { kind: 'groups' }>, 'measure' | 'order' | 'limit' | 'having' | 'where'>

function ofGroups({ measure, order, limit, having, where }: Groups, by: Key): Subject | undefined {
  const test =
    having ??
    (limit === undefined ? undefined : { order: order === 'least' ? ('least' as const) : ('most' as const), limit })
  // Of a distribution what was counted.
  if (test === undefined)
    return subjectOf({ kind: 'measure', measures: [measure], ...(where === undefined ? {} : { where }) })
  const within = measureWithin(measure, where)
  return within === undefined ? undefined : { key: by, restriction: { kind: 'group', by, measure: within, test } }
}

/** The measure taken of the rows of `where` alone. */
function measureWithin(measure: Measure, where: Condition | undefined): Measure | undefined {
  if (where === undefined) return measure
  if (measure.kind === 'share' || measure.kind === 'excess') return undefined
  const only = every(measure.only, where)
  return only === undefined ? measure : { ...measure, only }
}

function keyOf({ column, part }: Extract<CountMeasure, { kind: 'distinct' }>): Key {
  return part === undefined ? { column } : { column, part }
}
