import type { SearchPlan } from '../../questions/index.ts'
import type { Extent } from '../composing/extent.ts'
import { commonWords } from '../evidence/common-words.ts'
import { type Evidence, findEvidence, valueKey, type Wanted } from '../evidence/evidence.ts'
import { asksForValue } from '../question/bare-question.ts'
import { pageKind } from '../retrieval/page-kind.ts'
import type { Retrieved, RetrievedPassage } from '../retrieval/retrieve.ts'
import { foldText } from '../words/fold-text.ts'
import { rolesIn } from '../words/kin.ts'
import { answerCues } from './answer-cues.ts'
import { type UnitFeatures, unitFeatures } from './unit-features.ts'
import { kindParts, score } from './unit-score.ts'

/** A unit that may be the answer. */
export interface Candidate extends Extent {
  readonly score: number
  /** How likely it is, of all units that were read, to be the one that answers; 0 to 1. */
  readonly chance: number
  readonly features: UnitFeatures
  readonly cues: Readonly<Record<string, number>>
  /** What each feature added to the score. */
  readonly parts: Readonly<Record<string, number>>
  readonly evidence: Evidence | undefined
}

/** How much the question's words still count when they only name the type of value that is wanted. */
const bareShare = 0.15
/** The units that hold these seldom say whose they are; those that do speak of a part of the whole. */
const nameless: ReadonlySet<string> = new Set(['phone', 'mail', 'hours'])

/** Every unit that was read, best first; ties by the order of the passages and of the units in them. */
export function rankUnits(question: string, plan: SearchPlan, retrieved: Retrieved): readonly Candidate[] {
  const { entities, words } = retrieved
  const wanted: Wanted = {
    question,
    expects: plan.expects,
    words,
    strict: entities.length > 0,
    entities,
    roles: plan.expects === 'person' ? rolesIn(question) : [],
    isCommon: commonWords(retrieved.passages, { question, entities }),
  }
  const read = retrieved.passages.map((source) => ({ source, evidence: findEvidence(source, wanted) }))
  const rows = rowsByValue(read)
  const isBare = asksForValue(plan, words)
  const asked = foldText([question, ...entities].join('\n'))
  const named = new Set(entities.length === 1 && !nameless.has(plan.expects) ? foldedWords(entities[0] ?? '') : [])
  const scored = read.flatMap(({ source, evidence }): Omit<Candidate, 'chance'>[] => {
    const { passage } = source
    const isLegal = pageKind(passage.occurrences[0]?.url) === 'legal'
    const header = passage.tableHeader?.join('\t')
    return unitFeatures(source, words, { isNamed: entities.length > 0 }).flatMap((features, i) => {
      const unit = source.units[i]
      if (unit === undefined) return []
      const found = evidence[i]
      const kind = kindParts(plan.expects, {
        unit,
        rows: found === undefined ? 0 : (rows.get(valueKey(found)) ?? 0),
        named: shareOf(named, foldedWords(unit.text)),
        isBeside: found?.beside === true,
        isLegal,
        isHeader: unit.text === header,
        isBare,
      })
      const cues = answerCues(plan.expects, { text: unit.text, isTyped: found !== undefined, asked })
      const { total, parts } = score({ features, cues, parts: kind }, isBare ? bareShare : 1)
      const [from, to] = [found?.from ?? i, found?.to ?? i]
      return [{ source, from, to, score: total, features, cues, parts, evidence: found }]
    })
  })
  return withChances(scored.sort((a, b) => b.score - a.score))
}

/** The weights are those of a conditional logit, so the chances are its softmax. */
function withChances(scored: readonly Omit<Candidate, 'chance'>[]): readonly Candidate[] {
  const best = scored[0]?.score ?? 0
  const powers = scored.map(({ score }) => Math.exp(score - best))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return scored.map((candidate, at) => ({ ...candidate, chance: (powers[at] ?? 0) / total }))
}

/** In how many rows each value stands, however it is written. */
function rowsByValue(
  read: readonly { readonly source: RetrievedPassage; readonly evidence: readonly (Evidence | undefined)[] }[],
): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (const { source, evidence } of read) {
    const values = new Set(evidence.flatMap((found) => (found === undefined ? [] : valueKey(found))))
    for (const value of values) rows.set(value, (rows.get(value) ?? 0) + source.passage.occurrences.length)
  }
  return rows
}

const foldedWords = (text: string): readonly string[] => foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

function shareOf(words: ReadonlySet<string>, text: readonly string[]): number {
  if (words.size === 0) return 0
  return new Set(text.filter((word) => words.has(word))).size / words.size
}
