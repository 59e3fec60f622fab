import type { UnitExample } from './example.ts'

export interface LearnerOptions {
  /** Pull of each weight towards 0, per question. */
  readonly l2: number
  readonly steps: number
  /** Values that have no part in the score. */
  readonly without: ReadonlySet<string>
}

interface Candidates {
  readonly values: readonly Float64Array[]
  readonly right: readonly boolean[]
}

/**
 * Weights under which a unit of the right paragraph that holds the answer is likely among all units that were read: a conditional logit,
 * the gradient of log P(right) followed by Adam (Kingma and Ba, 2015) over all questions at once, so nothing is drawn by chance.
 */
export function learn(
  questions: readonly (readonly UnitExample[])[],
  { l2, steps, without }: LearnerOptions,
): Readonly<Record<string, number>> {
  const names = [...new Set(questions.flatMap((units) => units.flatMap(({ values }) => Object.keys(values))))]
    .filter((name) => !without.has(name))
    .sort()
  const examples = questions
    .map((units) => describe(units, names))
    .filter(({ right }) => right.includes(true) && right.includes(false))
  const weights = new Float64Array(names.length)
  const [mean, square] = [new Float64Array(names.length), new Float64Array(names.length)]
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientOf(examples, weights)
    const rate = 0.1 * (1 - step / (steps + 1))
    for (let at = 0; at < weights.length; at++) {
      const slope = (gradient[at] ?? 0) / examples.length - l2 * (weights[at] ?? 0)
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope
      const [first, second] = [(mean[at] ?? 0) / (1 - 0.9 ** step), (square[at] ?? 0) / (1 - 0.999 ** step)]
      weights[at] = (weights[at] ?? 0) + (rate * first) / (Math.sqrt(second) + 1e-8)
    }
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 1000) / 1000]))
}

function describe(units: readonly UnitExample[], names: readonly string[]): Candidates {
  return {
    values: units.map(({ values }) => Float64Array.from(names, (name) => values[name] ?? 0)),
    right: units.map(({ holdsAnswer, isFromParagraph }) => holdsAnswer && isFromParagraph),
  }
}

function gradientOf(examples: readonly Candidates[], weights: Float64Array): Float64Array {
  const gradient = new Float64Array(weights.length)
  for (const { values, right } of examples) {
    const shares = sharesOf(values.map((value) => dot(value, weights)))
    const rightShare = shares.reduce((sum, share, at) => sum + (right[at] ? share : 0), 0)
    values.forEach((value, at) => {
      const share = shares[at] ?? 0
      const pull = (right[at] ? share / rightShare : 0) - share
      if (Math.abs(pull) < 1e-6) return
      for (let i = 0; i < value.length; i++) gradient[i] = (gradient[i] ?? 0) + pull * (value[i] ?? 0)
    })
  }
  return gradient
}

function sharesOf(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0)
  return sum
}

export interface Accuracy {
  /** Share of questions whose best unit holds an answer, wherever it stands. */
  readonly holds: number
  /** Share whose best unit is from the right paragraph. */
  readonly fromParagraph: number
  /** Share with any unit that holds an answer and is from the right paragraph. */
  readonly reachable: number
}

export function accuracyOf(
  questions: readonly (readonly UnitExample[])[],
  weights: Readonly<Record<string, number>>,
): Accuracy {
  const scoreOf = ({ values }: UnitExample) =>
    Object.entries(values).reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0)
  const best = questions.map((units) => units.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0])
  const share = (count: number) => count / questions.length
  return {
    holds: share(best.filter((unit) => unit?.holdsAnswer).length),
    fromParagraph: share(best.filter((unit) => unit?.isFromParagraph).length),
    reachable: share(
      questions.filter((units) => units.some((unit) => unit.holdsAnswer && unit.isFromParagraph)).length,
    ),
  }
}
