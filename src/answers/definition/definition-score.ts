import { type PageKind, pageKind } from '../retrieval/page-kind.ts'
import type { ReadPassage, ReadUnit } from '../retrieval/read-unit.ts'
import { findAddresses } from '../values/index.ts'
import { isNotice, isRequest } from '../words/notices.ts'
import type { Centrality } from './central-words.ts'
import { afterName, beginsWithName } from './names.ts'
import { beginsPointingBack, negates, saysWhatItIs, speaksOfItself } from './self-descriptions.ts'

/** What speaks for a unit as the answer to "what does X do?". */
const weights = {
  /** "We provide …", "X is a …". */
  describes: 2,
  /** Begins with the name. */
  named: 1,
  description: 2.2,
  front: 1,
  /** Among the first sentences of a front page. */
  lead: 1.2,
  /** Shares words that its pages keep coming back to. */
  central: 2.5,
  sameLanguage: 1,
  menu: -2.5,
  linkList: -1,
  heading: -1.5,
  title: -2.5,
  item: -1,
  legal: -4,
  news: -1.5,
  boilerplate: -0.5,
  asks: -1.5,
  quotes: -2,
  short: -2,
  long: -0.7,
  selfTalk: -1,
  pointsBack: -0.7,
  negates: -0.8,
  request: -1.5,
  address: -3,
} as const

type Part = keyof typeof weights

/** What a unit's score is judged by, beside the unit. */
export interface DefinitionContext {
  readonly names: readonly string[]
  readonly central: Centrality
  /** All its pages are news: then they are what there is. */
  readonly onlyNews: boolean
  /** The language to prefer. */
  readonly language: string | undefined
}

export interface DefinitionScore {
  readonly total: number
  /** `total` without what central words add: that depends on what was said before. */
  readonly base: number
  readonly parts: Readonly<Record<string, number>>
}

const shortest = 5
const longest = 38
/** Longer texts that hold an address tell more than where somebody is. */
const longestAddress = 25
/** Sum of central weights that counts as full. */
const fullCentrality = 3.5
/** Words of a sentence that carries as much as a sentence should; longer ones must hold more central words for the same gain. */
const goodLength = 20
const quoted = /^["“„«»「『'‘]|["”“»」』]\s*$/u
const selfTalk = /(?<!\p{L})(?:I|I'm|I’m|my|me|ich|mein|je|mon|yo|mi|io|mio|ik|mijn)(?!\p{L})/u

/** What central words add that were not said yet. */
export function centralGain(
  { stems, words }: Pick<ReadUnit, 'stems' | 'words'>,
  central: Centrality,
  said: ReadonlySet<string>,
): number {
  let sum = 0
  for (const stem of new Set(stems)) if (!said.has(stem)) sum += central.get(stem) ?? 0
  return weights.central * Math.min(1, sum / (fullCentrality * Math.max(1, words / goodLength)))
}

export function definitionScore(source: ReadPassage, unit: ReadUnit, context: DefinitionContext): DefinitionScore {
  const { passage } = source
  const { text, words } = unit
  const { kind } = unit.unit
  const page = pageKind(passage.occurrences[0]?.url)
  const links = passage.units.filter((each) => each.kind === 'link').length
  const after = words >= shortest || isBareDefinition(unit, context.names) ? afterName(text, context.names) : undefined
  const is = (holds: boolean): number => (holds ? 1 : 0)
  const features: Record<Exclude<Part, 'central'>, number> = {
    describes: after !== undefined && saysWhatItIs(after) ? 1 : speaksOfItself(text),
    named: after === undefined ? 0 : beginsWithName(text, context.names) ? 1 : 0.5,
    description: is(kind === 'description'),
    front: is(page === 'home' || page === 'about'),
    lead: is(isLead(source, unit, page)),
    sameLanguage: is(context.language !== undefined && passage.language === context.language),
    menu: is(kind === 'link'),
    linkList: is(kind !== 'link' && links * 2 > passage.units.length),
    heading: is(kind === 'heading'),
    title: is(kind === 'title'),
    item: is(kind === 'item' || kind === 'row'),
    legal: is(page === 'legal' || isNotice(text)),
    news: is(page === 'news' && !context.onlyNews),
    boilerplate: is(passage.boilerplate),
    asks: is(/[?？]/.test(text)),
    quotes: is(quoted.test(text)),
    short: is(words < shortest && !isBareDefinition(unit, context.names)),
    long: is(words > longest),
    selfTalk: is(selfTalk.test(text)),
    request: is(isRequest(text)),
    address: is(words <= longestAddress && findAddresses(text).length > 0),
    pointsBack: is(beginsPointingBack(text)),
    negates: is(negates(text)),
  }
  const parts: Record<string, number> = {}
  let base = 0
  for (const [part, value] of Object.entries(features)) {
    if (value === 0) continue
    const added = value * weights[part as Part] // the keys of `features` are parts: its type says so
    base += added
    parts[part] = Math.round(added * 1000) / 1000
  }
  const central = centralGain(unit, context.central, new Set())
  if (central > 0) parts.central = Math.round(central * 1000) / 1000
  return { total: base + central, base, parts }
}

/** Sentences from the top of a front page that are likely to say what it is about. */
const leadingSentences = 4

function isLead({ passage, units }: ReadPassage, unit: ReadUnit, page: PageKind): boolean {
  if (page !== 'home' || passage.boilerplate) return false
  const sentences = units.filter(
    (each) => each.unit.kind === 'sentence' && each.words >= shortest && /[.。!]\s*$/.test(each.text),
  )
  return sentences.indexOf(unit) >= 0 && sentences.indexOf(unit) < leadingSentences
}

const shortestDefinition = 3

/** "Nordvind er et andelsselskab.": few words, but all that is asked. */
function isBareDefinition({ text, words }: ReadUnit, names: readonly string[]): boolean {
  if (words < shortestDefinition || words >= shortest || !beginsWithName(text, names)) return false
  return saysWhatItIs(afterName(text, names, 0) ?? '')
}
