import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averagePrecision, metrics, ndcg, recall, reciprocalRank, scoresOf } from './metrics.ts'

describe('worked by hand', () => {
  // Five passages of which c, e (gain 3) and a (gain 1) are relevant; x is relevant too and was not found.
  const ranked = ['a', 'b', 'c', 'd', 'e']
  const gains = new Map([
    ['a', 1],
    ['c', 3],
    ['e', 3],
    ['x', 2],
  ])

  it('ndcg discounts gains by the logarithm of the rank', () => {
    // DCG = 1/log2(2) + 3/log2(4) + 3/log2(6) = 1 + 1.5 + 1.16056 = 3.66056
    // best = 3/log2(2) + 3/log2(3) + 2/log2(4) + 1/log2(5) = 3 + 1.89279 + 1 + 0.43068 = 6.32346
    expect(ndcg(ranked, gains, 10)).toBeCloseTo(3.66056 / 6.32346, 5)
  })

  it('ndcg to rank 2 looks at two passages, of the best ranking too', () => {
    // DCG = 1; best = 3 + 1.89279
    expect(ndcg(ranked, gains, 2)).toBeCloseTo(1 / 4.89279, 5)
  })

  it('recall is the share found, out of all that are relevant', () => {
    expect(recall(ranked, gains, 10)).toBe(3 / 4)
    expect(recall(ranked, gains, 2)).toBe(1 / 4)
  })

  it('average precision takes the precision at every relevant rank, 0 for the one that is missing', () => {
    // Ranks 1, 3 and 5 are relevant: (1/1 + 2/3 + 3/5 + 0) / 4 = 34/60
    expect(averagePrecision(ranked, gains)).toBeCloseTo(34 / 60, 12)
  })

  it('reciprocal rank is that of the first relevant passage, if it is early enough', () => {
    expect(reciprocalRank(['b', 'd', 'c'], gains, 10)).toBe(1 / 3)
    expect(reciprocalRank(['b', 'd', 'c'], gains, 2)).toBe(0)
  })

  it('nothing found scores 0 in everything', () => {
    expect(Object.values(scoresOf([], gains))).toEqual([0, 0, 0, 0, 0])
  })

  it('relevant passages beyond rank 10 and 100 count where they should', () => {
    // Rank 11 and rank 101 of 1000.
    const long = Array.from({ length: 1000 }, (_, index) => `p${index + 1}`)
    const late = new Map([
      ['p11', 1],
      ['p101', 1],
    ])
    expect(scoresOf(long, late)).toEqual({
      'ndcg@10': 0,
      'recall@10': 0,
      'recall@100': 1 / 2,
      map: (1 / 11 + 2 / 101) / 2,
      'mrr@10': 0,
    })
  })
})

/** Letters in some order, and gains of some of them and of some that were not found. */
const case_ = fc.record({
  ranked: fc.shuffledSubarray([...'abcdefghijklmnopqrst']),
  gains: fc
    .dictionary(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), fc.integer({ min: 1, max: 5 }), { minKeys: 1 })
    .map((gains) => new Map(Object.entries(gains))),
})

describe('whatever the ranking', () => {
  it('every metric is between 0 and 1', () => {
    fc.assert(
      fc.property(case_, ({ ranked, gains }) => {
        const scores = scoresOf(ranked, gains)
        for (const metric of metrics) {
          expect(scores[metric]).toBeGreaterThanOrEqual(0)
          expect(scores[metric]).toBeLessThanOrEqual(1 + 1e-12)
        }
      }),
    )
  })

  it('all relevant passages in front, most relevant first, is perfect', () => {
    fc.assert(
      fc.property(case_, ({ ranked, gains }) => {
        const best = [...gains].toSorted(([, a], [, b]) => b - a).map(([id]) => id)
        const scores = scoresOf([...best, ...ranked.filter((id) => !gains.has(id))], gains)
        expect(scores['ndcg@10']).toBeCloseTo(1, 12)
        expect(scores.map).toBe(1)
        expect(scores['mrr@10']).toBe(1)
        expect(scores['recall@10']).toBe(Math.min(10, gains.size) / gains.size)
      }),
    )
  })

  it('gains in another unit give the same ndcg', () => {
    fc.assert(
      fc.property(case_, fc.integer({ min: 2, max: 100 }), ({ ranked, gains }, factor) => {
        const scaled = new Map([...gains].map(([id, gain]) => [id, gain * factor]))
        expect(ndcg(ranked, scaled, 10)).toBeCloseTo(ndcg(ranked, gains, 10), 12)
      }),
    )
  })

  it('moving a relevant passage up before one that is not never lowers a score', () => {
    fc.assert(
      fc.property(case_, ({ ranked, gains }) => {
        const at = ranked.findIndex((id, index) => index > 0 && gains.has(id) && !gains.has(ranked[index - 1] ?? ''))
        fc.pre(at > 0)
        const better = ranked.toSpliced(at - 1, 2, ranked[at] ?? '', ranked[at - 1] ?? '')
        const [before, after] = [scoresOf(ranked, gains), scoresOf(better, gains)]
        for (const metric of metrics) expect(after[metric]).toBeGreaterThanOrEqual(before[metric])
        expect(after.map).toBeGreaterThan(before.map)
      }),
    )
  })

  it('the order of judgements and of passages nobody judged does not count', () => {
    fc.assert(
      fc.property(case_, ({ ranked, gains }) => {
        const renamed = ranked.map((id) => (gains.has(id) ? id : `other ${id}`))
        expect(scoresOf(renamed, new Map([...gains].toReversed()))).toEqual(scoresOf(ranked, gains))
      }),
    )
  })
})
