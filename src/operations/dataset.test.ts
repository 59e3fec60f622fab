import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Dataset, openDataset } from './dataset.ts'
import { indexFile } from './index-file.ts'
import { runOperation } from './run-operation.ts'
import { search } from './search.ts'

let folder: string
let csv: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-dataset-'))
  csv = join(folder, 'towns.csv')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const towns = ['Oak Town has a library by the sea.', 'Elm sells bread before dawn.', 'Ash mends clocks of any age.']

function write(texts: readonly string[]): void {
  const rows = texts.map((text, n) => `${text.split(' ')[0]},https://towns.example/${n},"${text}"`)
  writeFileSync(csv, ['town,url,text', ...rows, ''].join('\n'))
}

const index = (dataset: Dataset) => runOperation(indexFile, dataset, { input: {} })

async function rowsFor(dataset: Dataset, query: string): Promise<readonly (readonly number[])[]> {
  return (await runOperation(search, dataset, { input: { query } })).hits.map(({ rows }) => rows)
}

it('takes over what did not change in the file, at its new rows', async () => {
  write(towns)
  await using dataset = await openDataset(csv, {})
  expect(await index(dataset)).toMatchObject({ built: true, cells: { processed: 3, reused: 0, removed: 0 } })
  expect(await index(dataset)).toMatchObject({ built: false, cells: { processed: 0, reused: 0, removed: 0 } })
  write(['Yew has a new harbour now.', ...towns.slice(0, 2)])
  expect(await index(dataset)).toMatchObject({ built: true, cells: { processed: 1, reused: 2, removed: 1 } })
  expect(await rowsFor(dataset, 'bread')).toEqual([[3]])
  expect(await rowsFor(dataset, 'clocks')).toEqual([])
})

it('has no index, and takes over the old one, when it stopped between reading and indexing', async () => {
  write(towns)
  {
    await using dataset = await openDataset(csv, {})
    await index(dataset)
    write(towns.toReversed())
    await dataset.table({})
  }
  await using dataset = await openDataset(csv, {})
  expect(await dataset.status()).toMatchObject({ state: 'table-only' })
  expect(await index(dataset)).toMatchObject({ cells: { processed: 0, reused: 3, removed: 0 } })
  expect(await rowsFor(dataset, 'clocks')).toEqual([[1]])
})

it('reads what another process has made of the changed file', async () => {
  write(towns)
  await using reader = await openDataset(csv, {})
  expect(await rowsFor(reader, 'clocks')).toEqual([[3]])
  write(towns.toReversed())
  await using writer = await openDataset(csv, {})
  await index(writer)
  expect(await rowsFor(reader, 'clocks')).toEqual([[1]])
  expect(reader.lastIndexed.reused).toBe(0)
})

it('is made from nothing when that is asked for', async () => {
  write(towns)
  await using dataset = await openDataset(csv, {})
  await index(dataset)
  const rebuilt = await runOperation(indexFile, dataset, { input: { rebuild: true } })
  expect(rebuilt).toMatchObject({ built: true, cells: { processed: 3, reused: 0, removed: 0 } })
})
