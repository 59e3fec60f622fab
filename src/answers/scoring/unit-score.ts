import { speaksToModel } from '../../models/index.ts'
import type { ExpectedAnswer } from '../../questions/index.ts'
import type { ReadUnit } from '../retrieval/read-unit.ts'
import { findAddresses } from '../values/index.ts'
import type { UnitFeatures } from './unit-features.ts'

/**
 * Weights of the linear score. The first seven, `typed`, `precise`, `cause` and `asks` were fitted as a conditional logit on
 * questions about encyclopedia paragraphs; the others keep menus and headings of web pages below prose.
 */
const weights = {
  own: 1,
  around: 0,
  context: 4.5,
  titled: 2.8,
  passage: 5.8,
  pairs: 4,
  fuzzy: 6.9,
  rarity: 3,
  typed: 1.3,
  precise: 1.3,
  /** The number stands right before what it counts. */
  beside: 4,
  decisive: 6,
  address: 4,
  spread: 0.4,
  cause: 1.4,
  asks: -0.8,
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

/** Features that come from the question's words, and what stands against words that repeat: a footer is where addresses are. */
const byWords: ReadonlySet<string> = new Set([
  'own',
  'context',
  'titled',
  'passage',
  'pairs',
  'fuzzy',
  'rarity',
  'boilerplate',
])

export type ScoreParts = Partial<Record<keyof typeof weights, number>>

/** Types whose values are hard to mistake. */
const precise: ReadonlySet<ExpectedAnswer> = new Set(['time', 'number', 'money', 'duration'])
/** Types without which nothing is an answer. */
const decisive: ReadonlySet<ExpectedAnswer> = new Set(['phone', 'mail', 'hours'])

const causes =
  /(?<!\p{L})(?:because|since|due to|as a result|in order to|so that|therefore|thus|reason|caused? by|led to|weil|denn|deshalb|damit|aufgrund|um zu|parce qu|car|afin|pour|porque|debido|para|perché|poiché|perciò|omdat|zodat|want|ponieważ|dlatego|aby|därför|eftersom|för att|fordi|for at|защото|поради|потому|поэтому|чтобы)(?!\p{L})|ため|から|因为/u

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
    typed: is(isTyped),
    precise: is(isTyped && precise.has(expects)),
    beside: is(isBeside),
    decisive: is(isDecisive),
    spread: isDecisive ? Math.log(1 + rows) : 0,
    address: is(isTyped && expects === 'place' && findAddresses(text).length > 0),
    row: is(isTyped && isBare && expects === 'money' && unit.kind === 'row'),
    cause: is(expects === 'reason' && causes.test(text.toLowerCase())),
    named,
    legal: is(isLegal),
    bait: is(speaksToModel(text)),
    header: is(isHeader),
  }
}

/** The score and what each part added to it; what comes from the question's words counts `wordShare` times. Parts that added nothing are left out. */
export function score(
  features: UnitFeatures,
  parts: ScoreParts,
  wordShare: number,
): { readonly total: number; readonly parts: Readonly<Record<string, number>> } {
  const added: Record<string, number> = {}
  let total = 0
  for (const [name, value] of Object.entries({ ...features, ...parts })) {
    const part = value * (byWords.has(name) ? wordShare : 1) * weights[name as keyof typeof weights] // the names of both are keys of `weights`: their types say so
    if (part === 0) continue
    added[name] = Math.round(part * 1000) / 1000
    total += part
  }
  return { total, parts: added }
}
