import type { UnitExample } from './example.ts'

export interface LearnerOptions {
  /** Pull of each weight towards 0, per question. */
  readonly l2: number
  readonly steps: number
  /** Values that have no part in the score. */
  readonly without: ReadonlySet<string>
}

/** A question's units, each with the numbers of its values that are not 0. */
interface Candidates {
  readonly units: readonly { readonly names: Int32Array; readonly values: Float64Array }[]
  readonly right: readonly boolean[]
}

/** Of the units that were read, those with most of the question's words: the others teach nothing. */
const mostUnits = 60

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
  const places = new Map(names.map((name, at) => [name, at]))
  const examples = questions
    .map((units) => describe(units, places))
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
  return Object.fromEntries(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 100) / 100]))
}

function describe(all: readonly UnitExample[], names: ReadonlyMap<string, number>): Candidates {
  const words = ({ values }: UnitExample) => (values.around ?? 0) + (values.fuzzy ?? 0) + (values.passage ?? 0)
  const units = all.toSorted((a, b) => words(b) - words(a)).slice(0, mostUnits)
  return {
    units: units.map(({ values }) => {
      const held = Object.entries(values).filter(([name, value]) => value !== 0 && names.has(name))
      return {
        names: Int32Array.from(held, ([name]) => names.get(name) ?? 0),
        values: Float64Array.from(held, ([, value]) => value),
      }
    }),
    right: units.map(({ holdsAnswer, isFromParagraph }) => holdsAnswer && isFromParagraph),
  }
}

function gradientOf(examples: readonly Candidates[], weights: Float64Array): Float64Array {
  const gradient = new Float64Array(weights.length)
  for (const { units, right } of examples) {
    const shares = sharesOf(units.map((unit) => dot(unit, weights)))
    const rightShare = shares.reduce((sum, share, at) => sum + (right[at] ? share : 0), 0)
    for (const [at, { names, values }] of units.entries()) {
      const share = shares[at] ?? 0
      const pull = (right[at] ? share / rightShare : 0) - share
      if (Math.abs(pull) < 1e-5) continue
      for (let i = 0; i < names.length; i++) {
        const name = names[i] ?? 0
        gradient[name] = (gradient[name] ?? 0) + pull * (values[i] ?? 0)
      }
    }
  }
  return gradient
}

function sharesOf(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

function dot({ names, values }: Candidates['units'][number], weights: Float64Array): number {
  let sum = 0
  for (let at = 0; at < names.length; at++) sum += (weights[names[at] ?? 0] ?? 0) * (values[at] ?? 0)
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
