import type { DuckDBConnection } from '@duckdb/node-api'
import type { ValueCount } from '../profile.ts'
import { readNumbers } from '../sql/read-one-row.ts'
import { quoteIdentifier, quoteText } from '../sql/sql-text.ts'
import { CellBatch, type ReadCells } from './cell-batch.ts'
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

/** Cells that are read together: many narrow columns of few rows, and one column of many rows. */
const batchCells = 1 << 18
const batchColumns = 1000

export interface StatisticsOptions {
  readonly names: readonly string[]
  /** In `rows`. */
  readonly count: number
  /** Called with the number of columns that are done. */
  readonly onDone: (columns: number) => void
}

/** The statistics of `names`, in this order. `rows` is the name of a relation with the raw columns and `_row`. */
export async function columnStatistics(
  connection: DuckDBConnection,
  rows: string,
  { names, count, onDone }: StatisticsOptions,
): Promise<ColumnStatistics[]> {
  const statistics = new Map<string, ColumnStatistics>()
  const size = Math.min(batchColumns, Math.max(1, Math.floor(batchCells / Math.max(count, 1))))
  for (let at = 0; at < names.length; at += size) {
    const lengths = await readLengths(connection, rows, { names: names.slice(at, at + size), count })
    const short = lengths.filter(({ maxLength }) => maxLength <= longestSample)
    const long = lengths.filter(({ maxLength }) => maxLength > longestSample).map((column) => [column])
    for (const columns of [short, ...long]) {
      if (columns.length === 0) continue
      for (const column of await readBatch(connection, rows, columns)) statistics.set(column.name, column)
      onDone(statistics.size)
    }
  }
  return names.flatMap((name) => statistics.get(name) ?? [])
}

type Lengths = Pick<ColumnStatistics, 'name' | 'cells' | 'missing' | 'meanLength' | 'maxLength'>

async function readLengths(
  connection: DuckDBConnection,
  rows: string,
  { names, count }: { readonly names: readonly string[]; readonly count: number },
): Promise<Lengths[]> {
  const expressions = names.map(quoteIdentifier).flatMap((cell, i): [string, string][] => [
    [`cells${i}`, `count(${cell})`],
    [`mean${i}`, `avg(length(${cell}))`],
    [`max${i}`, `max(length(${cell}))`],
  ])
  const found: Readonly<Record<string, number>> = await readNumbers(connection, rows, Object.fromEntries(expressions))
  return names.map((name, i) => {
    const cells = found[`cells${i}`] ?? 0
    const meanLength = found[`mean${i}`] ?? 0
    return { name, cells, missing: count - cells, meanLength, maxLength: found[`max${i}`] ?? 0 }
  })
}

/** Columns with short cells, or one with long ones. */
async function readBatch(
  connection: DuckDBConnection,
  rows: string,
  columns: readonly Lengths[],
): Promise<ColumnStatistics[]> {
  const names = columns.map(({ name }) => quoteIdentifier(name))
  const long = columns.some(({ maxLength }) => maxLength > longestSample)
  await connection.run(long ? groupLongCells(rows, String(names[0])) : groupShortCells(rows, names))
  const tops = await topValues(connection, long ? topOfLongCells(rows, String(names[0])) : topOfShortCells(names))
  const batch = new CellBatch(connection, columns.length)
  return Promise.all(
    columns.map(async (column, col) => {
      const read = batch.reader(col)
      const { distinct } = await read('cells', { distinct: 'count(*)' })
      const cast: ColumnCast = column.maxLength > longestTypedCell ? { type: 'text' } : await inferCast(read, 'cells')
      const found = await range(batch, col, cast)
      return { ...column, cast, distinct, top: tops.get(col) ?? [], ...found, ...(await shapesOfCells(read, distinct)) }
    }),
  )
}

function groupShortCells(rows: string, cells: readonly string[]): string {
  const [cell] = cells
  const grouped =
    cells.length === 1
      ? `SELECT 0 AS col, ${cell} AS value, count(*) AS n FROM ${rows} WHERE ${cell} IS NOT NULL GROUP BY 2`
      : `SELECT col, value, count(*) AS n FROM (
           SELECT unnest(range(${cells.length})) AS col, unnest([${cells.join(', ')}]) AS value FROM ${rows}
         ) WHERE value IS NOT NULL GROUP BY 1, 2`
  return `CREATE OR REPLACE TEMP TABLE cells AS ${grouped}`
}

/** Whole pages are too long to be kept as keys: SHA-256 stands for them, which nobody can make collide. */
function groupLongCells(rows: string, cell: string): string {
  return `CREATE OR REPLACE TEMP TABLE cells AS
    SELECT 0 AS col, left(file.${cell}, ${longestSample}) AS value, groups.n AS n, groups.first AS first
    FROM ${rows} AS file JOIN (
      SELECT min(_row) AS first, count(*) AS n FROM ${rows} WHERE ${cell} IS NOT NULL GROUP BY sha256(${cell})
    ) AS groups ON file._row = groups.first`
}

function topOfShortCells({ length }: readonly string[]): string {
  if (length === 1) return 'SELECT col, value, n FROM cells ORDER BY n DESC, value LIMIT 10'
  return `SELECT col, value, n FROM cells
    QUALIFY row_number() OVER (PARTITION BY col ORDER BY n DESC, value) <= 10 ORDER BY n DESC, value`
}

function topOfLongCells(rows: string, cell: string): string {
  return `SELECT 0, left(value, ${longestTopValue}), n FROM (
      SELECT file.${cell} AS value, cells.n AS n FROM ${rows} AS file JOIN cells ON file._row = cells.first
      WHERE cells.n >= (SELECT min(n) FROM (SELECT n FROM cells ORDER BY n DESC LIMIT 10))
      ORDER BY 2 DESC, 1 LIMIT 10
    ) ORDER BY 3 DESC, value`
}

/** By column. */
async function topValues(connection: DuckDBConnection, sql: string): Promise<ReadonlyMap<number, ValueCount[]>> {
  const tops = new Map<number, ValueCount[]>()
  for (const [col, value, count] of (await connection.runAndReadAll(sql)).getRows()) {
    const top = tops.get(Number(col)) ?? []
    tops.set(Number(col), top)
    top.push({ value: String(value), count: Number(count) })
  }
  return tops
}

async function range(batch: CellBatch, col: number, cast: ColumnCast): Promise<{ min?: string; max?: string }> {
  if (cast.type === 'text' || cast.type === 'boolean') return {}
  const value = castExpression('value', cast)
  const ends = [`CAST(min(${value}) AS VARCHAR)`, `CAST(max(${value}) AS VARCHAR)`]
  const [min, max] = await batch.values(col, 'cells', ends)
  return { min: String(min), max: String(max) }
}

async function shapesOfCells(
  read: ReadCells,
  distinct: number,
): Promise<Pick<ColumnStatistics, 'meanWords' | 'smallWords' | 'hexLengths' | 'shapes'>> {
  const every = Math.ceil(distinct / mostShapedCells)
  const sample = every > 1 ? `(SELECT col, value, n FROM cells WHERE hash(value) % ${every} = 0)` : 'cells'
  const found = await read(sample, {
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
