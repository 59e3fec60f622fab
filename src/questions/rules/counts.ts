import type { ColumnProfile } from '../../table/index.ts'
import type { FramedCondition, Noun } from '../frame/frame.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** "how many companies", "how many headers does Beany have", "distinct urls" */
export const counted: Rule = (draft) => {
  const asksNumber = draft.has('count') || (draft.has('sum') && !draft.has('list'))
  const isBareDistinct = draft.has('distinct') && !draft.has('list', 'which')
  if (draft.computes || (!asksNumber && !isBareDistinct)) return undefined
  if (draft.target !== undefined) return countOf(draft, draft.target)
  return asksNumber ? countOfValues(draft) : undefined
}

/** "how many headers": rows with the value; "how many headers and footers": each by itself. */
function countOfValues(draft: QueryDraft): Candidate | undefined {
  const { conditions } = draft.frame
  if (conditions.length === 0) return undefined
  const joined = conditions.find((condition) => condition.joined)
  if (joined === undefined) {
    return { query: { kind: 'measure', measures: [{ kind: 'rows' }], ...draft.where() }, score: 0.9 }
  }
  const by = { column: joined.column.name }
  return { query: { kind: 'groups', by: [by], measure: { kind: 'rows' }, order: 'most', ...draft.where() }, score: 0.9 }
}

function countOf(draft: QueryDraft, target: Noun): Candidate | undefined {
  const { second } = draft
  const { conditions } = draft.frame
  if (target.column?.role === 'number' && target.counted) {
    // "how many points" asks for the number in the cell, not for how many cells there are.
    const measures = [{ kind: 'sum', column: target.column.name }] as const
    return { query: { kind: 'measure', measures, ...draft.where() }, score: conditions.length > 0 ? 0.85 : 0.6 }
  }
  const isOwnValue = conditions.some(({ column, condition }) => column === target.column && condition.kind === 'is')
  // "how many districts of Lima", where Lima is one of the districts: there is nothing to count.
  if (isOwnValue && target.column?.role !== 'entity') return undefined
  const isPair = second !== undefined && !second.had && (second.counted || draft.has('and'))
  if (isPair) {
    const measures = [draft.counting(target), draft.counting(second)]
    return { query: { kind: 'measure', measures, ...draft.where() }, score: 0.88 }
  }
  // A column besides, that says nothing of what is counted, was not understood.
  if (second?.column !== undefined && !second.had && second.column.role !== 'entity') return undefined
  const had =
    second?.had === true && second.column !== undefined && second.column.missing > 0 ? [present(second.column)] : []
  const query = {
    kind: 'measure',
    measures: [draft.counting(target)],
    ...draft.where([...conditions, ...had]),
  } as const
  return { query, score: second === undefined ? 0.97 : 0.8 }
}

/** "with an assignee" */
function present(column: ColumnProfile): FramedCondition {
  const condition = { kind: 'not', of: { kind: 'missing', column: column.name } } as const
  return { condition, column, had: true, negated: true, only: false, byId: false, joined: false }
}
