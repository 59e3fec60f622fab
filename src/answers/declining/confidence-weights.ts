import type { ConfidenceFeatures, Scope } from './confidence.ts'

/** Made by `npm run train:answers`; do not edit. */
export const confidenceWeights: Readonly<Record<Scope, ConfidenceFeatures & { readonly bias: number }>> = {
  open: {
    score: 0.238,
    coverage: 2.253,
    topic: 0,
    passageCoverage: 1.869,
    strength: 12.422,
    terms: 3.841,
    numbers: 0.833,
    gap: -0.056,
    pairs: 0,
    untyped: 0,
    bias: -16.893,
  },
  named: {
    score: 0.238,
    coverage: 2.253,
    topic: 4,
    passageCoverage: 1.869,
    strength: 2,
    terms: 0,
    numbers: 0.833,
    gap: -0.056,
    pairs: 0,
    untyped: -1,
    bias: -5,
  },
}
