import { readQuestion } from '../asked/question.ts'
import type { Condition } from '../conditions/condition.ts'
import { enumerate, readTable } from '../enumerate.ts'
import { describe } from '../features/describe.ts'
import { confidenceOf } from '../model/calibration.ts'
import { shippedModel } from '../model/shipped-model.ts'
import { scoresOf } from '../model/weights.ts'
import type { Candidate } from '../operators/candidate.ts'
import { isReadable } from '../rank-readings.ts'
import type { TableView } from '../view/table-view.ts'

/** A reading of a question over a large table: what it answers is not known before its SQL is run. */
export interface UnansweredReading {
  readonly candidate: Candidate
  /** 0 to 1. */
  readonly confidence: number
}

/** Readings given at most. */
const mostGiven = 40

/**
 * Readings of a question in English over a few rows that stand for a large table, likeliest first. Only conditions that mean the same over
 * all rows are kept: cells as a whole, numbers and dates, but no list of the cells that hold a word. Candidates with the same answer over
 * those few rows are not the same reading, so none are added up.
 */
export function rankOverSketch(question: string, view: TableView): readonly UnansweredReading[] {
  const read = readQuestion(question)
  if (!isReadable(read, view)) return []
  const readings = enumerate(read, { ...readTable(view), meansAll })
  const { weights, vocabulary, calibration } = shippedModel()
  const scores = scoresOf(describe(readings, { vocabulary }), weights)
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  const shares = scores.map((score) => Math.exp(score - most))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return [...readings.candidates.keys()]
    .sort((one, other) => (shares[other] ?? 0) - (shares[one] ?? 0) || one - other)
    .slice(0, mostGiven)
    .flatMap((at) => {
      const candidate = readings.candidates[at]
      return candidate === undefined
        ? []
        : [{ candidate, confidence: confidenceOf((shares[at] ?? 0) / total, calibration) }]
    })
}

const wholeKinds: ReadonlySet<string> = new Set(['whole', 'number', 'number-word', 'ordinal', 'date'])

function meansAll({ kind, operator, test }: Condition): boolean {
  return (
    wholeKinds.has(kind) || (kind === 'compare' && test.kind !== 'cells') || (kind === 'empty' && operator === 'empty')
  )
}
