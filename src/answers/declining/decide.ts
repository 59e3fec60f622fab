import type { ExpectedAnswer, SearchPlan } from '../../questions/index.ts'
import { asksToPay } from '../evidence/value-types.ts'
import { otherWords } from '../question/bare-question.ts'
import { likenessIn, surelyLike } from '../question/holder-likeness.ts'
import { coverageOf, type Holder, presence } from '../question/question-words.ts'
import type { Retrieved } from '../retrieval/retrieve.ts'
import type { Candidate } from '../scoring/rank-units.ts'
import { identifierFinder } from '../values/index.ts'
import { foldText } from '../words/fold-text.ts'
import { asksForFounding, isNamedType, isTopRole, rolesIn } from '../words/kin.ts'
import { wordLikeness } from '../words/word-likeness.ts'
import { beyondDescription } from './beyond-description.ts'
import { type ConfidenceFeatures, confidence, confidenceFeatures, type Scope } from './confidence.ts'
import { tellsFounding } from './tells-founding.ts'
import { leastWithStrangeName, type NeededSureness } from './thresholds.ts'
import { withIdentifier } from './with-identifier.ts'
import { withValueFirst } from './with-value-first.ts'

/** `lacks`: what was looked for, should it turn out to be missing. */
export type Decision = { readonly lacks: string; readonly why: string } & (
  | { readonly answers: true; readonly candidates: readonly Candidate[] }
  | { readonly answers: false }
)

/** Best units among which that with the most words of the question is looked for. */
const considered = 20
/** How much words of like meaning count when the question has several words: all of them together are not enough. */
const kinAmongSeveral = 0.6
/** A word this much like one of the entity's name is that word. */
const likeName = 0.5
/** Share, by rarity, of the words beside the type's name that a unit with a value of that type must hold. */
const leastTypedCoverage = 0.34

/** Types without whose values nothing is an answer. */
const decisive: ReadonlySet<ExpectedAnswer> = new Set(['phone', 'mail', 'hours'])

/** Types whose values have a shape: inside one entity's texts an answer must hold one. */
const shaped: ReadonlySet<ExpectedAnswer> = new Set([
  'time',
  'money',
  'number',
  'duration',
  'phone',
  'mail',
  'hours',
  'place',
])

/** Types that are asked for by a measure: a sentence without one only speaks of it. */
const measured: ReadonlySet<ExpectedAnswer> = new Set(['money', 'duration'])

const nouns: Partial<Record<ExpectedAnswer, string>> = {
  phone: 'a telephone number',
  mail: 'a mail address',
  hours: 'opening hours',
  place: 'a place or an address',
  time: 'a date',
  money: 'an amount of money',
  number: 'a number',
  duration: 'a length of time',
  person: 'the name of a person',
}

/** Whether what was read answers the question, and with which units; judged by entity and topic, not by single words. */
export function decide(
  question: string,
  plan: SearchPlan,
  retrieved: Retrieved,
  { candidates, thresholds }: { readonly candidates: readonly Candidate[]; readonly thresholds: NeededSureness },
): Decision {
  const lacks = lacking(question, plan)
  const sureness = (among: readonly Candidate[]): Decision => {
    const decision = decideBySureness(assess(plan, retrieved, among), {
      candidates: among,
      thresholds,
      strange: retrieved.entities.length === 0 ? strangeName(question, retrieved) : undefined,
    })
    return { ...decision, lacks }
  }
  const identifier = identifierFinder(question)
  if (identifier !== undefined) {
    const holding = candidates.flatMap((candidate) => withIdentifier(candidate, identifier))
    if (holding.length === 0) return { answers: false, lacks, why: 'no unit holds such a number beside its name' }
    return retrieved.entities.length === 0
      ? sureness(holding)
      : { answers: true, candidates: holding, lacks, why: 'a unit holds such a number beside its name' }
  }
  if (retrieved.entities.length === 0) return sureness(candidates)
  const { expects } = plan
  const able = candidates.filter(({ evidence }) => evidence !== undefined)
  if (expects === 'time' && asksForFounding(question)) {
    const founding = able.filter((candidate) => tellsFounding(candidate, retrieved.entities))
    if (founding.length > 0) return sureness(founding)
    return { answers: false, lacks, why: 'no unit holds a date beside a word of founding' }
  }
  const others = otherWords(expects, retrieved.words)
  const telling = withoutBroad(others)
  const asksForNothingElse = telling.length === 0 || (isNamedType(expects) && telling.every(({ isBroad }) => isBroad))
  const needsEvidence =
    decisive.has(expects) ||
    (expects === 'person' && rolesIn(question).length > 0) ||
    (shaped.has(expects) && asksForNothingElse)
  if (needsEvidence && able.length === 0) return { answers: false, lacks, why: `no unit holds ${nouns[expects]}` }
  if (needsEvidence && asksForNothingElse)
    return { answers: true, candidates: able, lacks, why: `a unit holds ${nouns[expects]}` }
  if (needsEvidence && expects === 'person' && asksForHead(question, telling, retrieved))
    return {
      answers: true,
      candidates: able,
      lacks,
      why: 'a person of that role is named, and the rest is about the entity',
    }
  if (decisive.has(expects)) return decideByCoverage({ question, plan, retrieved }, able)
  return sureness(
    needsEvidence
      ? able
      : measured.has(expects)
        ? withValueFirst(candidates, expects === 'money' && asksToPay(question))
        : candidates,
  )
}

/** "Who runs the sail loft X in Hoorn?": whoever stands for the whole, and all the rest stands in its texts. */
function asksForHead(question: string, words: Retrieved['words'], { passages }: Retrieved): boolean {
  if (!isTopRole(foldText(question))) return false
  const rest = words.filter(({ folded, isBroad }) => !isBroad && rolesIn(folded).length === 0)
  return rest.every((word) => passages.some(({ units }) => units.some((unit) => presence([word], unit)[0] === 1)))
}

/** How sure it is that the texts answer, and by which measure. */
export interface Assessment {
  readonly scope: Scope
  /** 0 to 1. */
  readonly confidence: number
  /** What it was told from; absent when nothing was read. */
  readonly features?: ConfidenceFeatures
}

/** How sure it is that what was read answers the question with the best of the candidates. */
export function assess(
  { expects, query }: SearchPlan,
  retrieved: Retrieved,
  candidates: readonly Candidate[],
): Assessment {
  const scope = retrieved.entities.length > 0 ? 'named' : 'open'
  const words = findable(withoutNames(withoutBroad(retrieved.words), retrieved), { query }, retrieved)
  const topic = Math.max(0, ...candidates.slice(0, considered).map((each) => topicCoverage(each, words, false)))
  const isTyped = shaped.has(expects) || expects === 'person'
  const told = confidenceFeatures(candidates, retrieved, { topic, isTyped })
  if (told === undefined) return { scope, confidence: 0 }
  const features = scope === 'named' ? { ...told, ...misspelt(words, { candidates, retrieved }, told) } : told
  return { scope, confidence: confidence(features, scope), features }
}

/** A word that stands nowhere but is spelt nearly as one of the best unit counts as held by it. */
function misspelt(
  words: Retrieved['words'],
  { candidates: [best], retrieved }: { readonly candidates: readonly Candidate[]; readonly retrieved: Retrieved },
  { coverage, passageCoverage }: ConfidenceFeatures,
): Partial<ConfidenceFeatures> {
  const unknown = new Set(retrieved.ranking.unknownTerms)
  const unit = best?.source.units[best.from]
  if (best === undefined || unit === undefined) return {}
  const isMeant = words.some((word) => unknown.has(word.word) && likenessIn(unit, word) >= surelyLike)
  if (!isMeant) return {}
  const held = topicCoverage(best, words, false)
  return { coverage: Math.max(coverage, held), passageCoverage: Math.max(passageCoverage, held) }
}

function decideBySureness(
  { scope, confidence: sure }: Assessment,
  { candidates, thresholds, strange }: SurenessOptions,
): Decision {
  const least = strange === undefined ? thresholds[scope] : Math.max(thresholds[scope], leastWithStrangeName)
  const because = strange === undefined ? '' : `, as “${strange}” stands nowhere`
  const why = `confidence ${sure.toFixed(2)}, needed ${least}${thresholds.calibrated ? ', as calibrated on this file' : ''}${because}`
  return sure >= least ? { answers: true, candidates, lacks: '', why } : { answers: false, lacks: '', why }
}

interface SurenessOptions {
  readonly candidates: readonly Candidate[]
  readonly thresholds: NeededSureness
  /** A name of the question that stands nowhere in the text. */
  readonly strange: string | undefined
}

/** A word with a capital inside the question that stands nowhere, nor anything spelt nearly so. */
function strangeName(question: string, { ranking }: Retrieved): string | undefined {
  const mended = new Set(
    ranking.replacements?.flatMap(({ term, by }) => (by.some((each) => each.term[0] === term[0]) ? term : [])),
  )
  const unknown = new Set(ranking.unknownTerms.filter((term) => !mended.has(term)).map((term) => foldText(term)))
  const words = question.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []
  return words.slice(1).find((word) => /^\p{Lu}/u.test(word) && unknown.has(foldText(word.replace(/['’]s$/u, ''))))
}

/** A telephone number is there or not; which one of several is meant, the other words say. */
function decideByCoverage(
  {
    question,
    plan,
    retrieved,
  }: { readonly question: string; readonly plan: SearchPlan; readonly retrieved: Retrieved },
  able: readonly Candidate[],
): Decision {
  const words = findable(
    withoutNames(withoutBroad(otherWords(plan.expects, retrieved.words)), retrieved),
    plan,
    retrieved,
  )
  const holding = (asked: Retrieved['words']) =>
    able.filter((candidate) => topicCoverage(candidate, asked, true) >= leastTypedCoverage)
  const covered = holding(words)
  const described = covered.length > 0 ? covered : holding(beyondDescription(words, retrieved))
  const sure = described.length > 0 ? described : able.filter((candidate) => standsNear(candidate, words))
  const [best] = sure.length > 0 ? sure : able
  const share = best === undefined ? 0 : Math.round(topicCoverage(best, words, true) * 100)
  const why = `the best unit holds ${share} % of the question's words by rarity, needed ${leastTypedCoverage * 100} %`
  const lacks = lacking(question, plan)
  return sure.length > 0 ? { answers: true, candidates: sure, lacks, why } : { answers: false, lacks, why }
}

/** Units before and after a value in which its heading or label may stand, and what they must hold of the question's words. */
const farthestLabel = 6
const leastNear = 0.9

/** A label near the value says what it is of: "London showroom" above the address and the hours. */
function standsNear({ source, from, to }: Candidate, words: Retrieved['words']): boolean {
  const near = source.units.slice(Math.max(0, from - farthestLabel), to + farthestLabel + 1)
  return near.some((unit) => coverageOf(words, presence(words, unit)) >= leastNear)
}

/** Words true of anybody do not decide, unless there are no others. */
function withoutBroad(words: Retrieved['words']): Retrieved['words'] {
  const telling = words.filter(({ isBroad }) => !isBroad)
  return telling.length > 0 ? telling : words
}

/**
 * An entity that writes no word of the asker's language cannot hold the question's ordinary words: then names, numbers and words with
 * a known like decide, if there are any.
 */
function findable(
  words: Retrieved['words'],
  { query }: Pick<SearchPlan, 'query'>,
  retrieved: Retrieved,
): Retrieved['words'] {
  if (!retrieved.isForeign) return words
  const kept = words.filter(
    (word) =>
      word.isNumber ||
      word.kin.length > 0 ||
      isName(word.folded, query) ||
      retrieved.passages.some(({ units }) => units.some((unit) => presence([word], unit)[0] === 1)),
  )
  const isTelling = kept.some(({ folded, isNumber }) => isNumber || isName(folded, query))
  return isTelling ? kept : words
}

const isName = (folded: string, query: string): boolean =>
  query.split(/[^\p{L}\p{M}\p{N}'’-]+/u).some((word) => /^\p{Lu}/u.test(word) && foldText(word) === folded)

/** Words that only repeat a part of the entity's name, in whatever form. */
function withoutNames(words: Retrieved['words'], { entities }: Retrieved): Retrieved['words'] {
  const names = foldText(entities.join(' ')).match(/[\p{L}\p{M}]{4,}/gu) ?? []
  const telling = words.filter(({ folded }) => !names.some((name) => wordLikeness(folded, name) >= likeName))
  return telling.length > 0 ? telling : words
}

/** Share of the words in the unit and around it; forms that are almost there count in part. */
function topicCoverage({ source, from, to }: Candidate, words: Retrieved['words'], isTyped: boolean): number {
  const before = source.units[from - 1]
  const texts: readonly Holder[] = [
    ...source.units.slice(from, to + 1),
    ...(before === undefined || before.unit.kind === 'row' ? [] : [before]),
    source.units[from]?.above ?? source.above,
  ]
  if (words.length === 0) return 1
  const kin = isTyped || sameMeaning(words) ? undefined : kinAmongSeveral
  return coverageOf(
    words,
    ...texts.map((text) => {
      const held = presence(words, text, kin)
      return words.map((word, i) => Math.max(held[i] ?? 0, likenessIn(text, word)))
    }),
  )
}

/** One word, or several that say the same: "people work". */
function sameMeaning(words: Retrieved['words']): boolean {
  const [first] = words
  return words.length < 2 || (first?.kin.some((pattern) => words.every(({ kin }) => kin.includes(pattern))) ?? false)
}

/** What is missing when nothing answers, to follow "nothing in the passages". */
export function lacking(question: string, { expects, query }: Pick<SearchPlan, 'expects' | 'query'>): string {
  if (expects === 'person' && rolesIn(question).length > 0) return `names anyone for “${query}”`
  const noun = nouns[expects]
  if (noun === undefined) return `answers “${query}”`
  return query === '' || isNamedType(expects) ? `gives ${noun}` : `gives ${noun} for “${query}”`
}
