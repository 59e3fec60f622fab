import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratesOf, sweep } from './rates.ts'

describe('sweep', () => {
  it('takes the lowest of the thresholds that tell all apart', () => {
    const rates = sweep({ answerable: [0.7, 0.9], unanswerable: [0.1, 0.3] })
    expect(rates).toEqual({ threshold: 0.32, falseRefusals: 0, falseAnswers: 0 })
  })

  it('refuses no more than a tenth however many false answers that leaves', () => {
    const answerable = Array.from({ length: 20 }, (_, at) => (at < 4 ? 0.2 : 0.9))
    expect(sweep({ answerable, unanswerable: Array.from({ length: 100 }, () => 0.5) })).toEqual({
      threshold: 0.02,
      falseRefusals: 0,
      falseAnswers: 1,
    })
  })

  it('has more refusals and fewer answers the higher the threshold', () => {
    const sure = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(sure, sure, fc.double({ min: 0, max: 0.5, noNaN: true }), (answerable, unanswerable, low) => {
        const [lower, higher] = [low, low + 0.5].map((threshold) => ratesOf({ answerable, unanswerable }, threshold))
        expect(higher?.falseRefusals).toBeGreaterThanOrEqual(lower?.falseRefusals ?? 1)
        expect(higher?.falseAnswers).toBeLessThanOrEqual(lower?.falseAnswers ?? 0)
      }),
    )
  })
})
