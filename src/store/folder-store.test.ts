import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FileRef, generationFileName, type Manifest, openStore, type Store } from './index.ts'
import { printManifest } from './manifest-file.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-store-'))
  store = openStore(join(folder, 'x.csv.ragtime'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const bytes = (text: string) => [Buffer.from(text)]

function manifestOf(generation: number, file: FileRef): Manifest {
  return {
    format: 1,
    ragtime: '0.0.0',
    generation,
    createdAt: '2024-01-01T00:00:00.000Z',
    source: { name: 'x.csv', sizeBytes: 1, mtimeMs: 1.5, inode: 2, sha256: 'ab'.repeat(32) },
    settings: {},
    table: { describer: '1', rows: file, profile: file, values: file },
  }
}

/** Commits a generation of one file that holds its number. */
async function commitNext(): Promise<Manifest> {
  await using lock = await store.lock({ wait: true })
  const generation = await store.nextGeneration()
  const file = await store.writeFile(generationFileName('rows', generation, 'parquet'), bytes(`${generation}`))
  const manifest = manifestOf(generation, file)
  await store.commit(lock, manifest)
  return manifest
}

const storedFiles = async () => (await readdir(store.directory)).sort()

describe('a store', () => {
  it('has no manifest before the first commit and makes no folder for looking', async () => {
    expect(await store.readManifest()).toBeUndefined()
    expect(await readdir(folder)).toEqual([])
  })

  it('gives back what was committed', async () => {
    const manifest = await commitNext()
    expect(await store.readManifest()).toEqual(manifest)
    expect(Buffer.from(await store.readFile(manifest.table.rows)).toString()).toBe('1')
  })

  it('takes in a file that another program wrote', async () => {
    await using _lock = await store.lock({ wait: false })
    await writeFile(store.path('rows-000001.parquet'), 'hello')
    const ref = await store.adopt('rows-000001.parquet')
    expect(ref).toEqual({ name: 'rows-000001.parquet', sizeBytes: 5, crc32: 0x3610a686 })
    expect(Buffer.from(await store.readFile(ref)).toString()).toBe('hello')
  })

  it('writes into folders of its own', async () => {
    await using _lock = await store.lock({ wait: false })
    const ref = await store.writeFile('segments/a-000001.seg', bytes('x'))
    expect(Buffer.from(await store.readFile(ref)).toString()).toBe('x')
  })

  it('never writes a file twice', async () => {
    await using _lock = await store.lock({ wait: false })
    await store.writeFile('a-000001.json', bytes('1'))
    await expect(store.writeFile('a-000001.json', bytes('2'))).rejects.toThrow('never change')
    expect(await readFile(store.path('a-000001.json'), 'utf8')).toBe('1')
  })

  it('leaves no temporary file when writing fails', async () => {
    await using _lock = await store.lock({ wait: false })
    async function* failing() {
      yield Buffer.from('half')
      throw new Error('no more')
    }
    await expect(store.writeFile('a-000001.json', failing())).rejects.toThrow('no more')
    expect(await storedFiles()).toEqual(['ragtime-store.txt', 'writer.lock'])
  })

  it('sees damage of a file: missing, cut, changed', async () => {
    const { table } = await commitNext()
    const path = store.path(table.rows.name)
    await store.verify(table.rows)
    for (const damage of [() => writeFile(path, '2'), () => truncate(path), () => rm(path)]) {
      await damage()
      await expect(store.readFile(table.rows)).rejects.toMatchObject({ code: 'STORE_DAMAGED', data: { path } })
      await expect(store.verify(table.rows)).rejects.toMatchObject({ code: 'STORE_DAMAGED', data: { path } })
    }
  })

  it('tells a damaged manifest from one of another version', async () => {
    const manifest = await commitNext()
    const damaged = [
      '',
      '{',
      '[]',
      'null',
      '{}',
      JSON.stringify({ ...manifest, generation: 2 }),
      printManifest({ ...manifest, generation: 0 }),
    ]
    for (const text of damaged) {
      await writeFile(store.path('manifest.json'), text)
      await expect(store.readManifest(), text).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
    }
    await writeFile(store.path('manifest.json'), JSON.stringify({ format: 2, anything: true }))
    await expect(store.readManifest()).rejects.toMatchObject({
      code: 'STORE_VERSION',
      data: { format: 2, expected: 1 },
    })
  })

  it('sees every flipped bit of the manifest', async () => {
    const manifest = await commitNext()
    const bytes = await readFile(store.path('manifest.json'))
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      await writeFile(store.path('manifest.json'), flipped)
      const read = await store.readManifest().catch((error: unknown) => error)
      // One kind of white space may have become another.
      if (read instanceof Error)
        expect(read).toMatchObject({ code: expect.stringMatching(/^STORE_(DAMAGED|VERSION)$/) })
      else expect(read).toEqual(manifest)
    }
  })

  it('keeps the files of an outdated index until a manifest names another or none', async () => {
    const { table } = await commitNext()
    await using lock = await store.lock({ wait: false })
    const segment = await store.writeFile('segments/1-000002.seg', bytes('old'))
    const outdatedIndex = { cleaner: '1', analyzer: '1', segments: [segment] }
    for (const generation of [2, 3, 4]) {
      await store.commit(lock, { ...manifestOf(generation, table.rows), outdatedIndex })
      await utimes(store.path(segment.name), 1, 1)
    }
    expect((await store.readManifest())?.outdatedIndex).toEqual(outdatedIndex)
    await store.verify(segment)
    for (const generation of [5, 6]) await store.commit(lock, manifestOf(generation, table.rows))
    await expect(store.verify(segment)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })

  it('refuses a manifest that names files outside of its folder', async () => {
    const manifest = await commitNext()
    for (const name of ['../secret', '/etc/passwd', 'a/../../b', '..', 'a\\b', '']) {
      const table = { ...manifest.table, rows: { ...manifest.table.rows, name } }
      await writeFile(store.path('manifest.json'), printManifest({ ...manifest, table }))
      await expect(store.readManifest(), name).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
    }
  })

  it('replaces a damaged manifest by a generation that clashes with no file', async () => {
    await commitNext()
    await commitNext()
    await writeFile(store.path('manifest.json'), '{')
    expect((await commitNext()).generation).toBe(3)
    expect((await store.readManifest())?.generation).toBe(3)
  })

  it('keeps the generation before and drops older ones once they are out of their grace', async () => {
    const first = await commitNext()
    await commitNext()
    await commitNext()
    expect(await storedFiles()).toContain(first.table.rows.name)
    for (const name of await storedFiles()) await utimes(store.path(name), 1, 1)
    await commitNext()
    expect(await storedFiles()).toEqual([
      'manifest.json',
      'ragtime-store.txt',
      'rows-000003.parquet',
      'rows-000004.parquet',
    ])
  })

  it('never drops files that live on their own', async () => {
    await commitNext()
    await mkdir(store.path('embeddings'))
    await writeFile(store.path('embeddings/model.bin'), 'paid for')
    for (let i = 0; i < 3; i++) {
      await utimes(store.path('embeddings/model.bin'), 1, 1)
      await commitNext()
    }
    expect((await stat(store.path('embeddings/model.bin'))).size).toBe(8)
  })

  it('does not commit under a lock that was lost', async () => {
    const manifest = await commitNext()
    await using lock = await store.lock({ wait: false })
    await rm(lock.path)
    await expect(store.commit(lock, { ...manifest, generation: 2 })).rejects.toMatchObject({ code: 'STORE_LOCKED' })
  })

  it('does not commit an old generation', async () => {
    const manifest = await commitNext()
    await using lock = await store.lock({ wait: false })
    await expect(store.commit(lock, manifest)).rejects.toThrow('does not follow')
  })

  it('is cleared of all but what was paid for', async () => {
    await commitNext()
    await mkdir(store.path('embeddings'))
    await writeFile(store.path('embeddings/model-000007.bin'), 'paid for')
    {
      await using lock = await store.lock({ wait: false })
      await store.clear(lock)
    }
    expect(await storedFiles()).toEqual(['embeddings', 'ragtime-store.txt'])
    expect(await store.readManifest()).toBeUndefined()
    expect((await commitNext()).generation).toBe(1)
    expect(await readFile(store.path('embeddings/model-000007.bin'), 'utf8')).toBe('paid for')
    {
      await using lock = await store.lock({ wait: false })
      await store.remove(lock)
    }
    expect(await readdir(folder)).toEqual([])
  })

  it('goes away when it is cleared and nothing was paid for', async () => {
    await commitNext()
    {
      await using lock = await store.lock({ wait: false })
      await store.clear(lock)
    }
    expect(await readdir(folder)).toEqual([])
  })

  it('goes away as a whole', async () => {
    await commitNext()
    {
      await using lock = await store.lock({ wait: false })
      await store.remove(lock)
    }
    expect(await readdir(folder)).toEqual([])
    expect(await store.readManifest()).toBeUndefined()
    expect((await commitNext()).generation).toBe(1)
  })

  it('refuses a folder with files of somebody else', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'mine')
    await expect(openStore(folder).lock({ wait: false })).rejects.toMatchObject({ code: 'STORE_NOT_WRITABLE' })
    expect(await readdir(folder)).toEqual(['thesis.txt'])
  })
})

describe('a crash', () => {
  /** A process that runs code with `store`, `commitNext` and `bytes`, and is killed by itself or by us. */
  function child(code: string) {
    const door = JSON.stringify(new URL('./index.ts', import.meta.url).href)
    const prelude = `
      import { generationFileName, openStore } from ${door}
      const store = openStore(${JSON.stringify(store.directory)})
      const bytes = (text) => [Buffer.from(text)]
      const die = () => process.kill(process.pid, 'SIGKILL')
      async function commitNext(text) {
        await using lock = await store.lock({ wait: true })
        const generation = await store.nextGeneration()
        const file = await store.writeFile(generationFileName('rows', generation, 'parquet'), bytes(text ?? String(generation)))
        const source = { name: 'x.csv', sizeBytes: 1, mtimeMs: 1, inode: 2, sha256: 'ab'.repeat(32) }
        await store.commit(lock, { format: 1, ragtime: '0', generation, createdAt: '', source, settings: {}, table: { describer: '1', rows: file, profile: file, values: file } })
      }
    `
    return spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', prelude + code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }

  async function expectUsable(): Promise<void> {
    const manifest = await store.readManifest()
    if (manifest === undefined) throw new Error('the old generation is gone')
    expect(Buffer.from(await store.readFile(manifest.table.rows)).toString()).toBe(String(manifest.generation))
    expect((await commitNext()).generation).toBe(manifest.generation + 1)
    expect((await storedFiles()).filter((name) => name.endsWith('.tmp') || name.startsWith('writer.lock'))).toEqual([])
  }

  it.each([
    [
      'while a file is written',
      `await store.lock({ wait: false }); await store.writeFile('rows-000002.parquet', (function* () { yield Buffer.from('half'); die() })())`,
    ],
    [
      'between writing files and the commit',
      `await store.lock({ wait: false }); await store.writeFile('rows-000002.parquet', bytes('2')); die()`,
    ],
    ['right after the commit', `await commitNext(); await store.lock({ wait: false }); die()`],
  ])('%s leaves a usable store', async (_, code) => {
    await commitNext()
    await once(child(code), 'exit')
    await expectUsable()
  })

  it('at any moment leaves a usable store', async () => {
    await commitNext()
    for (const delayMs of [0, 7, 20]) {
      const writer = child(`console.log('started'); for (;;) await commitNext()`)
      await once(writer.stdout ?? writer, 'data')
      await new Promise((done) => setTimeout(done, delayMs))
      writer.kill('SIGKILL')
      await once(writer, 'exit')
      await expectUsable()
    }
  })
})
