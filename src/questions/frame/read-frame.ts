import type { Profile } from '../../table/index.ts'
import type { Operator } from '../lexicon/index.ts'
import type { Mark } from '../marks/mark.ts'
import type { Word } from '../words/words.ts'
import type { Frame, FramedCondition, Noun } from './frame.ts'
import { FrameDraft } from './frame-draft.ts'
import { readMissing, readTextTests, readValues } from './read-conditions.ts'
import { readDates } from './read-dates.ts'
import { readNouns } from './read-nouns.ts'
import { hasYears, readNumbers, readRepeated } from './read-numbers.ts'
import { readYears } from './read-years.ts'

/** Operators that change the result whenever they are there: a frame without a slot for one was not understood. */
const binding = new Set<Operator>([
  'not',
  'more',
  'less',
  'at-least',
  'at-most',
  'or-more',
  'or-less',
  'between',
  'since',
  'before',
  'missing',
  'prose',
  'starts',
  'ends',
  'repeated',
  'mention',
])

/**
 * Puts a question's marks into the slots of a frame. Undefined when a word is left over that the table and the lexicon do
 * not account for: then the question is not, or not only, about the table's columns.
 */
export function readFrame(marks: readonly Mark[], words: readonly Word[], profile: Profile): Frame | undefined {
  if (marks.some(({ kind }) => kind === 'unknown')) return undefined
  const draft = new FrameDraft(marks, words, profile)
  if (asksForText(draft)) return undefined
  readDates(draft)
  readNumbers(draft)
  readValues(draft)
  readTextTests(draft)
  readMissing(draft)
  readRepeated(draft)
  const slots = readNouns(draft)
  if (draft.items.some((item) => isLeftOver(item, draft))) return undefined
  // "How many years has it been …" asks for a duration, not for how many years the dates fall in.
  if (slots.targets.some(({ part, counted }) => part !== undefined && part !== 'host' && counted)) return undefined
  // Parts of dates that are no dates to the table cannot be told.
  const nouns = [...slots.targets, ...slots.groups]
  const isUntold = ({ part, column }: Noun) =>
    column?.type === 'text' && (part === 'month' || (part === 'year' && !hasYears(column)))
  if (nouns.some(isUntold)) return undefined
  // "Which companies use Acme" asks which write so, not which are Acme.
  const isSame = ({ framed }: (typeof draft.conditions)[number]) =>
    slots.targets.some(({ column }) => column === framed.column)
  if (draft.has('offer') && (draft.conditions.length === 0 || draft.conditions.some(isSame))) return undefined
  const said = draft.conditions.toSorted((a, b) => a.at - b.at)
  const years = readYears(said, { draft, words })
  const operators = draft.items.filter((item) => item.kind === 'operator')
  const { having, alsoHaving, limit, score } = draft
  return {
    operators: new Set(operators.map(({ operator }) => operator)),
    ...slots,
    groups: years?.group === undefined || slots.groups.length > 0 ? slots.groups : [years.group],
    conditions: merged(years?.conditions ?? said.map(({ framed }) => framed)),
    ...(having === undefined ? {} : { having }),
    alsoHaving,
    ...(limit === undefined ? {} : { limit }),
    score: operators.some(({ misspelt }) => misspelt) ? score * 0.9 : score,
  }
}

/** "How many headers and how many footers": no cell is both, so one condition names both. */
function merged(conditions: readonly FramedCondition[]): readonly FramedCondition[] {
  const kept: FramedCondition[] = []
  for (const framed of conditions) {
    const { condition, column } = framed
    const at = kept.findIndex((one) => one.column === column && one.condition.kind === 'is' && one.had === framed.had)
    const before = kept[at]
    if (condition.kind !== 'is' || before?.condition.kind !== 'is') kept.push(framed)
    else {
      const values = [...new Set([...before.condition.values, ...condition.values])]
      kept[at] = { ...before, condition: { ...before.condition, values }, joined: true }
    }
  }
  return kept
}

function isLeftOver(item: Mark, draft: FrameDraft): boolean {
  if (draft.isUsed(item)) return false
  return (
    item.kind === 'number' ||
    item.kind === 'date' ||
    item.kind === 'value' ||
    item.kind === 'text' ||
    (item.kind === 'operator' && binding.has(item.operator) && !isToldOtherwise(item.operator, draft))
  )
}

/** Binding words that other words give another meaning: "difference in pages between A and B" is not between two numbers. */
function isToldOtherwise(operator: Operator, draft: FrameDraft): boolean {
  // "When was the last order?" is told by its date.
  if (operator === 'prose')
    return draft.has('latest', 'earliest') && draft.profile.columns.some(({ role }) => role === 'time') && isWhen(draft)
  return operator === 'between' && draft.has('difference', 'ratio')
}

/** All that asks for the text is the word for a time. */
function isWhen(draft: FrameDraft): boolean {
  return draft.items.every(
    (item, at) =>
      item.kind !== 'operator' ||
      item.operator !== 'prose' ||
      /^(when|wann|cuando|quand|wanneer|quando)$/.test(draft.textAt(at)),
  )
}

/** "What is the header of Beany's page": what stands under a value is asked for, not which rows have it. */
function asksForText({ items }: FrameDraft): boolean {
  const [first, second, third] = items
  if (first?.kind !== 'operator' || first.operator !== 'which' || second?.kind !== 'value') return false
  return second.links[0]?.column.role !== 'entity' && third?.kind !== 'noun' && third?.kind !== 'operator'
}
