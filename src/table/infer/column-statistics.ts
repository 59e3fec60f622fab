import type { DuckDBConnection } from '@duckdb/node-api'
import type { ValueCount } from '../profile.ts'
import { readNumbers } from '../sql/read-one-row.ts'
import { quoteIdentifier, quoteText } from '../sql/sql-text.ts'
import { type ColumnCast, castExpression } from './column-cast.ts'
import { inferCast } from './infer-cast.ts'

/** What was counted over all cells of a column. Everything that roles are inferred from; no name of a column is. */
export interface ColumnStatistics {
  readonly name: string
  readonly cast: ColumnCast
  /** Cells that are not missing. */
  readonly cells: number
  readonly missing: number
  readonly distinct: number
  readonly top: readonly ValueCount[]
  /** Of numbers and times, as text. */
  readonly min?: string
  readonly max?: string
  /** In characters. */
  readonly meanLength: number
  readonly maxLength: number
  /** Words of the first `longestSample` characters of a cell, in the mean. */
  readonly meanWords: number
  /** Of those words, the share that begins with a small letter. */
  readonly smallWords: number
  /** Length of the shortest and longest cell, if all are hexadecimal digits; 0 otherwise. */
  readonly hexLengths: readonly [number, number]
  /** The share of cells of each shape, 0 to 1. */
  readonly shapes: Readonly<Record<CellShape, number>>
}

/** Cells longer than this are compared by hash and judged by their beginning. */
const longestSample = 500
/** Of more distinct cells than this, every so many-th by hash is looked at for its shape; counts are always over all. */
const mostShapedCells = 20_000
/** Values in the profile are cut to this many characters, or ten long pages would be read with every question. */
const longestTopValue = 1000
const longestTypedCell = 64

/** RE2 patterns that occur in a cell of the shape. */
const shapePatterns = {
  url: '^(?i)\\s*(https?://|www[.])[^\\s<>"]+\\s*$',
  host: '^(?i)([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]{2,24}(:[0-9]+)?(/[^\\s<>"]*)?$',
  uuid: '^(?i)[{]?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[}]?$',
  /** `SKU-123`, `9f3a77`, `0042`, `978-3-16-148410-0`; not `10th`, `2.5kg`, `1964-69` or `3:1`. */
  code: '^(\\p{L}[^\\s@]*[0-9][^\\s@]*|[0-9]+\\p{L}+[0-9][^\\s@]*|0[0-9]+|[0-9-]{10,})$',
  /** One word with a joint in it: `super-bowl`, `a/b`, `x_y`. */
  joined: '^[^\\s@]*\\p{L}[^\\s@]*[-_/#:.][^\\s@]+$',
  hex: '^[0-9a-fA-F]+$',
  markup: '(?i)<(!--|!doctype|/?[a-z][a-z0-9]*(\\s[^<>]*)?/?>)',
  lettered: '\\p{L}',
  digitFirst: '^\\s*[0-9]',
  /** Begins as names do: with a capital, or in a script that has none. */
  capitalised: '^[^\\p{L}]*[\\p{Lu}\\p{Lt}\\p{Lo}]',
  /** Ends as sentences do. */
  sentence: '[.!?…。！？][")”’»]?\\s*$',
  /** In a script that writes no spaces between words. */
  unspaced: '[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Thai}\\p{Khmer}\\p{Lao}\\p{Myanmar}]',
} as const
export type CellShape = keyof typeof shapePatterns

/** `rows` is the name of a relation with the raw columns and `_row`. */
export async function columnStatistics(
  connection: DuckDBConnection,
  rows: string,
  name: string,
): Promise<ColumnStatistics> {
  const cell = quoteIdentifier(name)
  const { all, cells, meanLength, maxLength } = await readNumbers(connection, rows, {
    all: 'count(*)',
    cells: `count(${cell})`,
    meanLength: `avg(length(${cell}))`,
    maxLength: `max(length(${cell}))`,
  })
  const long = maxLength > longestSample
  await connection.run(long ? groupLongCells(rows, cell) : groupShortCells(rows, cell))
  const { distinct } = await readNumbers(connection, 'cells', { distinct: 'count(*)' })
  const cast: ColumnCast = maxLength > longestTypedCell ? { type: 'text' } : await inferCast(connection, 'cells')
  return {
    name,
    cast,
    cells,
    missing: all - cells,
    distinct,
    meanLength,
    maxLength,
    top: await topValues(connection, long ? topOfLongCells(rows, cell) : topOfShortCells),
    ...(await range(connection, cast)),
    ...(await shapesOfCells(connection, distinct)),
  }
}

function groupShortCells(rows: string, cell: string): string {
  return `CREATE OR REPLACE TEMP TABLE cells AS SELECT ${cell} AS value, count(*) AS n FROM ${rows} WHERE ${cell} IS NOT NULL GROUP BY 1`
}

/** Whole pages are too long to be kept as keys: SHA-256 stands for them, which nobody can make collide. */
function groupLongCells(rows: string, cell: string): string {
  return `CREATE OR REPLACE TEMP TABLE cells AS
    SELECT left(file.${cell}, ${longestSample}) AS value, groups.n AS n, groups.first AS first
    FROM ${rows} AS file JOIN (
      SELECT min(_row) AS first, count(*) AS n FROM ${rows} WHERE ${cell} IS NOT NULL GROUP BY sha256(${cell})
    ) AS groups ON file._row = groups.first`
}

const topOfShortCells = 'SELECT value, n FROM cells ORDER BY n DESC, value LIMIT 10'

function topOfLongCells(rows: string, cell: string): string {
  return `SELECT left(value, ${longestTopValue}), n FROM (
      SELECT file.${cell} AS value, cells.n AS n FROM ${rows} AS file JOIN cells ON file._row = cells.first
      WHERE cells.n >= (SELECT min(n) FROM (SELECT n FROM cells ORDER BY n DESC LIMIT 10))
      ORDER BY 2 DESC, 1 LIMIT 10
    ) ORDER BY 2 DESC, value`
}

async function topValues(connection: DuckDBConnection, sql: string): Promise<ValueCount[]> {
  const reader = await connection.runAndReadAll(sql)
  return reader.getRows().map(([value, count]) => ({ value: String(value), count: Number(count) }))
}

async function range(connection: DuckDBConnection, cast: ColumnCast): Promise<{ min?: string; max?: string }> {
  if (cast.type === 'text' || cast.type === 'boolean') return {}
  const value = castExpression('value', cast)
  const reader = await connection.runAndReadAll(
    `SELECT CAST(min(${value}) AS VARCHAR), CAST(max(${value}) AS VARCHAR) FROM cells`,
  )
  const [min, max] = reader.getRows()[0] ?? []
  return { min: String(min), max: String(max) }
}

async function shapesOfCells(
  connection: DuckDBConnection,
  distinct: number,
): Promise<Pick<ColumnStatistics, 'meanWords' | 'smallWords' | 'hexLengths' | 'shapes'>> {
  const every = Math.ceil(distinct / mostShapedCells)
  const sample = every > 1 ? `(SELECT value, n FROM cells WHERE hash(value) % ${every} = 0)` : 'cells'
  const found = await readNumbers(connection, sample, {
    ...forEachShape((shape) => `sum(n) FILTER (regexp_matches(value, ${quoteText(shapePatterns[shape])}))`),
    cells: 'sum(n)',
    words: "sum(n * len(regexp_extract_all(value, '\\S+')))",
    smallWords: "sum(n * len(regexp_extract_all(value, '(^|\\s)\\p{Ll}')))",
    shortest: 'min(length(value))',
    longest: 'max(length(value))',
  })
  const { cells } = found
  return {
    meanWords: cells === 0 ? 0 : found.words / cells,
    smallWords: found.words === 0 ? 0 : found.smallWords / found.words,
    hexLengths: cells > 0 && found.hex === cells ? [found.shortest, found.longest] : [0, 0],
    shapes: forEachShape((shape) => (cells === 0 ? 0 : found[shape] / cells)),
  }
}

function forEachShape<T>(make: (shape: CellShape) => T): Record<CellShape, T> {
  return {
    url: make('url'),
    host: make('host'),
    uuid: make('uuid'),
    code: make('code'),
    joined: make('joined'),
    hex: make('hex'),
    markup: make('markup'),
    lettered: make('lettered'),
    digitFirst: make('digitFirst'),
    capitalised: make('capitalised'),
    sentence: make('sentence'),
    unspaced: make('unspaced'),
  }
}
