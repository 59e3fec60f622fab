import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { quoteIdentifier, quoteText } from '../../table/index.ts'
import { describeQuery } from './describe-query.ts'
import { printSql } from './print-sql.ts'
import type { Condition, Query } from './query.ts'
import type { SqlColumns } from './sql-parts.ts'

const hostile = 'kind"; DROP TABLE data; --'
const columns: SqlColumns = [
  { name: hostile, type: 'text', role: 'category', missing: 1 },
  { name: 'n', type: 'integer', role: 'number', missing: 0 },
]
const kinds = ["it's", '"', 'a;b', "');--", 'a\nb', '%', null] as const

let run: (sql: string) => Promise<unknown[][]>

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = kinds.map((kind, i) => `(${kind === null ? 'NULL' : quoteText(kind)}, ${i})`).join(', ')
  await connection.run(`CREATE TABLE data AS SELECT * FROM (VALUES ${rows}) AS t(${quoteIdentifier(hostile)}, n)`)
  run = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson()
})

const rowsWhere = (where: Condition) => run(printSql({ kind: 'measure', measures: [{ kind: 'rows' }], where }, columns))

describe('printed SQL', () => {
  test.each(kinds.filter((kind) => kind !== null))('finds the value %j and nothing else', async (kind) => {
    const is: Condition = { kind: 'is', column: hostile, values: [kind] }
    expect(await rowsWhere(is)).toEqual([['1']])
    expect(await rowsWhere({ kind: 'not', of: is })).toEqual([['6']])
  })

  test('treats any text as a value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 }), async (values) => {
        const texts = values.map((value) => value.replaceAll('\0', ''))
        const expected = kinds.filter((kind) => kind !== null && texts.includes(kind)).length
        expect(await rowsWhere({ kind: 'is', column: hostile, values: texts })).toEqual([[String(expected)]])
      }),
      { numRuns: 50 },
    )
  })

  test('finds any text in cells without reading it as a pattern', async () => {
    const tests = { contains: 'includes', starts: 'startsWith', ends: 'endsWith' } as const
    const pieces = fc.constantFrom("'", '%', '_', ';', '"', "it'", '\n', 'A;', '\\', "');--")
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('contains', 'starts', 'ends'), async (text, test) => {
        const expected = kinds.filter((kind) => kind?.toLowerCase()[tests[test]](text.toLowerCase())).length
        expect(await rowsWhere({ kind: 'text', column: hostile, test, text })).toEqual([[String(expected)]])
      }),
      { numRuns: 40 },
    )
  })

  test('takes the host of any address', async () => {
    const hosts = printSql({ kind: 'measure', measures: [{ kind: 'distinct', column: 'u', part: 'host' }] }, [
      { name: 'u', type: 'text', role: 'url', missing: 0 },
    ])
    const urls = ['https://A.example/x', 'http://a.example:80', '//a.example?q=https://b.example', 'a.example#top', '']
    const values = urls.map((url) => `(${quoteText(url)})`).join(', ')
    expect(await run(`WITH data AS (SELECT * FROM (VALUES ${values}) AS t(u)) ${hosts}`)).toEqual([['1']])
  })

  test('keeps rows without a value in distributions and out of rankings', async () => {
    const groups = { kind: 'groups', by: [{ column: hostile }], measure: { kind: 'rows' }, order: 'most' } as const
    expect(await run(printSql(groups, columns))).toHaveLength(7)
    expect(await run(printSql({ ...groups, limit: 1 }, columns))).toHaveLength(6)
  })

  const queries: readonly Query[] = [
    {
      kind: 'measure',
      measures: [
        { kind: 'median', column: 'n' },
        { kind: 'distinct', column: hostile },
      ],
    },
    { kind: 'measure', measures: [{ kind: 'max', column: hostile, of: 'length' }] },
    { kind: 'values', column: hostile },
    {
      kind: 'group-count',
      by: { column: hostile },
      measure: { kind: 'rows' },
      having: { comparison: '>=', number: 1 },
    },
    { kind: 'group-statistic', by: { column: hostile }, measure: { kind: 'rows' }, statistic: 'average' },
    { kind: 'share', of: { kind: 'rows' }, part: { kind: 'compare', column: 'n', comparison: '>', number: 2 } },
    { kind: 'rows', columns: ['n'], order: { column: 'n', direction: 'most', limit: 2 } },
    { kind: 'columns', count: true },
  ]
  test.each(queries)('of every kind runs and can be said in a sentence: $kind', async (query) => {
    const sql = printSql(query, columns).replaceAll('"_row"', 'n')
    expect((await run(sql)).length).toBeGreaterThan(0)
    expect(describeQuery(query, 7)).toMatch(/^[A-Z].*[^.]$/)
  })
})
