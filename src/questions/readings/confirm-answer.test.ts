import { describe, expect, it } from 'vitest'
import { confirmAnswer } from './confirm-answer.ts'
import { readTable } from './enumerate.ts'
import { raceColumns, races } from './races.fixture.ts'
import { rankReadings } from './rank-readings.ts'
import { viewTable } from './view/table-view.ts'

const readings = rankReadings('which driver won the most races?', readTable(viewTable(raceColumns, races)))
const oddsOf = (probability: number) => probability / (1 - probability)

describe('confirmAnswer', () => {
  it.each([
    [0, 1],
    [0, 8],
    [1, 3],
    [4, 100],
    [20, 2.5],
  ])('multiplies the odds of reading %i by %d, and keeps the order of the others and the sum', (place, odds) => {
    const before = readings[place]
    const weighed = confirmAnswer(readings, { place, odds })
    const after = weighed.find(({ candidate }) => candidate === before?.candidate)
    if (before === undefined || after === undefined) throw new Error('a reading was lost')
    expect(oddsOf(after.probability) / oddsOf(before.probability)).toBeCloseTo(odds, 4)
    const rest = (all: typeof readings) =>
      all.map(({ candidate }) => candidate).filter((one) => one !== after.candidate)
    expect(rest(weighed)).toEqual(rest(readings))
    expect(weighed.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6)
    expect(weighed.map(({ probability }) => probability)).toEqual(
      weighed.map(({ probability }) => probability).sort((one, other) => other - one),
    )
  })

  it('leaves readings alone of which none is confirmed', () => {
    expect(confirmAnswer(readings, { place: -1, odds: 8 })).toBe(readings)
  })
})
