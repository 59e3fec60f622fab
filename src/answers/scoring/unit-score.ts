import { speaksToModel } from '../../models/index.ts'
import type { ExpectedAnswer } from '../../questions/index.ts'
import type { ReadUnit } from '../retrieval/read-unit.ts'
import { findAddresses } from '../values/index.ts'
import type { UnitFeatures } from './unit-features.ts'
import { unitWeights } from './unit-weights.ts'

/** Weights of what only web pages have, which keep their menus and headings below prose; the others are learned. */
const pageWeights = {
  /** The number stands right before what it counts. */
  beside: 4,
  decisive: 6,
  address: 4,
  spread: 0.4,
  link: -2,
  heading: -1.5,
  boilerplate: -1,
  short: -1,
  legal: -1,
  bait: -8,
  /** The row with the names of a table's columns. */
  header: -3,
  /** Share of the entity's name in the unit: it speaks of the entity, not of something of it. */
  named: 1,
  /** A row of prices answers what something costs. */
  row: 3,
} as const

/** What stands against words that repeat counts no more than they do: a footer is where addresses are. */
const apartFromWords: ReadonlySet<string> = new Set(['asks', 'length', 'link', 'heading', 'short'])

export type ScoreParts = Partial<Record<keyof typeof pageWeights, number>>

/** Types without which nothing is an answer. */
const decisive: ReadonlySet<ExpectedAnswer> = new Set(['phone', 'mail', 'hours'])

/** What is known of a unit beside the question's words. */
export interface UnitKnowledge {
  readonly unit: ReadUnit
  /** Rows that hold the unit's value of the wanted type; 0 when it has none. */
  readonly rows: number
  /** Share of the entity's name that the unit holds. */
  readonly named: number
  readonly isBeside: boolean
  readonly isLegal: boolean
  readonly isHeader: boolean
  /** The question asks for nothing but a value. */
  readonly isBare: boolean
}

/** The parts that a question's kind adds to a unit's features. */
export function kindParts(
  expects: ExpectedAnswer,
  { unit: { unit, text }, rows, named, isBeside, isLegal, isHeader, isBare }: UnitKnowledge,
): ScoreParts {
  const isTyped = rows > 0
  const is = (holds: boolean): number => (holds ? 1 : 0)
  const isDecisive = isTyped && decisive.has(expects)
  return {
    beside: is(isBeside),
    decisive: is(isDecisive),
    spread: isDecisive ? Math.log(1 + rows) : 0,
    address: is(isTyped && expects === 'place' && findAddresses(text).length > 0),
    row: is(isTyped && isBare && expects === 'money' && unit.kind === 'row'),
    named,
    legal: is(isLegal),
    bait: is(speaksToModel(text)),
    header: is(isHeader),
  }
}

/** What is added up: what the question's words give, the cues of an answer, and the marks of web pages. */
export interface Scored {
  readonly features: UnitFeatures
  readonly cues: Readonly<Record<string, number>>
  readonly parts: ScoreParts
}

/** The score and what each part added to it; what comes from the question's words counts `wordShare` times. Parts that added nothing are left out. */
export function score(
  { features, cues, parts }: Scored,
  wordShare: number,
): { readonly total: number; readonly parts: Readonly<Record<string, number>> } {
  const added: Record<string, number> = {}
  let total = 0
  const add = (name: string, part: number): void => {
    if (part === 0) return
    added[name] = Math.round((part + (added[name] ?? 0)) * 1000) / 1000
    total += part
  }
  for (const [name, value] of Object.entries(features)) {
    const share = apartFromWords.has(name) ? 1 : wordShare
    add(name, value * share * ((unitWeights[name] ?? 0) + (pageWeight(name) ?? 0)))
  }
  for (const [name, value] of Object.entries(cues)) add(name, value * (unitWeights[name] ?? 0))
  for (const [name, value] of Object.entries(parts)) add(name, value * (pageWeight(name) ?? 0))
  return { total, parts: added }
}

const pageWeight = (name: string): number | undefined =>
  name in pageWeights ? pageWeights[name as keyof typeof pageWeights] : undefined // it is one of its names
