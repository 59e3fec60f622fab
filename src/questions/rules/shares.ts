import type { FramedCondition } from '../frame.ts'
import type { CountMeasure, Having, Key } from '../query.ts'
import type { Candidate, QueryDraft, Rule } from '../query-draft.ts'

/** "what share of chunks are footers" */
export const share: Rule = (draft) => {
  if (!draft.has('share')) return undefined
  const { conditions, groups } = draft.frame
  const part = conditions.findLast(({ column }) => column.role !== 'entity') ?? conditions.at(-1)
  if (part === undefined || groups.length > 0) {
    const key = draft.key(groups[0] ?? draft.target)
    if (key === undefined) return undefined
    return {
      query: { kind: 'groups', by: [key], measure: { kind: 'rows' }, order: 'most', ...draft.where() },
      score: 0.85,
    }
  }
  const isOfRows = draft.target?.column === undefined || draft.target.column === part.column
  const of = isOfRows ? draft.counting(undefined) : draft.counting(draft.target)
  const rest = conditions.filter((condition) => condition !== part)
  return { query: { kind: 'share', of, part: part.condition, ...draft.where(rest) }, score: 0.95 }
}

/** "companies with more than 5 pages" */
export const having: Rule = (draft) => {
  const { having: limit, conditions } = draft.frame
  if (limit === undefined) return undefined
  const by = draft.target?.column ?? (draft.has('who') || draft.target !== undefined ? draft.entity : undefined)
  // Rows are not repeated in the file; a text that is, is what is asked for.
  const repeated = draft.target?.others.find(({ column }) => column.role === 'text')?.column
  const of = draft.has('repeated') && draft.target?.column === undefined ? repeated : by
  if (of === undefined || (of === limit.noun?.column && draft.target?.part === limit.noun.part)) return undefined
  const key = draft.key({ ...draft.target, column: of })
  if (key === undefined) return undefined
  const own = conditions.filter(({ column }) => column.role !== 'entity')
  return groupsHaving(draft, {
    by: key,
    measure: draft.counting(limit.noun, own),
    having: { comparison: limit.comparison, number: limit.number },
    rest: conditions.filter((condition) => !own.includes(condition)),
  })
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
    const measure: CountMeasure = { kind: 'rows', only: lacking.condition.of }
    const rest = conditions.filter((condition) => condition !== lacking)
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

interface Groups {
  readonly by: Key
  readonly measure: CountMeasure
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
