import type { Profile, Schema } from '../table/index.ts'
import type { Frame } from './frame.ts'
import { type Candidate, QueryDraft, type Rule } from './query-draft.ts'
import { counted } from './rules/counts.ts'
import { distribution, grouped } from './rules/groupings.ts'
import { lengths } from './rules/lengths.ts'
import { columns, listed, size } from './rules/lists.ts'
import { price } from './rules/prices.ts'
import { commonest, compared, extreme, ranked, ranking } from './rules/rankings.ts'
import { having, havingValues, share } from './rules/shares.ts'
import { range, statistic } from './rules/statistics.ts'

/** From the most to the least specific: the first that has a query wins. */
const rules: readonly Rule[] = [
  columns,
  size,
  lengths,
  share,
  having,
  havingValues,
  range,
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
    if (candidate !== undefined) return candidate
  }
  return undefined
}

/** Lengths and repeated values are never counted as rows or values. */
function rulesFor(draft: QueryDraft): readonly Rule[] {
  if (draft.has('length')) return [lengths]
  return draft.has('repeated') ? [having] : rules
}
