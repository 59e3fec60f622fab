import type { ColumnProfile } from '../../table/index.ts'
import type { FramedCondition, Noun } from '../frame/frame.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Key, Measure } from '../query/query.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** "average price", "total hours per customer", "pages per company on average" */
export const statistic: Rule = (draft) => {
  const kind = (['average', 'median', 'sum'] as const).find((operator) => draft.has(operator))
  if (kind === undefined) return undefined
  const nouns = [...draft.frame.targets, draft.frame.measure].filter((noun) => noun !== undefined)
  const numeric = nouns.find(({ column }) => column !== undefined && isNumeric(column))?.column
  if (numeric !== undefined) return ofNumbers(draft, { kind, column: numeric.name }, numeric)
  return kind === 'sum' ? undefined : ofCounts(draft, { kind, nouns })
}

function ofNumbers(draft: QueryDraft, measure: Measure, numeric: ColumnProfile): Candidate {
  const named = draft.frame.targets.find(
    // "Average sales of singles", each in a row of its own, are no averages of each single.
    ({ column }) =>
      column !== undefined && column !== numeric && !isNumeric(column) && column.distinct < draft.profile.rows * 0.9,
  )
  const by = draft.frame.groups[0] ?? named
  const key = draft.key(by)
  if (key === undefined) return { query: { kind: 'measure', measures: [measure], ...draft.where() }, score: 0.95 }
  const order = by?.part === undefined || by.part === 'host' ? 'most' : 'key'
  return (
    draft.rankedBy(key, measure, 0.95) ?? {
      query: { kind: 'groups', by: [key], measure, order, ...draft.where() },
      score: 0.93,
    }
  )
}

function ofCounts(
  draft: QueryDraft,
  { kind, nouns }: { kind: 'average' | 'median'; nouns: readonly Noun[] },
): Candidate | undefined {
  const counted = nouns.find((noun) => noun.counted) ?? nouns[0]
  if (counted === undefined) return undefined
  const by = draft.frame.groups[0] ?? nouns.find((noun) => noun !== counted && noun.column !== undefined)
  const key = draft.key(by) ?? usualGroup(draft, counted)
  if (key === undefined || key.column === counted.column?.name) return undefined
  // Groups without such a row count as 0, so values stand inside the measure; those of the key narrow the groups.
  const isOfGroups = ({ column }: FramedCondition) => column.name === key.column || column.role === 'entity'
  const own = draft.frame.conditions.filter((condition) => !isOfGroups(condition))
  const rest = draft.frame.conditions.filter((condition) => !own.includes(condition))
  const measure = draft.counting(counted, own)
  return {
    query: { kind: 'group-statistic', by: key, measure, statistic: kind, ...draft.where(rest) },
    score: by === undefined ? 0.7 : 0.95,
  }
}

function usualGroup(draft: QueryDraft, counted: Noun): Key | undefined {
  const { entity } = draft
  const isGroup = entity !== undefined && draft.repeats(entity) && counted.column !== entity
  return isGroup ? { column: entity.name } : undefined
}

/** "price range" */
export const range: Rule = (draft) => {
  const column = draft.target?.column
  if (!draft.has('range') || column === undefined || !(isNumeric(column) || column.role === 'time')) return undefined
  const measures: readonly Measure[] = [
    { kind: 'min', column: column.name },
    { kind: 'max', column: column.name },
  ]
  return { query: { kind: 'measure', measures, ...draft.where() }, score: 0.93 }
}
