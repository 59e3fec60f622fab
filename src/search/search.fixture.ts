import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Passage, PassageId } from '../passages/index.ts'
import { type Manifest, openStore, type Store } from '../store/index.ts'

/** A passage of one sentence in row 1; `parts` says what is different. */
export function passage(id: string, text: string, parts: Partial<Omit<Passage, 'id' | 'text'>> = {}): Passage {
  return {
    id: id as PassageId, // a test's own ids
    column: 'text',
    occurrences: [{ row: 1 }],
    text,
    start: 0,
    end: text.length,
    units: [{ kind: 'sentence', start: 0, end: text.length, raw: { start: 0, end: text.length } }],
    headings: [],
    language: 'en',
    boilerplate: false,
    words: text.split(/\s+/).length,
    ...parts,
  }
}

/** A store in a folder of its own, with a table of three empty files. Dispose to remove it. */
export async function temporaryStore(): Promise<Store & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), 'ragtime-search-'))
  const store = openStore(directory)
  await using lock = await store.lock({ wait: true })
  const rows = await store.writeFile('rows-000001.parquet', [])
  const profile = await store.writeFile('profile-000001.json', [])
  const values = await store.writeFile('values-000001.json', [])
  const manifest: Manifest = {
    format: 1,
    ragtime: '0.0.0',
    generation: 1,
    createdAt: '2020-01-01T00:00:00.000Z',
    source: { name: 'data.csv', sizeBytes: 0, mtimeMs: 0, inode: 0, sha256: '0'.repeat(64) },
    settings: {},
    table: { describer: '1', rows, profile, values },
  }
  await store.commit(lock, manifest)
  return Object.assign(store, { [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) })
}
