import { appendFile, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Progress, Warning } from '../progress.ts'
import { type Manifest, openStore, type Store } from '../store/index.ts'
import { isStale, loadTable, openLoadedTable, sameSettings, settingsRecord, type TableSettings } from './index.ts'

let folder: string
let csv: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-load-'))
  csv = join(folder, 'people.csv')
  store = openStore(join(folder, 'people.csv.ragtime'))
  await writeFile(csv, 'name,city,age\nAnn,Wien,41\nBob,Graz,37\nCid,Wien,29\n')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function load(settings: TableSettings = {}, job: Parameters<typeof loadTable>[2] = {}): Promise<Manifest> {
  await using lock = await store.lock({ wait: false })
  return await loadTable(store, { lock, path: csv, settings, ragtime: '1.2.3', now: () => new Date(0) }, job)
}

describe('loadTable', () => {
  it('commits a manifest that tells where the rows come from', async () => {
    const manifest = await load()
    expect(manifest).toMatchObject({
      format: 1,
      ragtime: '1.2.3',
      generation: 1,
      createdAt: '1970-01-01T00:00:00.000Z',
      source: { name: 'people.csv', sizeBytes: 50, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      settings: {},
      table: {
        describer: '3',
        rows: { name: 'rows-000001.parquet' },
        profile: { name: 'profile-000001.json' },
        values: { name: 'values-000001.json' },
      },
    })
    expect(manifest.table.rejects).toBeUndefined()
    expect(await store.readManifest()).toEqual(manifest)
  })

  it('gives equal files for equal inputs', async () => {
    const first = await load()
    const second = await load()
    expect(second.generation).toBe(2)
    for (const kind of ['rows', 'profile', 'values'] as const) {
      expect(second.table[kind].crc32, kind).toBe(first.table[kind].crc32)
    }
  })

  it('keeps rejected records', async () => {
    await appendFile(csv, 'Dora,Linz\nEva,Linz,33\n')
    const warnings: Warning[] = []
    const manifest = await load({}, { onWarning: (warning) => warnings.push(warning) })
    await using table = await openLoadedTable(store, manifest)
    expect(table.profile).toMatchObject({ rows: 4, rejected: 1 })
    expect(await table.rejects()).toMatchObject([{ row: 4, line: 5, reason: 'ragged' }])
    expect(warnings.map(({ code }) => code)).toContain('ROWS_REJECTED')
    await expect(table.row(4)).rejects.toMatchObject({ code: 'ROW_UNKNOWN', data: { line: 5 } })
    expect((await table.row(5)).get('name')).toBe('Eva')
  })

  it('applies the settings and keeps them in the manifest', async () => {
    const manifest = await load({ roles: { city: 'entity' }, text: ['name'], delimiter: ',' })
    expect(manifest.settings).toEqual({ roles: [['city', 'entity']], text: ['name'], delimiter: ',' })
    await using table = await openLoadedTable(store, manifest)
    expect(table.schema).toMatchObject({ entity: 'city', text: ['name'] })
  })

  it('reports what it does', async () => {
    const steps = new Set<Progress['step']>()
    await load({}, { onProgress: ({ step }) => steps.add(step) })
    expect([...steps]).toContain('profile')
  })

  it.each<[string, TableSettings, string]>([
    ['an unknown column', { roles: { nam: 'entity' } }, 'COLUMN_UNKNOWN'],
    ['an unknown role', { roles: { name: 'person' } }, 'ROLE_UNKNOWN'],
    ['a bad row that is to fail', { onBadRow: 'fail' }, 'CSV_RAGGED_ROW'],
  ])('leaves the store as it was after %s', async (_, settings, code) => {
    const before = await load()
    await appendFile(csv, 'Dora\n')
    const files = await readdir(store.directory)
    await expect(load(settings)).rejects.toMatchObject({ code })
    expect(await readdir(store.directory)).toEqual(files)
    expect(await store.readManifest()).toEqual(before)
  })

  it('leaves nothing behind when aborted', async () => {
    const controller = new AbortController()
    const loading = load({}, { signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) })
    await expect(loading).rejects.toThrow('enough')
    expect(await readdir(store.directory)).toEqual(['ragtime-store.txt'])
  })

  it('says that there is no file', async () => {
    await rm(csv)
    await expect(load()).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })
})

describe('isStale', () => {
  it('is false for the same file, also when it was only touched or copied', async () => {
    const manifest = await load()
    expect(await isStale(manifest, csv)).toBe(false)
    await utimes(csv, 1000, 1000)
    expect(await isStale(manifest, csv)).toBe(false)
    await writeFile(join(folder, 'copy.csv'), 'name,city,age\nAnn,Wien,41\nBob,Graz,37\nCid,Wien,29\n')
    await rename(join(folder, 'copy.csv'), csv)
    expect(await isStale(manifest, csv)).toBe(false)
  })

  it('is true for another size and for other bytes', async () => {
    const manifest = await load()
    await writeFile(csv, 'name,city,age\nAnn,Wien,41\nBob,Graz,37\nCid,Wien,92\n')
    await utimes(csv, 1000, 1000)
    expect(await isStale(manifest, csv)).toBe(true)
    await appendFile(csv, 'Dora,Linz,1\n')
    expect(await isStale(manifest, csv)).toBe(true)
  })

  it('says that there is no file', async () => {
    const manifest = await load()
    await expect(isStale(manifest, join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })
})

describe('sameSettings', () => {
  it('does not mind order, defaults and spelling', () => {
    const recorded = settingsRecord({ roles: { a: 'text', b: 'id' }, text: ['x', 'y'], encoding: 'UTF-8' })
    expect(
      sameSettings(recorded, {
        roles: { b: 'id', a: 'text' },
        text: ['y', 'x', 'y'],
        onBadRow: 'reject',
        encoding: 'utf-8',
      }),
    ).toBe(true)
    expect(sameSettings({}, {})).toBe(true)
    expect(sameSettings({}, { roles: {}, text: [] })).toBe(true)
  })

  it('sees a difference', () => {
    const recorded = settingsRecord({ roles: { a: 'text' } })
    for (const settings of [
      {},
      { roles: { a: 'id' } },
      { roles: { a: 'text' }, quote: "'" },
      { roles: { a: 'text' }, onBadRow: 'fail' as const },
    ]) {
      expect(sameSettings(recorded, settings)).toBe(false)
    }
  })

  it('survives the way through the manifest', async () => {
    const settings: TableSettings = {
      roles: { name: 'entity' },
      text: ['city'],
      onBadRow: 'repair',
      delimiter: ',',
      quote: '"',
    }
    await load(settings)
    expect(sameSettings((await store.readManifest())?.settings ?? {}, settings)).toBe(true)
  })
})
