import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTable, type Warning } from '../src/index.ts'
import { clean, openDataset, runOperation } from '../src/operations/index.ts'
import { openStore } from '../src/store/index.ts'
import { temporaryFolder } from './run-ragtime.ts'
import { damageRounds } from './soak/damage-rounds.ts'
import { shopsCsv } from './soak/shops.ts'

test('of any file of the store is mended or refused, and never gives another result', async () => {
  // npm run soak -- --damage tries thousands.
  const { cases, unnoticed, mended, refused } = await damageRounds({ seed: 1, cases: 60 })
  const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0)
  expect(unnoticed + mended + refusals).toBe(cases)
  expect(mended).toBeGreaterThan(10)
}, 240_000)

async function indexed(): Promise<string> {
  const csv = join(temporaryFolder(), 'shops.csv')
  writeFileSync(csv, shopsCsv({ changed: false, size: 'few' }))
  await using table = await openTable(csv)
  await table.index()
  return csv
}

/** Searches, as somebody who does not know of the damage, and gives the warnings. */
async function warnings(csv: string): Promise<readonly Warning[]> {
  const heard: Warning[] = []
  await using table = await openTable(csv, { onWarning: (warning) => heard.push(warning) })
  expect((await table.search('anchors')).hits[0]?.entity).toBe('Di Ropes')
  return heard
}

test('of the index has it made anew from the rows, not from the CSV', async () => {
  const csv = await indexed()
  const store = openStore(`${csv}.ragtime`)
  const before = await store.readManifest()
  writeFileSync(store.path(before?.index?.segments[0]?.name ?? ''), 'garbage')
  const [warning, ...others] = await warnings(csv)
  expect(others).toEqual([])
  expect(warning).toMatchObject({
    code: 'STORE_REBUILT',
    message: expect.stringContaining('from the rows in the store'),
  })
  expect(warning?.message).not.toContain('\n')
  const after = await store.readManifest()
  expect(after?.table).toEqual(before?.table)
  expect(after?.index).not.toEqual(before?.index)
  expect(await warnings(csv)).toEqual([])
})

test.each(['index', 'table', 'manifest'] as const)('of the %s leaves paid embeddings alone', async (damaged) => {
  const csv = await indexed()
  const store = openStore(`${csv}.ragtime`)
  mkdirSync(store.path('embeddings'))
  writeFileSync(store.path('embeddings/model-000001.bin'), 'paid for')
  const manifest = await store.readManifest()
  const files = {
    index: manifest?.index?.segments[0]?.name,
    table: manifest?.table.rows.name,
    manifest: 'manifest.json',
  }
  writeFileSync(store.path(files[damaged] ?? ''), 'garbage')
  expect((await warnings(csv)).map(({ code }) => code)).toEqual(['STORE_REBUILT'])
  expect(readFileSync(store.path('embeddings/model-000001.bin'), 'utf8')).toBe('paid for')
  await using table = await openTable(csv)
  await table.index({ rebuild: true })
  expect(readFileSync(store.path('embeddings/model-000001.bin'), 'utf8')).toBe('paid for')
  await using dataset = await openDataset(csv, {})
  await runOperation(clean, dataset, { input: {} })
  expect(existsSync(store.directory)).toBe(false)
})
