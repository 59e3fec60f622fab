import type { ColumnProfile } from '../../table/index.ts'
import type { Noun } from '../frame/frame.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Key, StatisticMeasure } from '../query/query.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** "length of the longest chunk", "average chunk length per company", "which company has the longest chunk" */
export const lengths: Rule = (draft) => {
  if (draft.has('share')) return undefined
  const nouns = [...draft.frame.targets, draft.frame.measure].filter((noun) => noun !== undefined)
  const column = nouns.map((noun) => textOf(noun, draft)).find((each) => each !== undefined)
  const kind = statisticOf(draft)
  if (column === undefined || kind === undefined) return undefined
  const measure: StatisticMeasure = { kind, column: column.name, of: 'length' }
  const other = nouns.find((noun) => noun.column !== undefined && textOf(noun, draft) === undefined)
  const key = draft.key(draft.frame.groups[0] ?? other)
  if (key !== undefined) return ofGroups(draft, { key, measure })
  if (!draft.has('length')) return longestRow(draft, measure)
  return { query: { kind: 'measure', measures: [measure], ...draft.where() }, score: 0.95 }
}

/** Columns of text; other columns only where their length is spoken of. */
function textOf({ column, others }: Noun, draft: QueryDraft): ColumnProfile | undefined {
  const columns = [...(column === undefined ? [] : [column]), ...others.map((link) => link.column)]
  const text = columns.find(({ role }) => role === 'text')
  if (text !== undefined || !draft.has('length') || column === undefined) return text
  return isNumeric(column) || column.role === 'time' || draft.repeats(column) ? undefined : column
}

function statisticOf(draft: QueryDraft): StatisticMeasure['kind'] | undefined {
  if (!draft.has('length', 'highest', 'lowest')) return undefined
  const computed = (['average', 'median', 'sum'] as const).find((operator) => draft.has(operator))
  if (computed !== undefined) return draft.has('length') || draft.has('highest', 'lowest') ? computed : undefined
  if (draft.has('highest')) return 'max'
  return draft.has('lowest') ? 'min' : undefined
}

function ofGroups(draft: QueryDraft, { key, measure }: { key: Key; measure: StatisticMeasure }): Candidate | undefined {
  if (draft.frame.groups.length > 0) {
    return { query: { kind: 'groups', by: [key], measure, order: 'most', ...draft.where() }, score: 0.93 }
  }
  return draft.rankedBy(key, measure, 0.9)
}

/** "the longest chunk": its row, with the length. */
function longestRow(draft: QueryDraft, measure: StatisticMeasure): Candidate | undefined {
  return measure.kind === 'max' || measure.kind === 'min' ? draft.rankedBy({ column: '_row' }, measure, 0.8) : undefined
}
