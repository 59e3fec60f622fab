import type { SearchPlan } from '../../questions/index.ts'
import type { Extent } from '../composing/extent.ts'
import { commonWords } from '../evidence/common-words.ts'
import { type Evidence, findEvidence, valueKey, type Wanted } from '../evidence/evidence.ts'
import { asksForValue } from '../question/bare-question.ts'
import { pageKind } from '../retrieval/page-kind.ts'
import type { Retrieved, RetrievedPassage } from '../retrieval/retrieve.ts'
import { foldText } from '../words/fold-text.ts'
import { rolesIn } from '../words/kin.ts'
import { type UnitFeatures, unitFeatures } from './unit-features.ts'
import { kindParts, score } from './unit-score.ts'

/** A unit that may be the answer. */
export interface Candidate extends Extent {
  readonly score: number
  readonly features: UnitFeatures
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
  const named = new Set(entities.length === 1 && !nameless.has(plan.expects) ? foldedWords(entities[0] ?? '') : [])
  const candidates = read.flatMap(({ source, evidence }): Candidate[] => {
    const { passage } = source
    const isLegal = pageKind(passage.occurrences[0]?.url) === 'legal'
    const header = passage.tableHeader?.join('\t')
    return unitFeatures(source, words, { passageShare: source.share, isNamed: entities.length > 0 }).flatMap(
      (features, i) => {
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
        const { total, parts } = score(features, kind, isBare ? bareShare : 1)
        return [{ source, from: found?.from ?? i, to: found?.to ?? i, score: total, features, parts, evidence: found }]
      },
    )
  })
  return candidates.sort((a, b) => b.score - a.score)
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
