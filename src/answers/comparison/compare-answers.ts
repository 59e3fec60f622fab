import type { Exchange } from '../../models/index.ts'
import type { Answer } from '../answer.ts'
import { firstDifference } from '../verification/index.ts'
import { answerFacts, type ComparedPart, comparedParts } from './answer-facts.ts'

/** A part in which two answers differ. */
export interface Difference {
  readonly part: ComparedPart | 'rest'
  /** What only the first one has, in its order. When both lists are empty, the same facts stand in another order. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** An answer with what a model was asked for it, where that was saved. */
export interface Compared {
  readonly answer: Answer
  readonly exchanges?: readonly Exchange[]
}

/** What changed from one answer to another, times aside; empty when nothing did. */
export function compareAnswers(first: Compared, second: Compared): readonly Difference[] {
  const [left, right] = [factsOf(first), factsOf(second)]
  const differences = comparedParts.flatMap((part): Difference[] => {
    const before = onlyIn(left[part], right[part])
    const after = onlyIn(right[part], left[part])
    const isSame = before.length + after.length === 0 && left[part].join('\n') === right[part].join('\n')
    return isSame ? [] : [{ part, before, after }]
  })
  if (differences.length > 0) return differences
  const rest = firstDifference(withoutTimes(first.answer), withoutTimes(second.answer))
  return rest === undefined ? [] : [{ part: 'rest', before: [], after: [rest] }]
}

function factsOf({ answer, exchanges = [] }: Compared): Readonly<Record<ComparedPart, readonly string[]>> {
  return {
    ...answerFacts(answer),
    calls: exchanges.map(
      ({ purpose, sha256, reply, error }) =>
        `${purpose}: request ${sha256.slice(0, 16)}, ${reply === undefined ? error?.code : `reply ${reply.text}`}`,
    ),
  }
}

/** Facts of one list that the other has not, or not as often. */
function onlyIn(facts: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const fact of others) left.set(fact, (left.get(fact) ?? 0) + 1)
  return facts.filter((fact) => {
    const there = left.get(fact) ?? 0
    left.set(fact, there - 1)
    return there <= 0
  })
}

function withoutTimes({ trace, ...answer }: Answer): object {
  const { times: _, ...rest } = trace
  return { ...answer, trace: rest }
}
