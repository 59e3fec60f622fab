import type { Profile, Schema } from '../../table/index.ts'
import type { Frame } from '../frame/frame.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Query } from '../query/query.ts'
import { counted } from './counts.ts'
import { distribution, grouped } from './groupings.ts'
import { lengths } from './lengths.ts'
import { columns, listed, size } from './lists.ts'
import { difference, excess, ratio } from './pairs.ts'
import { price } from './prices.ts'
import { type Candidate, QueryDraft, type Rule } from './query-draft.ts'
import { commonest, compared, extreme, ranked, ranking } from './rankings.ts'
import { having, havingValues, ofTheMost, share } from './shares.ts'
import { range, statistic } from './statistics.ts'

/** "average price of hats versus shoes" */
const comparedStatistic: Rule = (draft) => (draft.has('compare') ? compared(draft) : undefined)

/** From the most to the least specific: the first that has a query wins. */
const rules: readonly Rule[] = [
  columns,
  size,
  lengths,
  ratio,
  share,
  excess,
  having,
  havingValues,
  ofTheMost,
  range,
  comparedStatistic,
  statistic,
  commonest,
  ranking,
  ranked,
  extreme,
  compared,
  grouped,
  distribution,
  counted,
  price,
  listed,
]

/** The query a frame asks for; undefined when it asks for none. */
export function buildQuery(
  frame: Frame,
  table: { readonly schema: Schema; readonly profile: Profile },
): Candidate | undefined {
  const draft = new QueryDraft(frame, table)
  for (const rule of rulesFor(draft)) {
    const candidate = rule(draft)
    if (candidate !== undefined && keepsGroups(candidate.query, draft)) return candidate
  }
  return undefined
}

/** What is said of "each", "per" or "by" is never left out. */
function keepsGroups(query: Query, draft: QueryDraft): boolean {
  const keys = draft.frame.groups.flatMap(({ column }) => (column === undefined ? [] : [column.name]))
  if (keys.length === 0) return true
  const by = 'by' in query ? [query.by].flat().map(({ column }) => column) : []
  return keys.every((key) => by.includes(key))
}

/** Lengths and repeated values are never counted as rows or values. */
function rulesFor(draft: QueryDraft): readonly Rule[] {
  if (draft.has('difference')) return [difference]
  if (draft.frame.alsoHaving.length > 0) return [having]
  if (draft.has('length')) return [lengths]
  if (addsUpText(draft)) return []
  // What has no time to be told by is not counted instead.
  if (draft.has('latest', 'earliest', 'oldest', 'youngest')) return [extreme, statistic]
  return draft.has('repeated') ? [having] : rules
}

/** "Total price" of cells that are no numbers: how many different ones there are is not what is asked. */
function addsUpText(draft: QueryDraft): boolean {
  const column = draft.target?.column
  if (!draft.has('sum') || draft.has('count') || column === undefined) return false
  if (column.role === 'entity' || column.role === 'url' || column.role === 'id') return false
  const nouns = [...draft.frame.targets, ...(draft.frame.measure === undefined ? [] : [draft.frame.measure])]
  return !nouns.some((noun) => noun.column !== undefined && isNumeric(noun.column))
}
