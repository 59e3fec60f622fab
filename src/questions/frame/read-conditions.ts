import type { ColumnProfile } from '../../table/index.ts'
import type { ValueLink } from '../linking/link-values.ts'
import type { ValueMark } from '../marks/mark.ts'
import type { Condition } from '../query/query.ts'
import type { FrameDraft } from './frame-draft.ts'

/** Words that say "has no" at once. */
const lacking = /^(without|lacks?|lacking|sin|ohne|sans|zonder|senza|sem|bez)$/

/** Words for none of a thing: "… and no header". */
const none = /^(no|keine?n?|ninguna?|aucune?|nessuna?|geen|nenhuma?)$/

/** Values become conditions; values of one column in a row share one; a column named beside its value belongs to it. */
export function readValues(draft: FrameDraft): void {
  draft.items.forEach((item, at) => {
    if (item.kind !== 'value' || draft.isUsed(item)) return
    const link = chooseLink(draft, { item, at })
    if (link === undefined) return
    const { values, joined, last } = readRun(draft, { at, link })
    // "rows about Beany" are its rows; a question about it asks for more than rows.
    if (draft.textAt(at - 1) === 'about' && draft.has('count', 'list')) draft.use(at - 1)
    const { negated, had, only } = readNegation(draft, at, link.column)
    const is: Condition = { kind: 'is', column: link.column.name, values }
    const condition: Condition = negated ? { kind: 'not', of: is } : is
    draft.addCondition(at, { condition, column: link.column, had, negated, only, byId: link.how === 'id', joined })
    absorbColumn(draft, { from: at, to: last, column: link.column })
  })
}

/** Of several columns that have the value, the one named beside it, else the first. */
function chooseLink(draft: FrameDraft, { item, at }: { item: ValueMark; at: number }): ValueLink | undefined {
  const beside = [at - 1, at + 1].flatMap((i) => draft.nounAt(i)?.link.columns.map(({ column }) => column) ?? [])
  const named = item.links.find(({ column }) => beside.includes(column))
  if (named === undefined && new Set(item.links.map(({ column }) => column)).size > 1) draft.score *= 0.8
  return named ?? item.links[0]
}

/** "headers or footers": all values of the link's column from here on. */
function readRun(draft: FrameDraft, { at, link }: { at: number; link: ValueLink }) {
  const values = [link.value]
  let last = at
  let joined = false
  draft.use(at)
  draft.score *= link.score
  for (;;) {
    const joiner = draft.operatorAt(last + 1)
    const next = joiner === 'or' || joiner === 'and' ? last + 2 : last + 1
    const mark = draft.items[next]
    const same = mark?.kind === 'value' ? mark.links.find(({ column }) => column === link.column) : undefined
    if (same === undefined) break
    joined ||= joiner === 'and'
    values.push(same.value)
    draft.use(next)
    draft.score *= same.score
    last = next
  }
  if (draft.has('more', 'less', 'compare', 'difference', 'ratio')) values.push(...readCompared(draft, link))
  return { values, joined, last }
}

/** "Does Beany have more pages than Abelini": the values that the first is compared with. */
function readCompared(draft: FrameDraft, { column }: ValueLink): readonly string[] {
  return draft.items.flatMap((item, at) => {
    const same =
      item.kind === 'value' && !draft.isUsed(item) ? item.links.find((one) => one.column === column) : undefined
    if (same === undefined) return []
    draft.use(at)
    draft.score *= same.score
    return [same.value]
  })
}

function absorbColumn(
  draft: FrameDraft,
  { from, to, column }: { from: number; to: number; column: ColumnProfile },
): void {
  for (const at of [from - 1, to + 1]) {
    const noun = draft.nounAt(at)
    const named = noun?.link.columns[0]?.column
    if (named !== column && named?.aliasOf !== column.name) continue
    const asked = draft.operatorAt(at - 1)
    const isTarget = at < from && (asked === 'count' || asked === 'which') && column.role === 'entity'
    if (!isTarget) draft.use(at)
  }
}

/** What stands before an item: "not", "has", "has no", "without". */
export function readNegation(
  draft: FrameDraft,
  at: number,
  own?: ColumnProfile,
): { negated: boolean; had: boolean; only: boolean } {
  let negated = false
  let only = false
  let had = false
  for (let i = at - 1; i >= 0; i--) {
    const operator = draft.operatorAt(i)
    if (operator === 'not') {
      negated = true
      const isGoingOn = draft.operatorAt(i - 1) === 'and' && draft.has('have') && none.test(draft.textAt(i))
      had ||= lacking.test(draft.textAt(i)) || isGoingOn
      draft.use(i)
    } else if (operator === 'have') had = true
    else if (operator === 'exactly') only = true
    else if (operator !== 'distinct' && operator !== 'which') {
      // "no chunk of type header", "not of type main": the rows or the value's column stand between.
      const before = draft.operatorAt(i - 1)
      const link = draft.nounAt(i)?.link
      const isOwn = own !== undefined && link?.columns[0]?.column === own
      const isBetween = ((link?.rows ?? 0) > 0 || isOwn) && (before === 'not' || before === 'have')
      if (!isBetween) break
      draft.use(i)
    }
  }
  return { negated, had, only }
}

/** "rows whose url contains 'careers'": the column before the verb belongs to it, unless it is all that is asked for. */
export function readTextTests(draft: FrameDraft): void {
  draft.items.forEach((item, at) => {
    if (item.kind !== 'text') return
    const nounAt = draft.operatorAt(at - 1) === 'not' ? at - 2 : at - 1
    const column = item.link.columns[0]?.column
    if (draft.nounAt(nounAt) === undefined || column === undefined) return
    const { negated } = readNegation(draft, at)
    const test: Condition = { kind: 'text', column: column.name, test: item.test, text: item.text }
    draft.addCondition(at, { column, condition: negated ? { kind: 'not', of: test } : test, negated })
    const isAsked = !draft.items.some((other, i) => i < nounAt && other.kind === 'noun')
    draft.use(at, ...(isAsked ? [] : [nounAt]))
  })
}

/** "missing url", "url is empty", and "without a url". */
export function readMissing(draft: FrameDraft): void {
  draft.items.forEach((_, at) => {
    if (draft.operatorAt(at) === 'missing') readMissingColumn(draft, at)
    else if (draft.operatorAt(at - 1) === 'not') readLackedColumn(draft, at)
  })
}

function readMissingColumn(draft: FrameDraft, at: number): void {
  const isAsked = (i: number) => ['count', 'which'].includes(draft.operatorAt(i - 1) ?? '')
  const nounAt = [at + 1, at - 1, at - 2, at + 2].find(
    (i) => (draft.nounAt(i)?.link.columns.length ?? 0) > 0 && !isAsked(i),
  )
  const column = nounAt === undefined ? undefined : draft.nounAt(nounAt)?.link.columns[0]?.column
  if (nounAt === undefined || column === undefined) return
  const { negated } = readNegation(draft, at)
  const missing: Condition = { kind: 'missing', column: column.name }
  draft.addCondition(at, { column, condition: negated ? { kind: 'not', of: missing } : missing, negated })
  draft.use(at, nounAt)
}

function readLackedColumn(draft: FrameDraft, at: number): void {
  const link = draft.nounAt(at)?.link
  const first = link?.columns[0]
  // "Without a comment", where rows are called by their comments: those of which it is missing.
  const isLacked = first?.score === 1 && first.column.missing > 0
  if (link === undefined || first === undefined || (link.rows > 0 && !isLacked)) return
  const { column, score } = first
  const condition: Condition =
    column.type === 'boolean'
      ? { kind: 'not', of: { kind: 'true', column: column.name } }
      : { kind: 'missing', column: column.name }
  draft.addCondition(at, { column, condition, had: true })
  draft.score *= score
  draft.use(at - 1, at)
}
