import { isAmount } from '../linking/amounts.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Key } from '../query/query.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** "what columns are there" */
export const columns: Rule = (draft) => {
  if (!draft.has('columns') || draft.target !== undefined || draft.frame.conditions.length > 0) return undefined
  return { query: { kind: 'columns', count: draft.has('count') }, score: 0.95 }
}

/** "how big is the dataset" */
export const size: Rule = (draft) => {
  const { targets, conditions } = draft.frame
  if (!draft.has('size') || targets.length > 0 || conditions.length > 0) return undefined
  const measures = [
    draft.counting(undefined),
    ...(draft.entity === undefined ? [] : [draft.counting(draft.entityNoun())]),
  ]
  return { query: { kind: 'measure', measures }, score: 0.9 }
}

/** "list all companies", "which chunk types does Beany have", "the population of France" */
export const listed: Rule = (draft) => {
  const { target, second } = draft
  const column = target?.column
  if (draft.computes) return undefined
  if (column === undefined) return listedRows(draft)
  const { conditions } = draft.frame
  // "What does the company Beany do" is no question about columns, nor is "what kind of company is Beany".
  const isVague = (target?.score ?? 0) < 0.8
  if (
    conditions.some(
      (one) =>
        (one.column === column && !one.byId && one.condition.kind === 'is') ||
        (isVague && one.column.role === 'entity'),
    )
  )
    return undefined
  if (second?.column !== undefined) {
    if (second.had || draft.frame.targets.length > 2) return undefined
    const by: readonly [Key, Key] = [{ column: second.column.name }, { column: column.name }]
    return { query: { kind: 'groups', by, measure: { kind: 'rows' }, order: 'key', ...draft.where() }, score: 0.65 }
  }
  const isNarrowed = conditions.length > 0
  // "The total in 2023" of many rows is one number.
  if (isAmount(column) && !draft.has('list', 'distinct', 'who', 'have')) {
    const measures = [{ kind: 'sum', column: column.name }] as const
    return { query: { kind: 'measure', measures, ...draft.where() }, score: 0.9 }
  }
  const key = draft.key(target)
  if (key?.part === 'host') {
    return {
      query: { kind: 'groups', by: [key], measure: { kind: 'rows' }, order: 'most', ...draft.where() },
      score: 0.85,
    }
  }
  if (isNarrowed || draft.has('list', 'which', 'who', 'have', 'distinct')) {
    const score = isNarrowed || draft.has('list') ? 0.9 : 0.85
    return { query: { kind: 'values', column: column.name, ...draft.where() }, score }
  }
  if (column.role === 'category') {
    const by = [{ column: column.name }] as const
    return { query: { kind: 'groups', by, measure: { kind: 'rows' }, order: 'most' }, score: 0.75 }
  }
  return isNumeric(column) ? undefined : { query: { kind: 'values', column: column.name }, score: 0.7 }
}

/** "show the open tickets", "tickets without an assignee" */
function listedRows(draft: QueryDraft): Candidate | undefined {
  const { conditions } = draft.frame
  // A column beside the rows that says nothing of them yet was not understood.
  if (draft.second?.had === true || draft.has('count')) return undefined
  const isSaid =
    draft.target !== undefined || (draft.has('list') && conditions.some(({ column }) => column.role !== 'entity'))
  if (!isSaid || (conditions.length === 0 && !draft.has('list'))) return undefined
  const score = draft.has('list', 'which') ? 0.8 : 0.7
  return { query: { kind: 'rows', columns: draft.shownColumns, ...draft.where() }, score }
}
