import type { ConfidenceFeatures, Scope } from './confidence.ts'

/** Learned by `npm run train:confidence` from 2499 questions made of SQuAD 1.1 (Rajpurkar and others, 2016), development articles, CC BY-SA 4.0; do not edit. */
export const confidenceWeights: Readonly<Record<Scope, ConfidenceFeatures & { readonly bias: number }>> = {
  open: {
    score: -0.258,
    coverage: 2.892,
    topic: 2.55,
    passageCoverage: 3.072,
    strength: 5.088,
    terms: 1.269,
    numbers: -0.509,
    gap: 0.289,
    pairs: 2.603,
    untyped: -0.817,
    bias: -6.427,
  },
  named: {
    score: 0.033,
    coverage: 0.886,
    topic: 1.159,
    passageCoverage: 0.729,
    strength: 1.81,
    terms: 0.181,
    numbers: 0.657,
    gap: 0.183,
    pairs: 1.272,
    untyped: -0.56,
    bias: -3.735,
  },
}
