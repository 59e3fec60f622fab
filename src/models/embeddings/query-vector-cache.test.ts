import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { QueryVectorCache } from './query-vector-cache.ts'

const vector = Float32Array.of(0.25, -1, 3e-7)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-queries-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('gives back what was put, by model and query', async () => {
  const cache = new QueryVectorCache(join(folder, 'queries'), 'openai/one')
  expect(await cache.get('rope')).toBeUndefined()
  await cache.put('rope', vector)
  expect(await cache.get('rope')).toEqual(vector)
  expect(await cache.get('Rope')).toBeUndefined()
  expect(await new QueryVectorCache(join(folder, 'queries'), 'openai/other').get('rope')).toBeUndefined()
})

it('takes a damaged file for one that is not there, wherever the damage is', async () => {
  const cache = new QueryVectorCache(folder, 'openai/one')
  await cache.put('rope', vector)
  const path = join(folder, readdirSync(folder)[0] ?? '')
  const bytes = readFileSync(path)
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(path, damaged)
    expect(await cache.get('rope')).toBeUndefined()
  }
  for (const length of [0, 3, 4, bytes.length - 1]) {
    writeFileSync(path, bytes.subarray(0, length))
    expect(await cache.get('rope')).toBeUndefined()
  }
})

it('goes without a cache where it cannot be written', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const cache = new QueryVectorCache(join(file, 'queries'), 'openai/one')
  await cache.put('rope', vector)
  expect(await cache.get('rope')).toBeUndefined()
})
