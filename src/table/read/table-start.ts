import { cellType, isValueType } from './cell-type.ts'

/** One record of the sample. */
export interface SampleRecord {
  /** Decoded cells, each cut after some hundred characters. */
  readonly cells: readonly string[]
  /** Offset of the next record in the sample. */
  readonly next: number
  /** Physical line on which the next record starts, 1-based. */
  readonly nextLine: number
}

/** Where the table begins in a file. */
export interface TableStart {
  /** Records before the header: titles, comments, empty ones. */
  readonly preamble: number
  /** Records that make up the header; 0 when there is none. */
  readonly headerRows: number
  /** Cells of the header, joined downwards; empty without a header. */
  readonly header: readonly string[]
}

const maxPreamble = 100
const maxHeaderRows = 4
const bodyRows = 200

/**
 * Finds the header. A preamble is what stands above it with next to nothing in its cells. The first record is a header unless its cells
 * are of the same types as those below. A header has more rows when these fill gaps of the row above and hold names, not values.
 */
export function findTableStart(records: readonly SampleRecord[], given?: boolean): TableStart {
  const preamble = countPreamble(records)
  const table = records.slice(preamble).map((record) => record.cells)
  const [first, ...body] = table
  if (first === undefined || given === false) return { preamble, headerRows: 0, header: [] }
  const types = columnTypes(body.slice(0, bodyRows))
  if (given === undefined && !isHeader(first, body, types)) return { preamble, headerRows: 0, header: [] }

  let headerRows = 1
  while (headerRows < maxHeaderRows && headerRows + 1 < table.length) {
    const above = table.slice(0, headerRows)
    const row = table[headerRows] ?? []
    const below = table.slice(headerRows + 1, headerRows + 1 + bodyRows).filter((cells) => filled(cells) > 0)
    if (!continuesHeader(row, above, below)) break
    headerRows++
  }
  return { preamble, headerRows, header: joinHeader(table.slice(0, headerRows)) }
}

function sameCells(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((cell, i) => cell.trim() === b[i]?.trim())
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length
}

/** The number of cells that most records have; of equally frequent ones the one met first. */
export function usualWidth(records: readonly (readonly string[])[]): {
  readonly width: number
  readonly share: number
} {
  const counts = new Map<number, number>()
  for (const cells of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let width = 0
  let most = 0
  for (const [candidate, count] of counts) {
    if (count > most) {
      width = candidate
      most = count
    }
  }
  return { width, share: records.length === 0 ? 0 : most / records.length }
}

function countPreamble(records: readonly SampleRecord[]): number {
  const { width } = usualWidth(records.map((record) => record.cells).filter((cells) => filled(cells) > 0))
  for (let count = 0; count < Math.min(records.length - 1, maxPreamble); count++) {
    const cells = records[count]?.cells ?? []
    if (!isPreamble(cells, records[count + 1]?.cells ?? [], width)) return count
  }
  return 0
}

function isPreamble(cells: readonly string[], next: readonly string[], width: number): boolean {
  const values = filled(cells)
  if (values === 0) return true
  if (cells.length !== width) return cells.length * 2 < Math.max(width, 3)
  const titleOnly = values === 1 && (cells[0] ?? '').trim() !== ''
  return titleOnly && (width > 2 || (width === 2 && filled(next) === 0))
}

/** What the cells of each column have in common: a value type or the shape of a code (`A9-9`); undefined for free text. */
function columnTypes(body: readonly (readonly string[])[]): readonly (string | undefined)[] {
  const width = Math.max(0, ...body.map((cells) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
    return common(cells.map(valueType)) ?? (cells.length >= 3 ? common(cells.map(shape)) : undefined)
  })
}

function valueType(cell: string): string | undefined {
  const type = cellType(cell)
  return isValueType(type) ? type : undefined
}

/** Letters and digits as classes, so that codes look alike; undefined for cells without a digit. */
function shape(cell: string): string | undefined {
  const text = cell.trim()
  return /\d/.test(text) && text.length <= 40 ? text.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9') : undefined
}

/** The kind that nine of ten have. */
function common(kinds: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>()
  for (const kind of kinds) if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  for (const [kind, count] of counts) if (count >= 0.9 * kinds.length) return kind
  return undefined
}

function isHeader(
  first: readonly string[],
  body: readonly (readonly string[])[],
  types: readonly (string | undefined)[],
): boolean {
  if (body.length === 0) return !first.some((cell) => valueType(cell) !== undefined)
  // Long tables repeat their header.
  if (body.some((row) => filled(row) > 1 && sameCells(row, first))) return true
  let names = 0
  let values = 0
  let repeats = 0
  for (const [column, cell] of first.entries()) {
    const type = types[column]
    if (cell.trim() === '') continue
    if (type !== undefined) {
      if (valueType(cell) === type || shape(cell) === type) values++
      else names++
    } else if (body.some((row) => row[column] === cell)) repeats++
  }
  if (names > 0) return names * 2 >= values || numbered(first, body)
  return values === 0 ? repeats * 2 <= first.length : numbered(first, body) && repeats === 0
}

/** Numbers as names: two or more years over what are no years, or three or more that count, over what does not, beside a word. */
function numbered(cells: readonly string[], body: readonly (readonly string[])[]): boolean {
  const columns = [...cells.keys()].filter((column) => valueType(cells[column] ?? '') === 'number')
  const numbersOf = (row: readonly string[]) => columns.map((column) => Number(row[column]))
  const numbers = numbersOf(cells)
  if (numbers.length >= 2 && numbers.every(isYear)) {
    return body.every((row) => numbersOf(row).filter(isYear).length * 2 < columns.length)
  }
  return (
    columns.length >= 3 &&
    columns.length < filled(cells) &&
    counts(numbers) &&
    !body.some((row) => counts(numbersOf(row)))
  )
}

function counts(numbers: readonly number[]): boolean {
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0)
  return (
    step !== 0 &&
    numbers.every((value, i) => Number.isInteger(value) && (i === 0 || value - (numbers[i - 1] ?? 0) === step))
  )
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1500 && value < 2200
}

function continuesHeader(
  row: readonly string[],
  above: readonly (readonly string[])[],
  below: readonly (readonly string[])[],
): boolean {
  const last = above.at(-1) ?? []
  if (row.length > 1 && row.length === last.length && row.every((cell, i) => cell.trim() === last[i]?.trim()))
    return true
  if (row.some((cell) => valueType(cell) !== undefined)) return false
  const fillsGap = row.some((cell, i) => cell.trim() !== '' && (last[i] ?? '').trim() === '')
  if (!fillsGap || filled(row) === 0) return false
  // Names look unlike the values below: over numbers stand words, and a spanning name leaves cells empty that have values below.
  const types = columnTypes(below)
  const overValues = row.some((cell, i) => cell.trim() !== '' && types[i] !== undefined && shape(cell) !== types[i])
  const startsEmpty =
    (row[0] ?? '').trim() === '' && below.filter((cells) => (cells[0] ?? '').trim() !== '').length * 2 > below.length
  return overValues && (startsEmpty || row.every((cell, i) => cell.trim() !== '' || types[i] === undefined))
}

/** One name a column: the rows of a header joined by a blank, a name that spans columns standing over all of them. */
function joinHeader(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const parts: string[][] = Array.from({ length: width }, () => [])
  for (const [level, row] of rows.entries()) {
    const lower = rows.slice(level + 1)
    let spanning = ''
    for (let column = 0; column < width; column++) {
      const own = (row[column] ?? '').trim()
      if (own !== '') spanning = own
      const spanned = own === '' && lower.some((cells) => (cells[column] ?? '').trim() !== '')
      const name = spanned ? spanning : own
      const part = parts[column]
      if (name !== '' && part !== undefined && part.at(-1) !== name) part.push(name)
    }
  }
  return parts.map((names) => names.join(' '))
}
