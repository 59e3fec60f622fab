/** Confidences of questions by whether the texts answer them. */
export interface Confidences {
  readonly answerable: number[]
  readonly unanswerable: number[]
}

/** What happens when answers must be as sure as `threshold`; shares are 0 to 1. */
export interface Rates {
  readonly threshold: number
  /** Of the questions that the texts answer, those declined. */
  readonly falseRefusals: number
  /** Of those that they do not, those answered. */
  readonly falseAnswers: number
}

export function ratesOf({ answerable, unanswerable }: Confidences, threshold: number): Rates {
  const share = (of: readonly number[], holds: (sure: number) => boolean) =>
    of.length === 0 ? 0 : of.filter(holds).length / of.length
  return {
    threshold,
    falseRefusals: share(answerable, (sure) => sure < threshold),
    falseAnswers: share(unanswerable, (sure) => sure >= threshold),
  }
}

/** More refusals than this are not worth any number of false answers avoided. */
const mostRefusals = 0.1
const steps = 50

/** The rates at the threshold with the least of both errors together, of equals the lowest: it refuses least. */
export function sweep(confidences: Confidences): Rates {
  const all = Array.from({ length: steps - 1 }, (_, at) => ratesOf(confidences, (at + 1) / steps))
  const bearable = all.filter(({ falseRefusals }) => falseRefusals <= mostRefusals)
  const cost = ({ falseRefusals, falseAnswers }: Rates) => falseRefusals + falseAnswers
  return (bearable.length > 0 ? bearable : all).reduce((best, each) => (cost(each) < cost(best) ? each : best))
}
