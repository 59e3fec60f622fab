import { sameDenotation } from '../../src/evaluation/tables/denotation.ts'
import { readQuestion } from '../../src/questions/readings/asked/question.ts'
import { enumerate } from '../../src/questions/readings/enumerate.ts'
import { type Described, describe } from '../../src/questions/readings/features/describe.ts'
import type { FeaturePart } from '../../src/questions/readings/features/feature.ts'
import type { Vocabulary } from '../../src/questions/readings/features/question-words.ts'
import type { Candidate } from '../../src/questions/readings/operators/candidate.ts'
import { randomFrom } from '../random.ts'
import type { LabelledQuestion } from './tables.ts'

/** A question as the learner sees it. */
export interface Example {
  readonly described: Described
  /** 1 for each candidate that gives the right answer. */
  readonly right: Uint8Array
}

export interface ExampleOptions {
  readonly vocabulary: Vocabulary
  readonly without: ReadonlySet<FeaturePart>
  /** Which candidates there are; all when absent. */
  readonly has?: (candidate: Candidate) => boolean
  /** Candidates kept of each question, half of them right ones where there are that many; all when undefined. */
  readonly keep?: number
}

/** Seeded by the question's id, so that the same candidates are kept in every run. */
export function exampleOf(asked: LabelledQuestion, { vocabulary, without, has, keep }: ExampleOptions): Example {
  const all = enumerate(readQuestion(asked.question), asked.read())
  const readings = has === undefined ? all : { ...all, candidates: all.candidates.filter(has) }
  const known = new Map<string, 0 | 1>()
  const labels = readings.candidates.map(({ answer }) => {
    const key = answer.join('\u0001')
    const label = known.get(key) ?? (sameDenotation(asked.answer, answer) ? 1 : 0)
    known.set(key, label)
    return label
  })
  const kept = keep === undefined ? [...labels.keys()] : sampled(labels, keep, asked.id)
  const candidates = kept.flatMap((at) => readings.candidates[at] ?? [])
  const described = describe({ ...readings, candidates }, { vocabulary, without })
  return { described, right: Uint8Array.from(kept, (at) => labels[at] ?? 0) }
}

function sampled(labels: readonly number[], keep: number, id: string): readonly number[] {
  if (labels.length <= keep) return [...labels.keys()]
  const rights = labels.reduce((sum, label) => sum + label, 0)
  const ofRight = Math.min(1, (keep * 0.5) / Math.max(1, rights))
  const ofWrong = Math.min(1, (keep - Math.min(rights, keep * 0.5)) / Math.max(1, labels.length - rights))
  const random = randomFrom(
    [...id].reduce((seed, character) => Math.imul(seed, 31) + (character.codePointAt(0) ?? 0), 7),
  )
  const found = [...labels.keys()].filter((at) => random() < (labels[at] === 1 ? ofRight : ofWrong))
  return found
}
