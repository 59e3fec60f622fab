import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase } from '../sql/database.ts'
import { quoteText } from '../sql/sql-text.ts'
import { CellBatch } from './cell-batch.ts'
import { type ColumnCast, castExpression } from './column-cast.ts'
import { inferCast } from './infer-cast.ts'

let connection: DuckDBConnection
beforeAll(async () => {
  connection = await (await createDatabase()).connect()
})
afterAll(() => {
  connection.closeSync()
})

async function infer(cells: readonly string[]): Promise<{ cast: ColumnCast; values: (string | null)[] }> {
  const values = cells.map((cell) => `(${quoteText(cell)}, 1)`).join(', ')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE cells AS SELECT 0 AS col, * FROM (VALUES ${values}) AS t(value, n)`,
  )
  const cast = await inferCast(new CellBatch(connection, 1).reader(0), 'cells')
  const reader = await connection.runAndReadAll(`SELECT CAST(${castExpression('value', cast)} AS VARCHAR) FROM cells`)
  return { cast, values: reader.getRows().map(([value]) => (value === null ? null : String(value))) }
}

const bigint: ColumnCast = { type: 'integer', sqlType: 'BIGINT', grouped: false }

describe('inferCast', () => {
  it.each<[string, string[], ColumnCast, (string | null)[]]>([
    ['whole numbers', ['1', '-20', ' 3 ', '0', '+5'], bigint, ['1', '-20', '3', '0', '5']],
    ['commas between thousands', ['1,234', '12'], { ...bigint, grouped: true }, ['1234', '12']],
    ['absent tokens', ['1', 'N/A', '-', '?'], bigint, ['1', null, null, null]],
    [
      'numbers beyond 64 bits',
      ['123456789012345678901234567890'],
      { type: 'integer', sqlType: 'HUGEINT', grouped: false },
      ['123456789012345678901234567890'],
    ],
    [
      'fractions, kept exactly',
      ['0.1', '12.25', '-3'],
      { type: 'decimal', sqlType: 'DECIMAL(4,2)', grouped: false },
      ['0.10', '12.25', '-3.00'],
    ],
    [
      'fractions without a digit in front',
      ['.5', '1'],
      { type: 'decimal', sqlType: 'DECIMAL(2,1)', grouped: false },
      ['0.5', '1.0'],
    ],
    [
      'a decimal comma',
      ['12,50', '1.249,00', '-3', '0,5'],
      { type: 'decimal', sqlType: 'DECIMAL(6,2)', grouped: true, mark: ',' },
      ['12.50', '1249.00', '-3.00', '0.50'],
    ],
    [
      'a decimal comma with a sign for money',
      ['12,50 €', '1.249,00 €', '-'],
      { type: 'decimal', sqlType: 'DECIMAL(6,2)', grouped: true, mark: ',' },
      ['12.50', '1249.00', null],
    ],
    [
      'a decimal comma behind a sign for money',
      ['€ 12,50', '€ 1 249,00'],
      { type: 'decimal', sqlType: 'DECIMAL(6,2)', grouped: true, mark: ',' },
      ['12.50', '1249.00'],
    ],
    [
      'a decimal comma with a unit',
      ['2,5 kg', '13,75 kg'],
      { type: 'decimal', sqlType: 'DECIMAL(4,2)', grouped: true, mark: ',' },
      ['2.50', '13.75'],
    ],
    ['exponents', ['1e3', '2.5'], { type: 'decimal', sqlType: 'DOUBLE', grouped: false }, ['1000.0', '2.5']],
    ['truth values', ['True', 'false'], { type: 'boolean' }, ['true', 'false']],
    ['ISO dates', ['2024-02-29', '1999-1-5'], { type: 'date', format: '%Y-%m-%d' }, ['2024-02-29', '1999-01-05']],
    ['dates with dots', ['29.02.2024'], { type: 'date', format: '%d.%m.%Y' }, ['2024-02-29']],
    [
      'dates that only the day first makes possible',
      ['01/02/2024', '13/02/2024'],
      { type: 'date', format: '%d/%m/%Y' },
      ['2024-02-01', '2024-02-13'],
    ],
    [
      'dates that only the month first makes possible',
      ['02/13/2024'],
      { type: 'date', format: '%m/%d/%Y' },
      ['2024-02-13'],
    ],
    [
      'dates in words',
      ['March 5, 2010', 'May 7, 2011'],
      { type: 'date', format: '%B %d, %Y' },
      ['2010-03-05', '2011-05-07'],
    ],
    [
      'ISO times',
      ['2024-02-29 10:30', '2024-02-29T10:30:15.5'],
      { type: 'timestamp', format: 'iso' },
      ['2024-02-29 10:30:00', '2024-02-29 10:30:15.5'],
    ],
    [
      'times with a zone, as UTC',
      ['2024-02-29T10:30:00+02:00', '2024-02-29T10:30:00Z'],
      { type: 'timestamp', format: 'zoned' },
      ['2024-02-29 08:30:00', '2024-02-29 10:30:00'],
    ],
  ])('reads %s', async (_, cells, cast, values) => {
    expect(await infer(cells)).toEqual({ cast, values })
  })

  it.each<[string, string[]]>([
    ['codes with leading zeros', ['007', '12']],
    ['phone numbers', ['+4312345678', '+4398765432']],
    ['hexadecimal and underscored digits', ['0x1F', '1_000']],
    ['dates that may be either way round', ['01/02/2024', '03/04/2024']],
    ['impossible dates', ['2024-02-30']],
    ['years of two digits', ['1/2/24', '13/2/24']],
    ['numbers too long for any type', ['9'.repeat(60)]],
    ['numbers with units', ['5 kg', '7 kg']],
    ['decimal commas with units that differ', ['2,5 kg', '3,5 lb']],
    ['both decimal marks', ['2,5', '3.25']],
    ['lists of numbers', ['1,2,3', '4,5']],
    ['infinities', ['inf', 'nan']],
    ['nothing but absent tokens', ['-', 'N/A']],
    ['one word among numbers', ['1', '2', 'three']],
  ])('leaves %s as text', async (_, cells) => {
    expect(await infer(cells)).toEqual({ cast: { type: 'text' }, values: cells })
  })
})
