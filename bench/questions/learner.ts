import { featureBits } from '../../src/questions/readings/features/feature.ts'
import { rankAnswers, scoresOf, type Weights } from '../../src/questions/readings/model/weights.ts'
import { randomFrom } from '../random.ts'
import type { Example } from './example.ts'

export interface LearnerOptions {
  readonly epochs: number
  /** Of AdaGrad. */
  readonly rate: number
  /** Pull of each weight towards 0. */
  readonly l1: number
  /** Share of the features that each step does without, others every time: 0 to 1. */
  readonly dropout: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** A step that would change next to nothing is left out. */
const leastGradient = 1e-5
/** An example as sure as this teaches nothing more. */
const sure = 0.995

/**
 * Learns weights that make the candidates with the right answer likely: the gradient of log P(right answer) of a log-linear model over
 * candidates, by AdaGrad (Duchi, Hazan and Singer, 2011) with L1 (Langford, Li and Zhang, 2009) and dropout of features (Srivastava and
 * others, 2014), averaged over the epochs but the first.
 */
export function learn(
  examples: readonly Example[],
  { epochs, rate, l1, dropout, seed, say }: LearnerOptions,
): Float32Array {
  const [weights, squares, sum] = [0, 1, 2].map(() => new Float32Array(1 << featureBits)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ] // three of them
  const random = randomFrom(seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    let logLikelihood = 0
    for (const at of shuffled(examples.length, random)) {
      const example = examples[at]
      if (example !== undefined)
        logLikelihood += step(withoutSome(example, dropout, random), { weights, squares, rate, l1 })
    }
    if (epoch > 0 || epochs === 1) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (weights[at] ?? 0)
    const used = weights.reduce((count, weight) => count + (weight === 0 ? 0 : 1), 0)
    say(`epoch ${epoch + 1}: log-likelihood ${(logLikelihood / examples.length).toFixed(4)}, ${used} weights`)
  }
  const averaged = Math.max(1, epochs - 1)
  return sum.map((weight) => weight / averaged)
}

function withoutSome(example: Example, dropout: number, random: () => number): Example {
  if (dropout === 0) return example
  const salt = Math.floor(random() * 2 ** 31)
  const groups = example.described.groups.map((features) =>
    features.filter((feature) => hashed(feature, salt) >= dropout),
  )
  return { ...example, described: { ...example.described, groups } }
}

/** A number from 0 to 1 that is the same for a feature wherever it stands in one step. */
function hashed(feature: number, salt: number): number {
  let hash = Math.imul(feature ^ salt, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

interface State {
  readonly weights: Float32Array
  readonly squares: Float32Array
  readonly rate: number
  readonly l1: number
}

/** Returns the log-likelihood of the right answer before the step. */
function step({ described, right }: Example, { weights, squares, rate, l1 }: State): number {
  const scores = scoresOf(described, { values: weights, step: 1 })
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  const shares = scores.map((score) => Math.exp(score - most))
  let [total, rightTotal] = [0, 0]
  shares.forEach((share, at) => {
    total += share
    if (right[at] === 1) rightTotal += share
  })
  if (rightTotal <= 0) return 0
  const probability = rightTotal / total
  if (probability > sure) return Math.log(probability)
  const gradients = new Float64Array(described.groups.length)
  shares.forEach((share, at) => {
    const gradient = (right[at] === 1 ? share / rightTotal : 0) - share / total
    for (const group of described.candidates[at] ?? []) gradients[group] = (gradients[group] ?? 0) + gradient
  })
  gradients.forEach((gradient, group) => {
    if (Math.abs(gradient) < leastGradient) return
    for (const feature of described.groups[group] ?? []) {
      const square = (squares[feature] ?? 0) + gradient * gradient
      squares[feature] = square
      const length = rate / Math.sqrt(square + 1e-4)
      const moved = (weights[feature] ?? 0) + length * gradient
      const pull = length * l1
      weights[feature] = moved > pull ? moved - pull : moved < -pull ? moved + pull : 0
    }
  })
  return Math.log(probability)
}

function shuffled(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one = 0, two = 0] = [order[at], order[other]]
    order[at] = two
    order[other] = one
  }
  return order
}

export interface Accuracy {
  readonly accuracy: number
  /** Of the half that it is surest of. */
  readonly surestHalf: number
  /** Share of questions with some right candidate. */
  readonly reachable: number
}

export function accuracyOf(examples: readonly Example[], weights: Weights): Accuracy {
  const judged = examples.map(({ described, right }) => {
    const [best] = rankAnswers(described, weights)
    return { probability: best?.probability ?? 0, isRight: best !== undefined && right[best.candidate] === 1 }
  })
  const share = (of: readonly { readonly isRight: boolean }[]) =>
    of.filter(({ isRight }) => isRight).length / Math.max(1, of.length)
  const surest = judged
    .toSorted((one, other) => other.probability - one.probability)
    .slice(0, Math.floor(judged.length / 2))
  return {
    accuracy: share(judged),
    surestHalf: share(surest),
    reachable: examples.filter(({ right }) => right.includes(1)).length / Math.max(1, examples.length),
  }
}
