import type { Noun } from '../frame/frame.ts'
import { isAmount, usualStatistic } from '../linking/amounts.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Key, Measure } from '../query/query.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** More different values than this make no readable cross table. */
const maxCrossed = 60

/** "chunk types by company", "pages per company", "number of tickets by customer and status" */
export const grouped: Rule = (draft) => {
  const [first, second] = draft.frame.groups
  // The table reads best with what it is about at the side.
  const [group, subgroup] =
    second?.column !== undefined && second.column === draft.entity ? [second, first] : [first, second]
  const by = draft.key(group)
  if (group === undefined || by === undefined) return undefined
  const finer = draft.key(subgroup)
  const keys: readonly [Key] | readonly [Key, Key] = finer === undefined ? [by] : [by, finer]
  const order = group.part === undefined || group.part === 'host' ? 'most' : 'key'
  const groups = (of: typeof keys, measure: Measure, score: number): Candidate => ({
    query: { kind: 'groups', by: of, measure, order, ...draft.where() },
    score,
  })
  const { target } = draft
  const isKey = target?.column?.name === by.column && target.part === by.part
  if (target?.column === undefined || isKey) return groups(keys, { kind: 'rows' }, 0.95)
  if (isNumeric(target.column) && !draft.has('count', 'distribution')) {
    const measure = { kind: usualStatistic(target.column), column: target.column.name } as const
    return groups(keys, measure, isAmount(target.column) ? 0.93 : 0.7)
  }
  const crossed = draft.key(target)
  if (crossed !== undefined && isCrossed(draft, target)) {
    return groups([by, crossed], { kind: 'rows' }, draft.has('distribution', 'count') ? 0.97 : 0.9)
  }
  return groups(keys, draft.counting(target), finer === undefined ? 0.95 : 0.9)
}

/** "chunk types by company" asks how they fall over companies; "pages by company" how many there are. */
function isCrossed(draft: QueryDraft, { column, counted, part }: Noun): boolean {
  if (counted || part !== undefined || column === undefined || column.distinct > maxCrossed) return false
  return column.role !== 'url' && column.role !== 'entity' && draft.repeats(column)
}

/** "distribution of chunk types" */
export const distribution: Rule = (draft) => {
  const { target } = draft
  const key = draft.key(target)
  if (!draft.has('distribution') || target?.column === undefined || key === undefined) return undefined
  const other = draft.key(draft.second)
  const order = (key.part === undefined || key.part === 'host') && !isNumeric(target.column) ? 'most' : 'key'
  const by: readonly [Key] | readonly [Key, Key] = other === undefined ? [key] : [other, key]
  return { query: { kind: 'groups', by, measure: { kind: 'rows' }, order, ...draft.where() }, score: 0.95 }
}
