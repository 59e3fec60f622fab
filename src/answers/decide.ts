import type { ExpectedAnswer, SearchPlan } from '../questions/index.ts'
import { otherWords } from './bare-question.ts'
import { confidence, confidenceFeatures } from './confidence.ts'
import { isNamedType, rolesIn } from './kin.ts'
import { coverageOf, presence } from './question-words.ts'
import type { Candidate } from './rank-units.ts'
import type { Retrieved } from './retrieve.ts'

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
  const words = withoutBroad(otherWords(expects, retrieved.words))
  if (words.length === 0 && needsEvidence)
    return { answers: true, candidates: able, lacks, why: `a unit holds ${nouns[expects]}` }
  const least = isNamedType(expects) ? leastTypedCoverage : leastCoverage
  const sure = able.filter((candidate) => topicCoverage(candidate, words) >= least)
  const share = Math.round(topicCoverage(sure[0] ?? best, words) * 100)
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

/** Share of the words in the unit and around it; words that are almost there count in part. */
function topicCoverage({ source, from, to, features }: Candidate, words: Retrieved['words']): number {
  const before = source.units[from - 1]
  const presences = [
    ...source.units.slice(from, to + 1),
    ...(before === undefined ? [] : [before]),
    source.units[from]?.above ?? source.above,
  ].map((text) => presence(words, text, words.length > 1 ? kinAmongSeveral : undefined))
  return Math.min(1, coverageOf(words, ...presences) + 0.7 * features.fuzzy)
}

function lacking(question: string, { expects, query }: SearchPlan): string {
  if (expects === 'person' && rolesIn(question).length > 0) return `names anyone for “${query}”`
  const noun = nouns[expects]
  if (noun === undefined) return `answers “${query}”`
  return query === '' || isNamedType(expects) ? `gives ${noun}` : `gives ${noun} for “${query}”`
}
