import { confidenceOf } from './model/calibration.ts'
import { shippedModel } from './model/shipped-model.ts'
import type { RankedReading } from './rank-readings.ts'

/**
 * The readings as they rank when something else gives the answer of the one at `place` too. `odds` is how many times as often it does so
 * when that answer is right as when it is not: the odds of that answer grow by it (Bayes' rule), and all others share what remains.
 */
export function confirmAnswer<R extends RankedReading>(
  readings: readonly R[],
  { place, odds }: { readonly place: number; readonly odds: number },
): readonly R[] {
  const confirmed = readings[place]
  if (confirmed === undefined) return readings
  const { calibration } = shippedModel()
  const total = 1 + (odds - 1) * confirmed.probability
  return readings
    .map((reading) => {
      const probability = (reading.probability * (reading === confirmed ? odds : 1)) / total
      return { ...reading, probability, confidence: confidenceOf(probability, calibration) }
    })
    .sort((one, other) => other.probability - one.probability)
}
