import type { Calibration } from '../../src/questions/readings/model/calibration.ts'
import { confidenceOf } from '../../src/questions/readings/model/calibration.ts'
import { rankAnswers, type Weights } from '../../src/questions/readings/model/weights.ts'
import type { Example } from './example.ts'

const steps = 2000
const rate = 0.5

/** Fits what makes a probability say how often it is right, on questions that nothing was learned from: Platt scaling (Platt, 1999). */
export function calibrate(examples: readonly Example[], weights: Weights): Calibration {
  const judged = examples.flatMap(({ described, right }) => {
    const [best] = rankAnswers(described, weights)
    return best === undefined ? [] : [{ probability: best.probability, isRight: right[best.candidate] === 1 ? 1 : 0 }]
  })
  let fitted: Calibration = { slope: 1, shift: 0 }
  for (let step = 0; step < steps; step++) {
    let [slope, shift] = [0, 0]
    for (const { probability, isRight } of judged) {
      const error = isRight - confidenceOf(probability, fitted)
      slope += error * logitOf(probability)
      shift += error
    }
    fitted = {
      slope: fitted.slope + (rate * slope) / judged.length / 4,
      shift: fitted.shift + (rate * shift) / judged.length,
    }
  }
  return { slope: Number(fitted.slope.toFixed(4)), shift: Number(fitted.shift.toFixed(4)) }
}

function logitOf(probability: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability))
  return Math.log(inside / (1 - inside))
}
