import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Corpus, writeCorpus } from './corpus.ts'
import { makeQueries } from './queries.ts'
import { readBatches } from './read-corpus.ts'
import { vectorNear, writeVectors } from './vectors.ts'
import { functionWords } from './vocabulary.ts'

const folder = mkdtempSync(join(tmpdir(), 'ragtime-corpus-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const corpus = new Corpus(1, 500)

test('equal seeds give equal files, other seeds others', () => {
  const written = [corpus, new Corpus(1, 500), new Corpus(2, 500)].map((one, at) =>
    writeCorpus(one, join(folder, `${at}.csv`)),
  )
  expect(written[1]).toBe(written[0])
  expect(written[2]).not.toBe(written[0])
  expect(readFileSync(join(folder, '1.csv'), 'utf8').split('\n').length).toBe(502)
})

test('passages have 20 to 120 words, two fifths of them function words', () => {
  const lengths: number[] = []
  let functional = 0
  for (let id = 1; id <= corpus.size; id++) {
    const words = corpus.passage(id).text.toLowerCase().match(/\w+/g) ?? []
    lengths.push(words.length)
    functional += words.filter((word) => functionWords.includes(word)).length
  }
  const total = lengths.reduce((sum, length) => sum + length, 0)
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(20)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(120)
  expect(total / corpus.size).toBeCloseTo(60, -1)
  expect(functional / total).toBeCloseTo(0.4, 1)
})

test('every query has words of its source, and not only the commonest', () => {
  const common = corpus.commonWords()
  for (const { words, source, entity } of makeQueries(corpus, 7, 100)) {
    const passage = corpus.passage(source)
    const said = passage.text.toLowerCase().match(/[a-z]+/g)
    expect(said).toEqual(expect.arrayContaining([...words]))
    expect(words.some((word) => !common.has(word))).toBe(true)
    expect(entity).toBe(passage.entity)
  }
})

test('engines read the passages and vectors that were written', async () => {
  const files = { csv: join(folder, 'read.csv'), vectors: join(folder, 'read.f32'), passages: corpus.size }
  writeCorpus(corpus, files.csv)
  writeVectors(corpus, files.vectors)
  const read = []
  for await (const batch of readBatches(files, 64)) read.push(...batch)
  expect(read.length).toBe(corpus.size)
  for (const { vector, ...passage } of read) {
    const { topics, ...written } = corpus.passage(passage.id)
    expect(passage).toEqual(written)
    expect(vector).toEqual(vectorNear(topics, passage.id))
  }
})
