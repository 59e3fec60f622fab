import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EmbeddingModel } from '../../embedding-model.ts'
import { fillGaussian, seededRandom } from '../../lsa/random.ts'
import { passage } from '../../search.fixture.ts'
import { unitVector } from './directions.ts'
import { ids, indexed } from './embedded-words.fixture.ts'

/** Vectors around centres, as texts about the same lie: the smaller `spread`, the closer. */
interface Cloud {
  readonly dimensions: number
  readonly centres: number
  readonly spread: number
  readonly seed: number
}

const cloud: fc.Arbitrary<Cloud> = fc.record({
  dimensions: fc.constantFrom(256, 384, 512),
  centres: fc.integer({ min: 1, max: 200 }),
  spread: fc.double({ min: 0.3, max: 2, noNaN: true }),
  seed: fc.nat(),
})

const [passages, queries, k] = [4000, 50, 10]

it('finds the same ten as a comparison of all vectors in at least 99 of 100 queries, however the vectors cluster', async () => {
  let same = 0
  const clouds = fc.sample(cloud, { numRuns: 6, seed: 7 })
  for (const one of clouds) {
    const vectors = vectorsOf(one, passages + queries)
    await using made = await indexed(Array.from({ length: passages }, (_, n) => passage(`${n}`, `${n}`)))
    await made.index.embedWith(modelOf(vectors))
    for (const queryVector of vectors.slice(passages)) {
      const found = await made.index.search({ query: '', k, ranking: 'embeddings', queryVector })
      if (ids(found).join() === nearest(vectors.slice(0, passages), queryVector).join()) same++
    }
  }
  expect(same / (clouds.length * queries)).toBeGreaterThanOrEqual(0.99)
})

/** A text is the number of its vector. */
const modelOf = (vectors: readonly Float32Array[]): EmbeddingModel => ({
  id: 'test/cloud',
  maxTextsPerCall: passages,
  maxTokensPerCall: passages,
  maxCallsAtOnce: 1,
  countTokens: () => 1,
  embed: async (texts) => texts.map((text) => vectors[Number(text)] ?? expect.fail(`no vector ${text}`)),
})

function vectorsOf({ dimensions, centres, spread, seed }: Cloud, count: number): readonly Float32Array[] {
  const random = seededRandom(seed)
  const drawn = () => {
    const numbers = new Float32Array(dimensions)
    fillGaussian(numbers, random)
    return numbers
  }
  const middles = Array.from({ length: centres }, drawn)
  return Array.from({ length: count }, (_, n) =>
    unitVector(drawn().map((value, at) => (middles[n % centres]?.[at] ?? 0) + spread * value)),
  )
}

function nearest(vectors: readonly Float32Array[], query: Float32Array): readonly string[] {
  return vectors
    .map((vector, n) => ({ id: `${n}`, cosine: cosine(vector, query) }))
    .sort((one, other) => other.cosine - one.cosine)
    .slice(0, k)
    .map(({ id }) => id)
}

function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
