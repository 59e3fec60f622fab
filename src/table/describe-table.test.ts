import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeTable, type TableDescription } from './describe-table.ts'
import { createDatabase, withConnection } from './sql/database.ts'
import { quoteIdentifier, quoteText } from './sql/sql-text.ts'
import type { TableSettings } from './table-settings.ts'

type Cell = string | null
type Columns = Readonly<Record<string, readonly Cell[]>>

let folder: string
let database: DuckDBInstance
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-describe-'))
  database = await createDatabase()
})
afterAll(async () => {
  database.closeSync()
  await rm(folder, { recursive: true, force: true })
})

async function describeColumns(columns: Columns, settings: TableSettings = {}): Promise<TableDescription> {
  const names = Object.keys(columns)
  const count = Math.max(...Object.values(columns).map((cells) => cells.length))
  const path = join(folder, 'rows.parquet')
  const json = join(folder, 'rows.json')
  const rows = Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      _row: i + 1,
      ...Object.fromEntries(names.map((name, j) => [`c${j}`, columns[name]?.[i] ?? null])),
    }),
  )
  await writeFile(json, rows.join('\n'))
  const types = ["_row: 'BIGINT'", ...names.map((_, j) => `c${j}: 'VARCHAR'`)].join(', ')
  const list = ['_row', ...names.map((name, j) => `c${j} AS ${quoteIdentifier(name)}`)].join(', ')
  await withConnection(database, undefined, (connection) =>
    connection.run(
      `COPY (SELECT ${list} FROM read_json(${quoteText(json)}, format = 'newline_delimited', columns = {${types}})) TO ${quoteText(path)}`,
    ),
  )
  return describeTable(database, { path, columns: names, rejected: 0, settings }, {})
}

async function rolesOf(columns: Columns, settings: TableSettings = {}): Promise<Record<string, string>> {
  const { profile } = await describeColumns(columns, settings)
  return Object.fromEntries(
    profile.columns.map(({ name, role, html, aliasOf }) => [
      name,
      `${role}${html ? ' html' : ''}${aliasOf === undefined ? '' : ` of ${aliasOf}`}`,
    ]),
  )
}

/** `count` cells, the i-th made by `cell`. */
const cells = (count: number, cell: (i: number) => Cell): Cell[] => Array.from({ length: count }, (_, i) => cell(i))
const pick = (words: string, i: number): string => {
  const list = words.split(', ')
  return list[i % list.length] ?? ''
}
/** A number that looks random but is not: so columns do not go in step. */
const mix = (i: number, salt: number): number =>
  Math.floor(Math.abs(Math.sin(i * 12.9898 + salt * 78.233)) * 43758.5453)
const hex = (i: number, length: number): string => cells(length, (j) => (mix(i, j) % 16).toString(16)).join('')
const uuid = (i: number): string => hex(i, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const sentence = (i: number, words: number): string =>
  cells(words, (j) =>
    pick('the, quick, printer, shows, an, error, after, every, update, please, help, us, with, it', mix(i, j)),
  ).join(' ')
const companies =
  'Acme Ltd, Globex, initech.example, Umbrella GmbH, Hooli, Stark & Sons, Wayne, Wonka, Soylent, Tyrell, 4wheels, Oscorp'
const products = 'Router X, Router Y, Camera Pro, Speaker Mini, Hub One, Doorbell, Thermostat, Smart Plug, Sensor, Lock'
const people = 'Anna Huber, Ben Smith, Carla Rossi, David Novak, Emma Silva, Felix Meyer, Greta Brown, Hugo Costa'

describe('roles', () => {
  it('of pages cut into pieces of HTML', async () => {
    expect(
      await rolesOf({
        company_id: cells(240, (i) => uuid(i % 12)),
        company_name: cells(240, (i) => pick(companies, i)),
        url: cells(240, (i) => `https://site${i % 12}.example/page/${i % 60}`),
        chunk_type: cells(240, (i) => pick('head, header, main, footer', mix(i, 1))),
        chunk_hash: cells(240, (i) => hex(i % 200, 64)),
        chunk: cells(240, (i) => `<div class="x"><p>${sentence(i % 200, 12)}</p></div>`),
        chunk_id: cells(240, (i) => uuid(i + 1000)),
      }),
    ).toEqual({
      company_id: 'id of company_name',
      company_name: 'entity',
      url: 'url',
      chunk_type: 'category',
      chunk_hash: 'hash',
      chunk: 'text html',
      chunk_id: 'id',
    })
  })

  it('of tickets', async () => {
    expect(
      await rolesOf({
        ticket: cells(120, (i) => `T-${1000 + i}`),
        created: cells(120, (i) => `2024-03-${10 + (i % 20)}T10:30:00Z`),
        customer: cells(120, (i) => pick(companies, mix(i, 2))),
        priority: cells(120, (i) => pick('low, medium, high', mix(i, 3))),
        subject: cells(120, (i) => `Cannot ${sentence(i, 4)}`),
        body: cells(120, (i) => sentence(i, 25)),
      }),
    ).toEqual({
      ticket: 'id',
      created: 'time',
      customer: 'entity',
      priority: 'category',
      subject: 'other',
      body: 'text',
    })
  })

  it('of reviews', async () => {
    expect(
      await rolesOf({
        id: cells(100, (i) => String(i + 1)),
        product: cells(100, (i) => pick(products, mix(i, 4))),
        rating: cells(100, (i) => String(1 + (mix(i, 5) % 5))),
        review: cells(100, (i) => sentence(i, 15)),
        reviewer: cells(100, (i) => pick(people, mix(i, 6))),
        verified: cells(100, (i) => pick('True, False', mix(i, 7))),
        date: cells(100, (i) => `${10 + (i % 19)}.06.2023`),
      }),
    ).toEqual({
      id: 'id',
      product: 'entity',
      rating: 'number',
      review: 'text',
      reviewer: 'category',
      verified: 'category',
      date: 'time',
    })
  })

  it('of products, each in one row', async () => {
    expect(
      await rolesOf({
        sku: cells(60, (i) => `SKU-${String(i).padStart(4, '0')}`),
        name: cells(60, (i) => `${pick('Oak, Pine, Steel, Glass', mix(i, 8))} Table ${i}`),
        brand: cells(60, (i) => pick('Nord, Lumo, Kasa, Tolv, Brio, Arno, Vela, Fjell, Sola', mix(i, 9))),
        kind: cells(60, (i) => pick('table, chair, lamp', mix(i, 10))),
        price: cells(60, (i) => `${mix(i, 11) % 900}.${10 + (i % 90)}`),
        in_stock: cells(60, (i) => pick('0, 1', mix(i, 12))),
      }),
    ).toEqual({
      sku: 'id of name',
      name: 'entity',
      brand: 'category',
      kind: 'category',
      price: 'number',
      in_stock: 'category',
    })
  })

  it('of a small table from an encyclopaedia', async () => {
    expect(
      await rolesOf({
        Rank: ['1', '2', '3', '4', '5', '6'],
        Name: ['Ana Sousa', 'Bo Chen', 'Cara Olsen', 'Dag Hult', 'Eva Braun', 'Fay Moss'],
        Nation: ['Portugal', 'China', 'Norway', 'Sweden', 'China', 'Norway'],
        Year: ['1996', '2004', '1996', '2000', '2004', '2000'],
        Time: ['2:01.3', '2:01.9', '2:02.0', '2:02.4', '2:03.8', '2:04.1'],
        Attendance: ['20,450', '24,200', '—', '31,000', '40,321', '28,770'],
      }),
    ).toEqual({ Rank: 'id', Name: 'entity', Nation: 'other', Year: 'time', Time: 'other', Attendance: 'number' })
  })

  it('of a collection of titles and texts', async () => {
    expect(
      await rolesOf({
        id: cells(80, (i) => `${pick(people, i).replace(' ', '_')}#${i}`),
        title: cells(80, (i) => pick(people, i)),
        text: cells(80, (i) => sentence(i, 60)),
      }),
    ).toEqual({ id: 'id', title: 'entity', text: 'text' })
  })

  it('of texts in a script without spaces', async () => {
    expect(
      await rolesOf({
        公司: cells(40, (i) => pick('台積電, 鴻海, 聯發科, 廣達, 華碩, 宏碁, 友達, 群創', i)),
        說明: cells(40, (i) => `這是一家製造半導體與電子產品的公司總部位於台灣並在全球設有據點${i}`),
      }),
    ).toEqual({ 公司: 'entity', 說明: 'text' })
  })

  it('of numbers that repeat with their entity', async () => {
    expect(
      await rolesOf({
        store_id: cells(120, (i) => String(100 + (i % 12))),
        store: cells(120, (i) => pick(companies, i)),
        region: cells(120, (i) => pick('North, South, East', mix(i % 12, 13))),
        revenue: cells(120, (i) => `${mix(i, 14) % 5000}.50`),
      }),
    ).toEqual({ store_id: 'id of store', store: 'entity', region: 'category', revenue: 'number' })
  })

  it('of columns without anything', async () => {
    expect(await rolesOf({ a: [null, null], b: ['x', 'y'] })).toMatchObject({ a: 'other' })
  })
})

describe('roles asked for', () => {
  const columns: Columns = {
    code: cells(40, (i) => `K-${i % 10}`),
    product: cells(40, (i) => pick(products, i)),
    buyer: cells(40, (i) => pick(people, mix(i, 15))),
    note: cells(40, (i) => sentence(i, 12)),
    remark: cells(40, (i) => sentence(i, 5)),
  }

  it('take the place of inferred ones, and aliases follow', async () => {
    expect(await rolesOf(columns)).toMatchObject({ code: 'id of product', product: 'entity', buyer: 'category' })
    expect(await rolesOf(columns, { roles: { buyer: 'entity' } })).toMatchObject({
      code: 'category',
      product: 'category',
      buyer: 'entity',
    })
    expect(await rolesOf(columns, { roles: { code: 'hash' } })).toMatchObject({ code: 'hash', product: 'entity' })
  })

  it('calls sentences text however often they repeat, and repeated labels categories', async () => {
    const columns = {
      ticket: cells(120, (i) => `T-${i}`),
      status: cells(120, (i) => pick('open closed', i)),
      reason: cells(120, (i) => `${pick('early late', i)} in the week of a public holiday there`),
      message: cells(120, (i) => `The ${pick('lamp desk rug', i)} arrived broken and the box was wet.`),
    }
    expect(await rolesOf(columns)).toMatchObject({ status: 'category', reason: 'category', message: 'text' })
  })

  it('tells that numbers have a decimal comma', async () => {
    const { profile } = await describeColumns({ Artikel: ['Lampe', 'Stuhl'], Preis: ['12,50 €', '1.249,00 €'] })
    expect(profile.columns[1]).toMatchObject({ role: 'number', type: 'decimal', decimalMark: ',', min: '12.50' })
  })

  it('name all text columns when they name one', async () => {
    expect(await rolesOf(columns, { text: ['remark'] })).toMatchObject({ note: 'other', remark: 'text' })
  })

  it('must be of a known column and a known role', async () => {
    await expect(rolesOf(columns, { roles: { prodct: 'entity' } })).rejects.toMatchObject({
      code: 'COLUMN_UNKNOWN',
      data: { columns: expect.arrayContaining(['product']) },
      why: expect.stringMatching(/^the table has "product"/),
    })
    await expect(rolesOf(columns, { text: ['x'] })).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN' })
    await expect(rolesOf(columns, { roles: { note: 'txt' } })).rejects.toMatchObject({ code: 'ROLE_UNKNOWN' })
    await expect(rolesOf(columns, { roles: { note: 'entity', buyer: 'entity' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })
})

describe('the profile', () => {
  it('counts as a naive count does', async () => {
    const cell = fc.option(
      fc.constantFrom('a', 'b', 'B', 'é', '😀', ' ', '10', '9', "o'hara", 'x'.repeat(600), `${'x'.repeat(599)}y`),
      { nil: null },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 40 }), async (rows) => {
        const { profile } = await describeColumns({ 'a "b"': rows.map(([a]) => a), c: rows.map(([, c]) => c) })
        expect(profile.rows).toBe(rows.length)
        for (const [i, column] of profile.columns.entries()) {
          const present = rows.flatMap((row) => row[i] ?? [])
          const counts = new Map<string, number>()
          for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1)
          // Ties by code point, as SQL has it: compare bytes, for UTF-16 puts emoji before some others.
          const top = [...counts].sort(([a, m], [b, n]) => n - m || Buffer.compare(Buffer.from(a), Buffer.from(b)))
          expect(column.top).toEqual(top.slice(0, 10).map(([value, count]) => ({ value, count })))
          expect(column).toMatchObject({ distinct: counts.size, missing: rows.length - present.length })
          expect(column.maxLength).toBe(Math.max(0, ...present.map((value) => [...value].length)))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('has the range of numbers and times', async () => {
    const { profile } = await describeColumns({
      n: ['9', '10', '1,000', 'n/a'],
      t: ['31.12.2023', '01.02.2024', null, '05.01.2024'],
    })
    expect(profile.columns).toMatchObject([
      { type: 'integer', min: '9', max: '1000' },
      { type: 'date', min: '2023-12-31', max: '2024-02-01' },
    ])
  })

  it('spreads categories over entities', async () => {
    const { profile } = await describeColumns({
      thing: [...cells(12, (i) => pick('Ann, Bob, Cid', i)), 'Bob', null],
      kind: [...cells(12, (i) => pick('x, y', i)), 'y', 'x'],
    })
    expect(profile.distributions).toEqual([
      {
        entityColumn: 'thing',
        categoryColumn: 'kind',
        entities: ['Bob', 'Ann', 'Cid'],
        categories: ['x', 'y'],
        counts: [
          [2, 3],
          [2, 2],
          [2, 2],
        ],
        truncated: false,
      },
    ])
  })

  it('lists the values that questions can name', async () => {
    const { values } = await describeColumns({
      code: cells(30, (i) => `K-${i % 10}`),
      product: cells(30, (i) => pick(products, i)),
      price: cells(30, (i) => `${i}.5`),
    })
    expect(values.map(({ column, role, truncated }) => [column, role, truncated])).toEqual([
      ['code', 'id', false],
      ['product', 'entity', false],
    ])
    expect(values[0]?.values[3]).toEqual({ value: 'K-3', count: 3 })
    expect(values[0]?.entities?.[3]).toBe('Speaker Mini')
  })
})
