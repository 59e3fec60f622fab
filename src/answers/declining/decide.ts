import type { ExpectedAnswer, SearchPlan } from '../../questions/index.ts'
import { otherWords } from '../question/bare-question.ts'
import { likenessIn } from '../question/holder-likeness.ts'
import { coverageOf, type Holder, presence } from '../question/question-words.ts'
import type { Retrieved } from '../retrieval/retrieve.ts'
import type { Candidate } from '../scoring/rank-units.ts'
import { foldText } from '../words/fold-text.ts'
import { isNamedType, rolesIn } from '../words/kin.ts'
import { wordLikeness } from '../words/word-likeness.ts'
import { beyondDescription } from './beyond-description.ts'
import { confidence, confidenceFeatures } from './confidence.ts'

/** `lacks`: what was looked for, should it turn out to be missing. */
export type Decision = { readonly lacks: string; readonly why: string } & (
  | { readonly answers: true; readonly candidates: readonly Candidate[] }
  | { readonly answers: false }
)

/** Below this the question's topic is taken to be absent from the whole table. */
const leastConfidence = 0.38
/** Share, by rarity, of the question's words that a unit of the named entity and what stands around it must hold. */
const leastCoverage = 0.62
/** How much words of like meaning count when the question has several words: all of them together are not enough. */
const kinAmongSeveral = 0.6
/** A word this much like one of the entity's name is that word. */
const likeName = 0.5
/** The same when a value of the wanted type stands there and only words beside the type's name are counted. */
const leastTypedCoverage = 0.34

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
  candidates: readonly Candidate[],
): Decision {
  if (retrieved.entities.length === 0) return decideOverall(candidates, retrieved)
  const { expects } = plan
  const needsEvidence = shaped.has(expects) || expects === 'person'
  const able = needsEvidence ? candidates.filter(({ evidence }) => evidence !== undefined) : candidates
  const [best] = able
  const lacks = lacking(question, plan)
  if (best === undefined) {
    return { answers: false, lacks, why: needsEvidence ? `no unit holds ${nouns[expects]}` : 'nothing was read' }
  }
  const words = findable(withoutNames(withoutBroad(otherWords(expects, retrieved.words)), retrieved), plan, retrieved)
  if (needsEvidence && (words.length === 0 || (isNamedType(expects) && words.every(({ isBroad }) => isBroad))))
    return { answers: true, candidates: able, lacks, why: `a unit holds ${nouns[expects]}` }
  const least = isNamedType(expects) ? leastTypedCoverage : leastCoverage
  const holding = (asked: Retrieved['words']) =>
    able.filter((candidate) => topicCoverage(candidate, asked, isNamedType(expects)) >= least)
  const covered = holding(words)
  const sure = covered.length > 0 || !isNamedType(expects) ? covered : holding(beyondDescription(words, retrieved))
  const share = Math.round(topicCoverage(sure[0] ?? best, words, isNamedType(expects)) * 100)
  if (sure.length === 0)
    return {
      answers: false,
      lacks,
      why: `the best unit holds ${share} % of the question's words by rarity, needed ${least * 100} %`,
    }
  return {
    answers: true,
    candidates: sure,
    lacks,
    why: `the best unit holds ${share} % of the question's words by rarity, needed ${least * 100} %`,
  }
}

function decideOverall(candidates: readonly Candidate[], retrieved: Retrieved): Decision {
  const features = confidenceFeatures(candidates, retrieved)
  const sure = features === undefined ? 0 : confidence(features)
  const why = `confidence ${sure.toFixed(2)}, needed ${leastConfidence}`
  return sure >= leastConfidence ? { answers: true, candidates, lacks: '', why } : { answers: false, lacks: '', why }
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
function findable(words: Retrieved['words'], { query }: SearchPlan, retrieved: Retrieved): Retrieved['words'] {
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
