import { expect, it } from 'vitest'
import { crashRounds } from './crash-rounds.ts'

it('leaves an index that holds exactly what was acknowledged, whenever its writer is killed', async () => {
  const { rounds, changes, statesRead } = await crashRounds({ seed: 1, rounds: 10 })
  expect(rounds).toBe(10)
  expect(changes).toBeGreaterThanOrEqual(10)
  expect(statesRead).toBeGreaterThan(0)
})

it('does so while vectors are fit and passages merged', async () => {
  const { rounds, withVectors } = await crashRounds({ seed: 2, rounds: 6, size: 'many' })
  expect(rounds).toBe(6)
  expect(withVectors).toBeGreaterThan(0)
})
