/** What turns a probability of the model into how often answers of that probability are right: see `confidenceOf`. */
export interface Calibration {
  readonly slope: number
  readonly shift: number
}

/** A model is never surer than this of anything. */
const mostSure = 1 - 1e-6

/** Share of right answers among those that the model gives this probability: 1 / (1 + exp(−(slope · logit p + shift))). */
export function confidenceOf(probability: number, { slope, shift }: Calibration): number {
  const inside = Math.min(mostSure, Math.max(1 - mostSure, probability))
  return 1 / (1 + Math.exp(-(slope * Math.log(inside / (1 - inside)) + shift)))
}
