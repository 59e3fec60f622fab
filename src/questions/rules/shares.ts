import type { ColumnProfile } from '../../table/index.ts'
import type { FramedCondition } from '../frame/frame.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Condition, CountMeasure, Having, Key, Measure } from '../query/query.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** "what share of chunks are footers" */
export const share: Rule = (draft) => {
  if (!draft.has('share', 'ratio')) return undefined
  const { conditions, groups } = draft.frame
  const part = conditions.findLast(({ column }) => column.role !== 'entity') ?? conditions.at(-1)
  const ofGroups = part === undefined ? undefined : shareOfGroups(draft, part)
  if (ofGroups !== undefined) return ofGroups
  if (part === undefined || groups.length > 0) {
    const key = draft.key(groups[0] ?? draft.target)
    if (key === undefined) return undefined
    return {
      query: { kind: 'groups', by: [key], measure: { kind: 'rows' }, order: 'most', ...draft.where() },
      score: 0.85,
    }
  }
  const isOfRows = draft.target?.column === undefined || draft.target.column === part.column
  const named = draft.target?.column
  const isOfSum = named !== undefined && isNumeric(named)
  const of = isOfSum
    ? ({ kind: 'sum', column: named.name } as const)
    : isOfRows
      ? draft.counting(undefined)
      : draft.counting(draft.target)
  const rest = conditions.filter((condition) => condition !== part)
  return { query: { kind: 'share', of, part: part.condition, ...draft.where(rest) }, score: 0.95 }
}

/** "share of footers per company", "which company has the highest share of headers" */
function shareOfGroups(draft: QueryDraft, part: FramedCondition): Candidate | undefined {
  const { conditions, groups } = draft.frame
  const isRanked = draft.has('most', 'least', 'highest', 'lowest', 'top', 'bottom')
  const by = groups[0] ?? (isRanked ? draft.target : undefined)
  const key = by?.column === part.column ? undefined : draft.key(by)
  if (key === undefined) return undefined
  const where = draft.where(conditions.filter((condition) => condition !== part))
  const measure = { kind: 'share', part: part.condition } as const
  const order = draft.has('least', 'lowest', 'bottom') ? 'least' : 'most'
  return {
    query: { kind: 'groups', by: [key], measure, order, ...(isRanked ? { limit: draft.limit } : {}), ...where },
    score: 0.93,
  }
}

/** "companies with more than 5 pages" */
export const having: Rule = (draft) => {
  const { having: limit, conditions } = draft.frame
  if (limit === undefined) return undefined
  const ofMany = countOfGroups(draft)
  if (ofMany !== undefined) return ofMany
  const by = draft.target?.column ?? (draft.has('who') || draft.target !== undefined ? draft.entity : undefined)
  // Rows are not repeated in the file; a text that is, is what is asked for.
  const repeated = draft.target?.others.find(({ column }) => column.role === 'text')?.column
  const of = draft.has('repeated') && draft.target?.column === undefined ? repeated : by
  if (of === undefined || (of === limit.noun?.column && draft.target?.part === limit.noun.part)) return undefined
  const key = draft.key({ ...draft.target, column: of })
  if (key === undefined) return undefined
  const lacking = conditions.filter((one) => one.had && one.negated && one.condition.kind === 'not')
  const own = conditions.filter((one) => one.column.role !== 'entity' && !lacking.includes(one))
  const also = [
    ...draft.frame.alsoHaving.map((one) => groupWith(key, draft.counting(one.noun), havingOf(one))),
    ...lacking.map(({ condition }) => groupWith(key, { kind: 'rows', only: positive(condition) }, none)),
  ]
  const rest = conditions.filter((condition) => !own.includes(condition) && !lacking.includes(condition))
  return groupsHaving(draft, {
    by: key,
    measure: draft.counting(limit.noun, own),
    having: havingOf(limit),
    rest: [...rest, ...also.map((condition) => framed(condition, of))],
  })
}

const none: Having = { comparison: '=', number: 0 }

function groupWith(by: Key, measure: CountMeasure, test: Having): Condition {
  return { kind: 'group', by, measure, test }
}

function framed(condition: Condition, column: ColumnProfile): FramedCondition {
  return { condition, column, had: false, negated: false, only: false, byId: false, joined: false }
}

/** "How many pages does the company with the most chunks have?": of the group with most. */
export const ofTheMost: Rule = (draft) => {
  const { target, second } = draft
  const { measure } = draft.frame
  const key = draft.key(second)
  if (target?.counted !== true || measure === undefined || key === undefined || second?.column === undefined)
    return undefined
  if (!draft.has('most', 'least') || !draft.repeats(second.column) || target.column === second.column) return undefined
  if (measure.column !== undefined && isNumeric(measure.column)) return undefined
  const order = draft.has('least') ? 'least' : 'most'
  const top: Condition = {
    kind: 'group',
    by: key,
    measure: draft.counting(measure),
    test: { order, limit: draft.limit },
  }
  const { where } = draft.where()
  const all: Condition = where === undefined ? top : { kind: 'all', of: [where, top] }
  return { query: { kind: 'measure', measures: [draft.counting(target)], where: all }, score: 0.88 }
}

/** "companies with no header", "companies with both a header and a footer" */
export const havingValues: Rule = (draft) => {
  const by = draft.target?.column
  const key = draft.key(draft.target)
  if (by === undefined || key === undefined || !draft.repeats(by) || draft.frame.groups.length > 0 || draft.computes)
    return undefined
  const { conditions } = draft.frame
  const lacking = conditions.find(
    ({ condition, column, had }) => had && condition.kind === 'not' && condition.of.kind !== 'missing' && column !== by,
  )
  if (lacking?.condition.kind === 'not') {
    // "No urgent open tickets": what stands behind is said of the same rows.
    const behind = conditions.slice(conditions.indexOf(lacking)).filter(({ column }) => column.role !== 'entity')
    const said = behind.map((one) => (one === lacking ? lacking.condition : one.condition)).map(positive)
    const [first = lacking.condition.of] = said
    const measure: CountMeasure = { kind: 'rows', only: said.length > 1 ? { kind: 'all', of: said } : first }
    const rest = conditions.filter((condition) => !behind.includes(condition))
    return groupsHaving(draft, { by: key, measure, having: { comparison: '=', number: 0 }, rest })
  }
  const alone = conditions.find((one) => one.only && one.had && one.column !== by && one.condition.kind === 'is')
  if (alone !== undefined) {
    const measure: CountMeasure = { kind: 'rows', only: { kind: 'not', of: alone.condition } }
    const rest = conditions.filter((condition) => condition !== alone)
    return groupsHaving(draft, { by: key, measure, having: { comparison: '=', number: 0 }, rest })
  }
  const both = conditions.find((one) => one.had && one.joined && one.column !== by && one.condition.kind === 'is')
  if (both?.condition.kind !== 'is') return undefined
  const measure: CountMeasure = { kind: 'distinct', column: both.column.name, only: both.condition }
  const rest = conditions.filter((condition) => condition !== both)
  return groupsHaving(draft, {
    by: key,
    measure,
    having: { comparison: '=', number: both.condition.values.length },
    rest,
  })
}

/** "the number of chunks of companies with more than 5 pages": of the groups that have so many. */
function countOfGroups(draft: QueryDraft): Candidate | undefined {
  const { target, second } = draft
  const { having: limit, conditions } = draft.frame
  const key = draft.key(second)
  if (limit === undefined || target === undefined || key === undefined || second?.column === undefined) return undefined
  if (!target.counted || target.column === second.column || !draft.repeats(second.column)) return undefined
  const measure = draft.counting(limit.noun)
  const having = { kind: 'group', by: key, measure, test: havingOf(limit) } as const
  const { where } = draft.where(conditions)
  const all: Condition = where === undefined ? having : { kind: 'all', of: [where, having] }
  return { query: { kind: 'measure', measures: [draft.counting(target)], where: all }, score: 0.9 }
}

/** Without the noun that it is about. */
function havingOf({ noun: _, ...having }: NonNullable<QueryDraft['frame']['having']>): Having {
  return having
}

/** "No" is said once for all that follows. */
function positive(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : condition
}

interface Groups {
  readonly by: Key
  readonly measure: Measure
  readonly having: Having
  /** Conditions on the groups themselves. */
  readonly rest: readonly FramedCondition[]
}

function groupsHaving(draft: QueryDraft, { by: key, measure, having, rest }: Groups): Candidate {
  if (draft.has('count') && draft.target?.counted !== false) {
    return { query: { kind: 'group-count', by: key, measure, having, ...draft.where(rest) }, score: 0.95 }
  }
  return { query: { kind: 'groups', by: [key], measure, order: 'most', having, ...draft.where(rest) }, score: 0.93 }
}
