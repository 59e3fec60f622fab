import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featureBits } from '../features/feature.ts'
import { confidenceOf } from './calibration.ts'
import { decodeModel, encodeModel } from './model-file.ts'
import { rankAnswers, scoresOf } from './weights.ts'

describe('a model file', () => {
  it('gives back what was written, to half a step', () => {
    const places = fc.uniqueArray(fc.nat({ max: (1 << featureBits) - 1 }), { maxLength: 50 })
    fc.assert(
      fc.property(
        places,
        fc.array(fc.double({ min: -2.5, max: 2.5, noNaN: true }), { minLength: 50, maxLength: 50 }),
        fc.uniqueArray(fc.integer()),
        (at, weights, words) => {
          const values = new Float32Array(1 << featureBits)
          at.forEach((place, index) => {
            values[place] = weights[index] ?? 0
          })
          const model = decodeModel(
            encodeModel(values, {
              vocabulary: new Set(words),
              source: 'made up',
              calibration: { slope: 0.5, shift: 0.1 },
            }),
          )
          const { step } = model.weights
          for (const place of at)
            expect(Math.abs((model.weights.values[place] ?? 0) * step - (values[place] ?? 0))).toBeLessThanOrEqual(
              step / 2 + 1e-6,
            )
          expect(model.vocabulary).toEqual(new Set(words))
          expect(model.source).toBe('made up')
          expect(model.calibration).toEqual({ slope: 0.5, shift: 0.1 })
        },
      ),
      { numRuns: 8 },
    )
  })

  it('is refused when a byte is another', () => {
    const file = encodeModel(new Float32Array(8).fill(1), {
      vocabulary: new Set([1]),
      source: '',
      calibration: { slope: 1, shift: 0 },
    })
    expect(() => decodeModel(Buffer.concat([file.subarray(0, -3), Buffer.from([1, 2, 3])]))).toThrow()
  })
})

describe('confidenceOf', () => {
  it('leaves a probability as it is without slope and shift, and pulls it to the middle with a slope below one', () => {
    expect(confidenceOf(0.9, { slope: 1, shift: 0 })).toBeCloseTo(0.9, 10)
    expect(confidenceOf(0.9, { slope: 0.5, shift: 0 })).toBeCloseTo(0.75, 10)
    expect(confidenceOf(1, { slope: 1, shift: 0 })).toBeLessThan(1)
  })
})

describe('rankAnswers', () => {
  // Candidate 0 scores 2 alone; 1 and 2 score 1.5 each and agree, so that together they are likelier.
  const described = {
    groups: [Int32Array.of(0), Int32Array.of(1), Int32Array.of(1, 2)],
    candidates: [Int32Array.of(0), Int32Array.of(1), Int32Array.of(2)],
    answers: Int32Array.of(0, 1, 1),
    answerCount: 2,
  }
  const weights = { values: Float32Array.of(4, 3, 0), step: 0.5 }

  it('adds up the weights of the features of each group', () => {
    expect([...scoresOf(described, weights)]).toEqual([2, 1.5, 1.5])
  })

  it('ranks answers by the summed probability of the candidates that give them', () => {
    const total = Math.exp(2) + 2 * Math.exp(1.5)
    const [first, second] = rankAnswers(described, weights)
    expect(first).toEqual({ candidate: 1, probability: expect.closeTo((2 * Math.exp(1.5)) / total, 10) })
    expect(second).toEqual({ candidate: 0, probability: expect.closeTo(Math.exp(2) / total, 10) })
  })
})
