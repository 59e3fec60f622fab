import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../store/index.ts'
import {
  type LoadedTable,
  loadTable,
  openLoadedTable,
  quoteIdentifier,
  type TableSettings,
  type TextCell,
  toJsonTable,
} from './index.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-table-'))
  store = openStore(join(folder, 'store'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`

async function loadRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { settings = {}, name = 'my file.csv' }: { readonly settings?: TableSettings; readonly name?: string } = {},
): Promise<LoadedTable> {
  const path = join(folder, name)
  await writeFile(path, [header, ...rows].map((cells) => `${cells.map(quote).join(',')}\n`).join(''))
  await using lock = await store.lock({ wait: false })
  return openLoadedTable(store, await loadTable(store, { lock, path, settings, ragtime: '0' }))
}

async function collect(cells: AsyncIterable<TextCell>): Promise<TextCell[]> {
  const all: TextCell[] = []
  for await (const cell of cells) all.push(cell)
  return all
}

const pages = [
  ['Ann', 'https://ann.example/1', '<p>Hello there</p>'],
  ['Bob', 'https://bob.example/1', '<p>Same on two</p>'],
  ['Ann', 'https://ann.example/2', ''],
  ['Ann', 'https://ann.example/3', '<p>Same on two</p>'],
  ['', 'https://cid.example/1', '<p>Hello there </p>'],
]
const pageHeader = ['who', 'url', 'html']
const pageSettings = { roles: { who: 'entity', url: 'url', html: 'text' } }

describe('cells', () => {
  it('gives each distinct text once with all its rows, by first row', async () => {
    await using table = await loadRows(pageHeader, pages, { settings: pageSettings })
    expect(await collect(table.cells('html'))).toEqual([
      {
        column: 'html',
        html: true,
        text: '<p>Hello there</p>',
        occurrences: [{ row: 1, entity: 'Ann', url: 'https://ann.example/1' }],
      },
      {
        column: 'html',
        html: true,
        text: '<p>Same on two</p>',
        occurrences: [
          { row: 2, entity: 'Bob', url: 'https://bob.example/1' },
          { row: 4, entity: 'Ann', url: 'https://ann.example/3' },
        ],
      },
      {
        column: 'html',
        html: true,
        text: '<p>Hello there </p>',
        occurrences: [{ row: 5, url: 'https://cid.example/1' }],
      },
    ])
  })

  it('agrees with a naive grouping', async () => {
    const text = fc.constantFrom('a', 'b', 'c c', ' ', '', '\n', '"', 'é', '😀', 'x'.repeat(5000))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 60 }), async (texts) => {
        await using table = await loadRows(
          ['n', 'text'],
          texts.map((cell, i) => [String(i), cell]),
        )
        const groups = new Map<string, number[]>()
        for (const [i, cell] of texts.entries()) if (cell !== '') groups.set(cell, [...(groups.get(cell) ?? []), i + 1])
        const cells = await collect(table.cells('text'))
        expect(cells.map(({ text, occurrences }) => [text, occurrences.map(({ row }) => row)])).toEqual([...groups])
      }),
      { numRuns: 15 },
    )
  })

  it('keeps the order over many rows', async () => {
    const texts = Array.from({ length: 9000 }, (_, i) => [`text ${(i * 7919) % 6000}`])
    await using table = await loadRows(['text'], texts)
    const cells = await collect(table.cells('text'))
    expect(cells.length).toBe(6000)
    expect(cells.flatMap(({ occurrences }) => occurrences).length).toBe(9000)
    expect(
      cells.every(
        ({ occurrences }, i) => i === 0 || (cells[i - 1]?.occurrences[0]?.row ?? 0) < (occurrences[0]?.row ?? 0),
      ),
    ).toBe(true)
  })

  it('can be left early and stopped', async () => {
    await using table = await loadRows(pageHeader, pages, { settings: pageSettings })
    for await (const cell of table.cells('html')) {
      expect(cell.occurrences[0]?.row).toBe(1)
      break
    }
    await expect(collect(table.cells('html', { signal: AbortSignal.abort(new Error('enough')) }))).rejects.toThrow(
      'enough',
    )
    const controller = new AbortController()
    const reading = (async () => {
      for await (const _ of table.cells('html', { signal: controller.signal })) controller.abort(new Error('later'))
    })()
    await expect(reading).rejects.toThrow('later')
  })

  it('asks for a column that exists', async () => {
    await using table = await loadRows(pageHeader, pages)
    await expect(collect(table.cells('hmtl'))).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN' })
  })
})

describe('rows', () => {
  it('are raw as in the file', async () => {
    await using table = await loadRows(
      ['code', 'note'],
      [
        ['007', ' a\r\nb '],
        ['1,5', ''],
      ],
    )
    expect([...(await table.row(1))]).toEqual([
      ['code', '007'],
      ['note', ' a\r\nb '],
    ])
    expect([...(await table.row(2))]).toEqual([
      ['code', '1,5'],
      ['note', null],
    ])
  })

  it('come ascending, once each, with the columns asked for', async () => {
    await using table = await loadRows(pageHeader, pages)
    const rows = await table.rows([4, 1, 4, 99, 0, -1, 1.5], ['who'])
    expect([...rows].map(([number, row]) => [number, [...row]])).toEqual([
      [1, [['who', 'Ann']]],
      [4, [['who', 'Ann']]],
    ])
    expect((await table.rows([])).size).toBe(0)
    await expect(table.rows([1], ['x'])).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN' })
  })

  it('that do not exist are an error with the range', async () => {
    await using table = await loadRows(pageHeader, pages)
    for (const number of [0, 6, 1.5, Number.NaN]) {
      await expect(table.row(number)).rejects.toMatchObject({ code: 'ROW_UNKNOWN', data: { records: 5 } })
    }
  })
})

describe('values and aliases', () => {
  it('are those of entity, category and alias columns', async () => {
    const rows = Array.from({ length: 24 }, (_, i) => [
      `C-${i % 3}`,
      ['Ann Ltd', 'Bob Ltd', 'Cid Ltd'][i % 3] ?? '',
      ['x', 'y'][i % 2] ?? '',
      `${i}.5`,
    ])
    await using table = await loadRows(['id', 'firm', 'kind', 'price'], rows, {
      settings: { roles: { firm: 'entity' } },
    })
    const values = await table.values()
    expect([...values.keys()]).toEqual(['id', 'firm', 'kind'])
    expect(values.get('kind')).toEqual([
      { value: 'x', count: 12 },
      { value: 'y', count: 12 },
    ])
    expect([...(await table.aliases())]).toEqual([
      ['C-0', 'Ann Ltd'],
      ['C-1', 'Bob Ltd'],
      ['C-2', 'Cid Ltd'],
    ])
  })
})

describe('query', () => {
  it('casts columns and leaves the raw rows alone', async () => {
    await using table = await loadRows(
      ['code', 'n', 'day'],
      [
        ['007', '1,000', '24.12.2023'],
        ['010', 'n/a', '01.01.2024'],
      ],
    )
    const result = toJsonTable(
      await table.query("SELECT code, n, day FROM data WHERE day >= '2023-12-24' ORDER BY day DESC"),
    )
    expect(result.columns.map(({ type }) => type)).toEqual(['text', 'integer', 'date'])
    expect(result.rows).toEqual([
      ['010', null, '2024-01-01'],
      ['007', 1000, '2023-12-24'],
    ])
    expect((await table.row(2)).get('n')).toBe('n/a')
  })

  it.each([
    ['people.csv', 'people'],
    ['my people 2.tsv.gz', 'my people 2'],
    ['DATA.csv', 'DATA'],
    ['select.csv', 'select'],
    [`o'hara "x".csv`, `o'hara "x"`],
    ['.csv', 'data'],
  ])('finds the table of %s as %s', async (name, stem) => {
    await using table = await loadRows(['a', 'b'], [['1', 'x']], { name: name.replace(/\.gz$/, '') })
    await using renamed = await openLoadedTable(store, {
      ...table.manifest,
      source: { ...table.manifest.source, name },
    })
    const { rows } = toJsonTable(await renamed.query(`SELECT count(*) FROM ${quoteIdentifier(stem)}`))
    expect(rows).toEqual([[1]])
  })

  const hostile = `" ' a"b [x] 😀 select _row2 data 1 -- ; /* { \\ %s $1 ? ${'x'.repeat(10_000)}`.split(' ')
  // Names that our own statements use for something else.
  const own = 'n value first file groups cells rows key keys later firsts number wanted v absent count sum'.split(' ')

  it.each([
    ['short', hostile, ''],
    ['long', hostile, 'x'.repeat(600)],
    ['short', own, ''],
    ['long', own, 'x'.repeat(600)],
  ])('works with any name of a column of %s cells', async (_, header, tail) => {
    const rows = ['one', 'two', 'two'].map((word) => header.map((_, i) => `${word} ${i}${tail}`))
    await using table = await loadRows(header, rows, {
      settings: { roles: { [header[1] ?? '']: 'entity', [header[2] ?? '']: 'url' } },
    })
    const names = table.schema.columns.map(({ name }) => name)
    const list = names.map(quoteIdentifier).join(', ')
    expect(toJsonTable(await table.query(`SELECT ${list} FROM data WHERE _row = 1`)).rows).toEqual(rows.slice(0, 1))
    for (const [i, name] of names.entries()) {
      expect(table.profile.columns[i]).toMatchObject({
        distinct: 2,
        top: [{ value: rows[1]?.[i], count: 2 }, { count: 1 }],
      })
      expect([...(await table.rowsWhere(`${quoteIdentifier(name)} LIKE 'two ${i}%'`))].sort()).toEqual([2, 3])
      const cells = await collect(table.cells(name))
      expect(
        cells.map(({ text, occurrences }) => [text, occurrences.map(({ row, entity, url }) => [row, entity, url])]),
      ).toEqual([
        [rows[0]?.[i], [[1, rows[0]?.[1], rows[0]?.[2]]]],
        [rows[1]?.[i], [2, 3].map((row) => [row, rows[1]?.[1], rows[1]?.[2]])],
      ])
      expect((await table.row(1)).get(name)).toBe(rows[0]?.[i])
    }
  })

  it('serves several at a time', async () => {
    await using table = await loadRows(
      ['n'],
      Array.from({ length: 500 }, (_, i) => [String(i)]),
    )
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => table.query(`SELECT count(*) FROM data WHERE n < ${i}`)),
    )
    expect(results.map((result) => toJsonTable(result).rows[0]?.[0])).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })
})

describe('opening', () => {
  it('does not load DuckDB before rows are needed', async () => {
    await (await loadRows(pageHeader, pages, { settings: pageSettings })).close()
    const door = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
    const code = `
      import { createRequire } from 'node:module'
      import { openStore } from ${door('../store/index.ts')}
      import { openLoadedTable } from ${door('./index.ts')}
      const store = openStore(${JSON.stringify(store.directory)})
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('duckdb'))
      const table = await openLoadedTable(store, await store.readManifest())
      await table.values()
      await table.rejects()
      const before = loaded()
      await table.row(1)
      console.log(table.profile.rows, before, loaded())`
    const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [output] = await once(child.stdout, 'data')
    expect(String(output).trim()).toBe('5 false true')
  })

  it('follows a newer generation when the files of its own are gone', async () => {
    const table = await loadRows(pageHeader, pages)
    const old = table.manifest
    await table.close()
    await using newer = await loadRows(pageHeader, pages.slice(0, 2))
    for (const { name } of [old.table.rows, old.table.profile]) await rm(store.path(name))
    await using reopened = await openLoadedTable(store, old)
    expect(reopened.manifest).toEqual(newer.manifest)
    expect(reopened.profile.rows).toBe(2)
  })

  it('sees a file that was cut', async () => {
    const table = await loadRows(pageHeader, pages)
    const { manifest } = table
    await table.close()
    await truncate(store.path(manifest.table.rows.name), 10)
    await expect(openLoadedTable(store, manifest)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })

  it('sees flipped bits before an answer comes from them', async () => {
    const { manifest } = await loadRows(pageHeader, pages, { settings: pageSettings })
    const path = store.path(manifest.table.rows.name)
    const bytes = await readFile(path)
    bytes[20] = (bytes[20] ?? 0) ^ 1
    await writeFile(path, bytes)
    await using table = await openLoadedTable(store, manifest)
    const attempts = [
      () => table.row(1),
      () => table.query('SELECT 1'),
      () => table.rowsWhere('true'),
      () => collect(table.cells('html')),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })
})
