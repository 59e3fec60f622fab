import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { temporaryStore } from '../../search.fixture.ts'
import { PaidVectors, paidVectorsName, textKey } from './paid-vectors.ts'

const model = { id: 'test/model' }
const vectors = Array.from({ length: 6 }, (_, n) => ({
  key: textKey(`text ${n}`),
  vector: Float32Array.of(n, 0.5, -n),
}))

async function readBack(store: Awaited<ReturnType<typeof temporaryStore>>) {
  using paid = new PaidVectors(store, model)
  return vectors.map(({ key }) => {
    const record = paid.find(key)
    const target = new Float32Array(3)
    if (record !== undefined) paid.log?.read(record, target)
    return record === undefined ? undefined : target
  })
}

async function added(store: Awaited<ReturnType<typeof temporaryStore>>, rows: typeof vectors) {
  using paid = new PaidVectors(store, model)
  await paid.add(rows)
}

it('finds every vector by its text, whichever run added it', async () => {
  await using store = await temporaryStore()
  await added(store, vectors.slice(0, 2))
  await added(store, vectors.slice(2, 5))
  expect(await readBack(store)).toEqual([...vectors.slice(0, 5).map(({ vector }) => vector), undefined])
})

it('loses of a torn end only what was torn, and writes on behind it', async () => {
  await using store = await temporaryStore()
  await added(store, vectors.slice(0, 4))
  const path = store.path(paidVectorsName(model))
  await truncate(path, (await stat(path)).size - 5)
  expect((await readBack(store)).map((found) => found !== undefined)).toEqual([true, true, true, false, false, false])
  await added(store, vectors.slice(3))
  await appendFile(path, Buffer.alloc(7))
  expect(await readBack(store)).toEqual(vectors.map(({ vector }) => vector))
})

it('takes a vector with a flipped bit for one that was never paid for', async () => {
  await using store = await temporaryStore()
  await added(store, vectors)
  const path = store.path(paidVectorsName(model))
  const bytes = await readFile(path)
  // 32 bytes of key, three numbers and a checksum each: this one is in the last but one.
  const at = bytes.length - 70
  bytes[at] = (bytes[at] ?? 0) ^ 4
  await writeFile(path, bytes)
  const found = await readBack(store)
  expect(found.filter((one) => one === undefined)).toHaveLength(1)
  await added(
    store,
    vectors.filter((_, n) => found[n] === undefined),
  )
  expect(await readBack(store)).toEqual(vectors.map(({ vector }) => vector))
})

it('refuses a vector of another length than those before', async () => {
  await using store = await temporaryStore()
  await added(store, vectors)
  using paid = new PaidVectors(store, model)
  const longer = [{ key: textKey('other'), vector: Float32Array.of(1, 2, 3, 4) }]
  await expect(paid.add(longer)).rejects.toMatchObject({ data: { dimensions: 3, length: 4 } })
  expect(paid.find(textKey('other'))).toBeUndefined()
})

it('keeps models apart, and what the same model was given with another prefix', () => {
  const names = [
    { id: 'a/b' },
    { id: 'a-b' },
    { id: 'a/b', passagePrefix: 'passage: ' },
    { id: '../../etc/passwd' },
    { id: `x/${'long'.repeat(200)}` },
  ].map(paidVectorsName)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^embeddings\/[a-z0-9.-]{1,60}-[0-9a-f]{8}\.vec$/)
})
