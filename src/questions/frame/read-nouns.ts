import type { ColumnProfile } from '../../table/index.ts'
import type { Operator } from '../lexicon/index.ts'
import type { Condition } from '../query/query.ts'
import type { Frame, Noun } from './frame.ts'
import type { FrameDraft } from './frame-draft.ts'
import { readNegation } from './read-conditions.ts'

/** `ranking`: a measure said by name, "by rating". */
type Slot = 'target' | 'group' | 'measure' | 'ranking'

const superlatives = new Set<Operator | undefined>(['most', 'least', 'highest', 'lowest'])
/** A yes-or-no column behind one of these is asked for; elsewhere it narrows: "products in stock". */
const asksFor = new Set<Operator | undefined>(['count', 'which', 'list', 'distinct', 'distribution', 'common', 'rare'])
const computed = new Set<Operator | undefined>(['count', 'average', 'sum', 'median'])

/** Tells what is asked for from what it is grouped by and what it is ranked by. */
export function readNouns(draft: FrameDraft): Pick<Frame, 'targets' | 'groups' | 'measure'> {
  const targets: Noun[] = []
  const groups: Noun[] = []
  const had = new Set<Noun>()
  let measure: Noun | undefined
  let last: Slot = 'target'
  draft.items.forEach((_, at) => {
    const slot = draft.nounAt(at) === undefined ? undefined : slotOf(draft, { at, last })
    const noun = draft.takeNoun(at)
    if (noun === undefined || slot === undefined) return
    last = slot
    if (slot === 'group') groups.push(noun)
    else if (slot === 'ranking') {
      // "largest companies by rating": what stood behind "largest" is what is ranked.
      if (measure !== undefined) targets.push(measure)
      measure = noun
    } else if (slot === 'measure' && measure === undefined) measure = noun
    else if (saysYes(noun.column) !== undefined && !asksFor.has(draft.operatorAt(at - 1)) && draft.items.length > 1) {
      addTrue(draft, at, noun.column)
    } else if (!targets.some(({ column }) => column === noun.column)) targets.push(noun)
  })
  for (const [index, noun] of targets.entries()) {
    // "Which films had notes": the first noun is asked for, the others say which of them.
    if (index === 0 || !noun.had || noun.column === undefined || noun.score < 0.85) continue
    const { column } = noun
    if (column.missing === 0) continue
    const condition = { kind: 'not', of: { kind: 'missing', column: column.name } } as const
    draft.addCondition(draft.items.length, { column, condition, had: true, negated: true })
    had.add(noun)
  }
  return { targets: targets.filter((noun) => !had.has(noun)), groups, ...(measure === undefined ? {} : { measure }) }
}

/** What the cells of a column say where something is so; undefined for columns that say more than yes and no. */
function saysYes(column: ColumnProfile | undefined): string | undefined {
  if (column === undefined || (column.type === 'boolean' && column.distinct > 0))
    return column === undefined ? undefined : 'true'
  if (column.type !== 'text' || column.distinct !== 2 || column.top.length !== 2) return undefined
  const yes = column.top.find(({ value }) => /^(yes|y|ja|si|sí|oui|sim|true|t)$/i.test(value.trim()))
  const no = column.top.find(({ value }) => /^(no|n|nein|non|não|nee|false|f)$/i.test(value.trim()))
  return yes !== undefined && no !== undefined ? yes.value : undefined
}

function addTrue(draft: FrameDraft, at: number, column: ColumnProfile | undefined): void {
  const yes = saysYes(column)
  if (column === undefined || yes === undefined) return
  const { name } = column
  const { negated, only } = readNegation(draft, at)
  const condition: Condition =
    column.type === 'boolean' ? { kind: 'true', column: name } : { kind: 'is', column: name, values: [yes] }
  draft.addCondition(at, { column, condition: negated ? { kind: 'not', of: condition } : condition, negated, only })
}

function slotOf(draft: FrameDraft, { at, last }: { at: number; last: Slot }): Slot {
  let i = at - 1
  while (draft.operatorAt(i) === 'distinct' || draft.operatorAt(i) === 'which' || draft.items[i]?.kind === 'value') i--
  const before = draft.operatorAt(i)
  // "über" is both "more than" and, in a distribution, "across".
  if (before === 'per' || (before === 'more' && draft.has('distribution'))) {
    draft.use(i)
    const isRanked = draft.has('top', 'bottom', 'highest', 'lowest')
    return isRanked && draft.numericAt(at) !== undefined ? 'ranking' : 'group'
  }
  if (before === 'and' && last === 'group') return 'group'
  // In "listed most in the first division" the division is not what there is most of.
  if (superlatives.has(before)) return draft.areApart(i, at) ? 'target' : 'measure'
  if ((before === 'more' || before === 'less') && comparesValues(draft)) {
    draft.use(i)
    return 'measure'
  }
  const isRated = (before === 'top' || before === 'bottom') && draft.items[at + 1]?.kind === 'noun'
  if (isRated && draft.numericAt(at) !== undefined) {
    if (!draft.textAt(at + 1).endsWith('s')) draft.limit ??= 1
    return 'measure'
  }
  const beforeThat = draft.operatorAt(i - 1)
  if (!computed.has(before)) return 'target'
  if (beforeThat === 'per') return 'ranking'
  return superlatives.has(beforeThat) ? 'measure' : 'target'
}

/** Two values of one column are named: "does A or B have more …". */
function comparesValues(draft: FrameDraft): boolean {
  return draft.conditions.some(({ framed: { condition } }) => condition.kind === 'is' && condition.values.length > 1)
}
