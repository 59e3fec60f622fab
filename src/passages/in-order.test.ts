import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inOrder } from './in-order.ts'

async function* upTo(count: number) {
  for (let number = 0; number < count; number++) yield number
}

it('gives results in the order of the items, as many in work at once as asked', async () => {
  let running = 0
  let most = 0
  const slowFirst = async (item: number) => {
    most = Math.max(most, ++running)
    await setTimeout(item % 2 === 0 ? 5 : 0)
    running--
    return item
  }
  expect(await Array.fromAsync(inOrder(upTo(9), slowFirst, { capacity: () => 3 }))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(3)
})

it('fails when the turn of the item has come that failed', async () => {
  const given: number[] = []
  const fail = async () => {
    for await (const item of inOrder(
      upTo(4),
      async (item) => {
        if (item > 0) throw new Error(`no ${item}`)
        await setTimeout(5)
        return item
      },
      { capacity: () => 4 },
    ))
      given.push(item)
  }
  await expect(fail()).rejects.toThrow('no 1')
  expect(given).toEqual([0])
})
