import { readFile, truncate, unlink, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { Store } from '../../store/index.ts'
import { describePassageIndex } from '../passage-index.contract.ts'
import type { PassageIndex } from '../passage-index.ts'
import { passage, temporaryStore } from '../search.fixture.ts'
import {
  createEmbeddedIndex,
  type EmbeddedIndexOptions,
  openEmbeddedIndex,
  openOutdatedIndex,
} from './embedded-index.ts'

const options: EmbeddedIndexOptions = { cleaner: '1', now: () => new Date(0) }

describePassageIndex('the embedded index of one passage a segment', async () => {
  const store = await temporaryStore()
  const index = await createEmbeddedIndex(store, options)
  const inTurn: PassageIndex = {
    async add(passages) {
      for await (const one of passages) await index.add([one])
    },
    remove: (ids) => index.remove(ids),
    update: (changes) => index.update(changes),
    search: (request) => index.search(request),
    rank: (request) => index.rank(request),
    scan: (filter) => index.scan(filter),
    stats: (options) => index.stats(options),
    close: () => index.close(),
  }
  return {
    index: inTurn,
    async [Symbol.asyncDispose]() {
      await index.close()
      await store[Symbol.asyncDispose]()
    },
  }
})

for (const [name, inPieces] of [
  ['the embedded index', false],
  ['the embedded index, written passage by passage', true],
] as const) {
  describePassageIndex(name, async () => {
    const store = await temporaryStore()
    const index = await createEmbeddedIndex(store, { ...options, ...(inPieces && { segmentBytes: 1 }) })
    return {
      index,
      async [Symbol.asyncDispose]() {
        await index.close()
        await store[Symbol.asyncDispose]()
      },
    }
  })
}

async function open(store: Store, other: Partial<EmbeddedIndexOptions> = {}) {
  const index = await openEmbeddedIndex(store, { ...options, ...other })
  if (index === undefined) throw new Error('nothing was indexed')
  return index
}

async function found(store: Store, query: string): Promise<readonly string[]> {
  const index = await open(store)
  try {
    return (await index.search({ query, k: 10 })).hits.map((hit) => hit.passage.id)
  } finally {
    await index.close()
  }
}

it('is there after the process ends, removals included', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, options)
  await index.add([passage('1', 'oak tree'), passage('2', 'elm tree'), passage('3', 'ash tree')])
  await index.remove(['2'])
  const request = { query: 'tree', k: 10 }
  const before = await index.search(request)
  await index.close()
  const again = await open(store)
  expect(await again.search(request)).toEqual(before)
  await again.add([passage('4', 'yew tree')])
  await again.close()
  expect(await found(store, 'tree')).toEqual(['1', '3', '4'])
})

it('is undefined until something is indexed', async () => {
  await using store = await temporaryStore()
  expect(await openEmbeddedIndex(store, options)).toBeUndefined()
  const index = await createEmbeddedIndex(store, options)
  expect(await openEmbeddedIndex(store, options)).toBeUndefined()
  expect(await index.remove(['1'])).toBe(0)
  expect(await openEmbeddedIndex(store, options)).toBeUndefined()
  await index.add([])
  expect(await found(store, 'x')).toEqual([])
})

it('keeps the table and names the versions in the manifest', async () => {
  await using store = await temporaryStore()
  const before = await store.readManifest()
  const index = await createEmbeddedIndex(store, options)
  await index.add([passage('1', 'oak')])
  const after = await store.readManifest()
  expect(after).toMatchObject({
    ...before,
    generation: 2,
    createdAt: '1970-01-01T00:00:00.000Z',
    index: { cleaner: '1' },
  })
  expect(after?.index?.segments).toHaveLength(1)
  await index.close()
})

it('leaves the older index in place until the new one is committed', async () => {
  await using store = await temporaryStore()
  const old = await createEmbeddedIndex(store, options)
  await old.add([passage('1', 'oak')])
  const fresh = await createEmbeddedIndex(store, options)
  await expect(
    fresh.add(
      (function* () {
        yield passage('2', 'elm')
        throw new Error('disk full')
      })(),
    ),
  ).rejects.toThrow('disk full')
  expect(await found(store, 'oak elm')).toEqual(['1'])
  await fresh.add([passage('2', 'elm')])
  expect(await found(store, 'oak elm')).toEqual(['2'])
  await old.close()
  await fresh.close()
})

it('adds on top of what another writer added since', async () => {
  await using store = await temporaryStore()
  const one = await createEmbeddedIndex(store, options)
  await one.add([passage('1', 'oak tree')])
  const other = await open(store)
  await Promise.all([one.add([passage('2', 'elm tree')]), other.add([passage('3', 'ash tree')]), one.remove(['1'])])
  expect(await found(store, 'tree')).toEqual(['2', '3'])
  await one.close()
  await other.close()
})

it('works under a lock that the caller holds', async () => {
  await using store = await temporaryStore()
  await using lock = await store.lock({ wait: true })
  const index = await createEmbeddedIndex(store, { ...options, lock })
  await index.add([passage('1', 'oak')])
  expect(await found(store, 'oak')).toEqual(['1'])
  await index.close()
})

it('does not become the index of a table that was read since', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, options)
  await index.add([passage('1', 'oak'), passage('2', 'elm')])
  const { index: outdatedIndex, ...table } = (await store.readManifest()) ?? expect.fail('no manifest')
  {
    await using lock = await store.lock({ wait: true })
    await store.commit(lock, { ...table, generation: 9, ...(outdatedIndex && { outdatedIndex }) })
  }
  await expect(index.add([passage('3', 'ash')])).rejects.toMatchObject({ code: 'FILE_CHANGED' })
  await index.close()
  expect(await openEmbeddedIndex(store, options)).toBeUndefined()
  const outdated = (await openOutdatedIndex(store, options)) ?? expect.fail('no outdated index')
  await outdated.update({ add: [passage('3', 'ash')], remove: ['1'] })
  await outdated.update({ add: [], remove: ['2'] })
  await outdated.close()
  expect(await found(store, 'oak elm ash')).toEqual(['3'])
  expect(await store.readManifest()).not.toHaveProperty('outdatedIndex')
})

it('remembers the cells while the passages stay the same, and forgets them when others change the passages', async () => {
  await using store = await temporaryStore()
  const cells = (generation: number) => store.writeFile(`segments/cells-00000${generation}.bin`, [Buffer.from('cells')])
  const remembered = async () => (await store.readManifest())?.index?.cells
  const long = Array.from({ length: 300 }, (_, n) =>
    passage(`p${n}`, `oak number ${n} stands by elm ${n % 7} and ash ${n % 5}`),
  )
  const index = await createEmbeddedIndex(store, { ...options, cells })
  await index.add(long)
  await index.close()
  const written = await remembered()
  expect(written).toMatchObject({ name: 'segments/cells-000002.bin' })
  const other = await open(store)
  await other.fitVectors()
  expect(await remembered()).toEqual(written)
  await other.add([passage('1', 'oak')])
  await other.close()
  expect(await remembered()).toBeUndefined()
})

it('is not opened when another cleaner made it', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, options)
  await index.add([passage('1', 'oak')])
  await index.close()
  await expect(open(store, { cleaner: '2' })).rejects.toMatchObject({ code: 'STORE_VERSION' })
})

it('ranks a scan and a search begun earlier by what was there then', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, options)
  await index.add([passage('1', 'oak'), passage('2', 'oak')])
  const scan = index.scan()[Symbol.asyncIterator]()
  expect((await scan.next()).value?.id).toBe('1')
  await index.remove(['2'])
  expect((await scan.next()).value?.id).toBe('2')
  await index.close()
})

it('finds damage anywhere in a segment instead of ranking wrongly', async () => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, options)
  const words = ['oak', 'elm', 'ash', 'yew', 'fir']
  const text = (n: number) => `${words[n % 5]} tree number ${n} ${`${words[n % 3]} leaf ${n * n} `.repeat(40)}`
  await index.add(Array.from({ length: 400 }, (_, n) => passage(`p${n}`, text(n))))
  const request = { query: 'yew tree', k: 40 }
  const right = await index.search(request)
  await index.close()
  const [segment] = (await store.readManifest())?.index?.segments ?? []
  const path = store.path(segment?.name ?? '')
  const bytes = await readFile(path)
  expect(bytes.length).toBeGreaterThan(3 * 65_536)
  for (let at = 0; at < bytes.length; at += at < 2000 ? 97 : 1997) {
    const damagedBytes = Buffer.from(bytes)
    damagedBytes[at] = (damagedBytes[at] ?? 0) ^ (1 << (at % 8))
    await writeFile(path, damagedBytes)
    const ranking = await rankOrCode(store, request)
    // A flip that the search does not touch may go unseen; what it shows must be right.
    if (ranking !== 'STORE_DAMAGED') expect(ranking).toEqual(right)
  }
})

it.each([0, 7, 20, 0.3, 0.9])('finds a segment cut at %s', async (cut) => {
  await using store = await temporaryStore()
  const index = await createEmbeddedIndex(store, options)
  await index.add([passage('1', 'oak tree')])
  await index.close()
  const [segment] = (await store.readManifest())?.index?.segments ?? []
  await truncate(store.path(segment?.name ?? ''), cut < 1 ? Math.floor(cut * (segment?.sizeBytes ?? 0)) : cut)
  expect(await rankOrCode(store, { query: 'oak', k: 1 })).toBe('STORE_DAMAGED')
})

it('finds that a segment or its tombstones are missing', async () => {
  for (const file of ['segments', 'tombstones'] as const) {
    await using store = await temporaryStore()
    const index = await createEmbeddedIndex(store, options)
    await index.add([passage('1', 'oak'), passage('2', 'oak')])
    await index.remove(['1'])
    await index.close()
    const files = (await store.readManifest())?.index
    await unlink(store.path((file === 'segments' ? files?.segments[0] : files?.tombstones)?.name ?? ''))
    expect(await rankOrCode(store, { query: 'oak', k: 1 })).toBe('STORE_DAMAGED')
  }
})

async function rankOrCode(store: Store, request: { readonly query: string; readonly k: number }): Promise<unknown> {
  try {
    const index = await open(store)
    try {
      return await index.search(request)
    } finally {
      await index.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code
    throw error
  }
}
