import { speaksToModel } from '../../models/index.ts'
import type { Passage } from '../../passages/index.ts'
import type { Occurrence } from '../../table/index.ts'
import { plainText } from '../composing/plain-text.ts'
import { unitText } from '../retrieval/read-unit.ts'

/** A unit as the model sees it. */
export interface ShownUnit {
  /** Place in the passage's units. */
  readonly at: number
  readonly text: string
}

/** A passage as the model sees it. */
export interface ShownPassage {
  /** By which it is cited; from 1. */
  readonly number: number
  readonly passage: Passage
  /** The row it is cited by. */
  readonly occurrence: Occurrence | undefined
  /** In order. */
  readonly units: readonly ShownUnit[]
  /** Units left out because they speak to whoever processes them, not to a reader. */
  readonly withheld: number
}

export interface ShowOptions {
  readonly number: number
  /** Of the rows that hold the passage, one of these is cited. Empty: the first. */
  readonly entities: readonly string[]
}

/** Prepares a passage for a model: units on lines of their own, control characters, false marks of citation and orders left out. */
export function showPassage(passage: Passage, { number, entities }: ShowOptions): ShownPassage {
  const units = passage.units.map((unit, at) => ({ at, text: shownText(unitText(passage, unit)) }))
  const shown = units.filter(({ text }) => text !== '' && !speaksToModel(text))
  const withheld = units.filter(({ text }) => text !== '').length - shown.length
  const { occurrences } = passage
  const occurrence =
    occurrences.find(({ entity }) => entity !== undefined && entities.includes(entity)) ?? occurrences[0]
  return { number, passage, occurrence, units: shown, withheld }
}

/** Cells of a row stand apart by bars. */
function shownText(text: string): string {
  return text
    .split('\t')
    .map((cell) => plainText(cell).replace(/\s+/g, ' '))
    .join(' | ')
    .trim()
}

/** What the passage stands under, outermost first: entity, headings, names of columns. Parts that speak to a model are left out. */
export function aboveOf(
  { passage, occurrence }: Pick<ShownPassage, 'passage' | 'occurrence'>,
  { hidden }: { readonly hidden: ReadonlySet<string | undefined> },
): readonly string[] {
  const entity = hidden.has('entity') ? undefined : occurrence?.entity
  const url = hidden.has('url') ? undefined : occurrence?.url
  return [entity, url, ...passage.headings, passage.tableHeader?.join(' | ')]
    .map((part) => shownText(part ?? ''))
    .filter((part) => part !== '' && !speaksToModel(part))
}
