import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder } from './in-order.ts'

const vectors = [[1], [2], [3]]
const numbered = (...places: unknown[]) => ({ data: places.map((index) => ({ index })) })

it('brings vectors into the order of their numbers', () => {
  const shuffled = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })
  fc.assert(
    fc.property(shuffled, (places) => {
      const embeddings = places.map((place) => [place])
      expect(inOrder(embeddings, numbered(...places))).toEqual([[0], [1], [2], [3], [4]])
    }),
  )
})

it('takes them as they come from a server that does not number them', () => {
  expect(inOrder(vectors, numbered(undefined, undefined, undefined))).toEqual(vectors)
  expect(inOrder(vectors, undefined)).toEqual(vectors)
})

it('refuses numbers that stand twice or name no text', () => {
  for (const places of [
    [0, 0, 1],
    [0, 1, 3],
    [-1, 0, 1],
    [1, 2, 3],
  ])
    expect(inOrder(vectors, numbered(...places))).toBeUndefined()
})
