import { expect, it } from 'vitest'
import { timesOf } from './times.ts'

it('takes mean and percentiles of times in any order', () => {
  // Twenty times 1 to 20: half of them are at most 10, 19 of 20 at most 19.
  const times = Array.from({ length: 20 }, (_, index) => ((index * 7) % 20) + 1)
  expect(timesOf(times)).toEqual({ mean: 10.5, p50: 10, p95: 19 })
  expect(timesOf([5])).toEqual({ mean: 5, p50: 5, p95: 5 })
})

it('is 0 when nothing was timed', () => {
  expect(timesOf([])).toEqual({ mean: 0, p50: 0, p95: 0 })
})
