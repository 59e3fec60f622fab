import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Warning } from '../progress.ts'
import { storeDirectoryFor, storeDirectoryForContent, userCacheDirectory } from './index.ts'

let folder: string
let cacheDirectory: string
let csv: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-directory-'))
  cacheDirectory = join(folder, 'cache')
  csv = join(folder, 'data', 'x.csv')
  await mkdir(join(folder, 'data'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('storeDirectoryFor', () => {
  it('is beside the file', async () => {
    expect(await storeDirectoryFor(csv, { cacheDirectory })).toBe(`${csv}.ragtime`)
    expect(await storeDirectoryFor(csv, { cacheDirectory })).toBe(`${csv}.ragtime`)
  })

  it('is in the cache, with a warning, when it cannot be beside the file', async () => {
    // A file in the way stops even a superuser, whom permissions do not.
    await writeFile(`${csv}.ragtime`, '')
    const warnings: Warning[] = []
    const directory = await storeDirectoryFor(csv, { cacheDirectory, onWarning: (warning) => warnings.push(warning) })
    expect(directory.startsWith(join(cacheDirectory, 'x.csv-'))).toBe(true)
    expect(warnings).toMatchObject([{ code: 'STORE_ELSEWHERE' }])
  })

  it('keeps files of one name in different folders apart in the cache', async () => {
    const other = join(folder, 'other', 'x.csv')
    await mkdir(join(folder, 'other'))
    await writeFile(`${csv}.ragtime`, '')
    await writeFile(`${other}.ragtime`, '')
    expect(await storeDirectoryFor(csv, { cacheDirectory })).not.toBe(
      await storeDirectoryFor(other, { cacheDirectory }),
    )
  })

  it('is the one asked for, made if need be', async () => {
    const store = join(folder, 'a', 'b')
    expect(await storeDirectoryFor(csv, { store, cacheDirectory })).toBe(store)
    expect(await readdir(store)).toEqual(['ragtime-store.txt'])
  })

  it('is never another than the one asked for', async () => {
    const store = join(folder, 'file')
    await writeFile(store, '')
    await expect(storeDirectoryFor(csv, { store, cacheDirectory })).rejects.toMatchObject({
      code: 'STORE_NOT_WRITABLE',
    })
    await expect(storeDirectoryFor(csv, { store: join(folder, 'data', '..'), cacheDirectory })).rejects.toMatchObject({
      code: 'STORE_NOT_WRITABLE',
    })
  })

  it.skipIf(process.platform !== 'linux')('is in the cache where the system makes no folders', async () => {
    expect(await storeDirectoryFor('/proc/version', { cacheDirectory })).toContain(cacheDirectory)
  })

  it('is made with the folders above it', async () => {
    const store = join(folder, 'one', 'two', 'three')
    expect(await storeDirectoryFor(csv, { store, cacheDirectory })).toBe(store)
    expect(await readdir(store)).toEqual(['ragtime-store.txt'])
  })

  it('fails when the cache cannot be written either', async () => {
    await writeFile(`${csv}.ragtime`, '')
    await writeFile(cacheDirectory, '')
    await expect(storeDirectoryFor(csv, { cacheDirectory })).rejects.toMatchObject({ code: 'STORE_NOT_WRITABLE' })
  })
})

describe('storeDirectoryForContent', () => {
  it('is in the cache under the hash', async () => {
    const sha256 = 'cd'.repeat(32)
    expect(await storeDirectoryForContent(sha256, { cacheDirectory })).toBe(join(cacheDirectory, `${sha256}.ragtime`))
  })
})

describe('userCacheDirectory', () => {
  it.each([
    ['linux', {}, '/home/a/.cache/ragtime'],
    ['linux', { XDG_CACHE_HOME: '/c' }, '/c/ragtime'],
    ['linux', { XDG_CACHE_HOME: '' }, '/home/a/.cache/ragtime'],
    ['darwin', {}, '/home/a/Library/Caches/ragtime'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/ragtime/cache'],
  ] as const)('on %s with %o is %s', (platform, environment, expected) => {
    expect(userCacheDirectory({ platform, environment, homeDirectory: '/home/a' })).toBe(join(expected))
  })
})
