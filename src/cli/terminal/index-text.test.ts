import { expect, test } from 'vitest'
import { indexText } from './index-text.ts'

const indexed: Parameters<typeof indexText>[0] = {
  schemaVersion: 1,
  store: '/data/content.csv.ragtime',
  rows: 1200,
  rejected: 2,
  passages: 3400,
  words: 90_000,
  terms: 5000,
  sizeBytes: 4_200_000,
  built: true,
  cells: { processed: 10, reused: 1190, removed: 0 },
  vectors: { fitted: true, seconds: 0.42 },
  seconds: 1.84,
}
const made = {
  model: 'openai/text-embedding-3-small',
  state: 'made' as const,
  passages: 3400,
  texts: 3000,
  saved: 500,
  sent: 2500,
  calls: 20,
  tokens: 100_000,
  usd: 0.002,
  seconds: 9.96,
}
const second = (embeddings: Partial<typeof made> | object) =>
  indexText({ ...indexed, embeddings: { ...made, ...embeddings } }).split('\n')[1]

test('says what was indexed and where it lies', () => {
  expect(indexText(indexed)).toBe(
    '1,200 rows, 2 rejected, 3,400 passages of 90,000 words: indexed in 1.8 s, 0.4 s of them for vectors (10 cells anew, 1,190 as before), 4.2 MB in /data/content.csv.ragtime',
  )
})

test('says what vectors of a model took', () => {
  expect(second({})).toBe(
    'vectors of 3,400 passages by openai/text-embedding-3-small: 2,500 texts in 20 calls, at most 100,000 tokens ($0.002), 500 texts paid for before, in 10.0 s',
  )
  expect(second({ passages: 0, texts: 0, saved: 0, sent: 0, calls: 0, tokens: 0, usd: 0 })).toBe(
    'all passages have their vectors by openai/text-embedding-3-small',
  )
  expect(second({ state: 'unsupported', model: 'compatible/local' })).toBe(
    'no vectors by compatible/local: its server makes none',
  )
})
