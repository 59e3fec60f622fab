import type { Dialect } from './dialect.ts'
import type { Sample } from './dialect-fit.ts'
import { fieldHead } from './field-text.ts'
import { RecordScanner } from './record-scanner.ts'
import { type Sniffed, sniffDialect, unitSeparator } from './sniff-dialect.ts'
import { findTableStart, type SampleRecord, usualWidth } from './table-start.ts'

/** What a sample tells about the table: how to read it, where it starts, how wide it is. */
export interface TableShape {
  readonly dialect: Dialect
  /** Header cells, one a column; empty strings for columns without a name. */
  readonly header: readonly string[]
  readonly preambleLines: number
  readonly headerRows: number
  /** Fields that a full record has. */
  readonly width: number
  /** Fields that records have throughout when that is fewer than the header has; equal to `width` otherwise. */
  readonly usualWidth: number
  /** Offset of the first data record in the text. */
  readonly bodyOffset: number
  /** Physical line of it, 1-based. */
  readonly bodyLine: number
  /** How the dialect was found. `records` counts header and preamble. */
  readonly sniffed: Sniffed
}

export interface ShapeOptions {
  readonly delimiter?: string
  readonly quote?: string
  readonly header?: boolean
  /** Never take another width than the header's. */
  readonly strict: boolean
  /** What a smaller sample of the same text said. */
  readonly smaller?: Sniffed
}

/** Share of the records that must agree on a width before the header is doubted. */
const agreement = 0.9

export function findShape(sample: Sample, options: ShapeOptions): TableShape {
  const sniffed = sniffDialect(sample, options)
  const { dialect } = sniffed
  const records = [...readSample({ ...sample, whole: sample.whole || sniffed.cut }, dialect)]
  const start = findTableStart(records, options.header)
  const before = records[start.preamble + start.headerRows - 1]
  const body = records.slice(start.preamble + start.headerRows).map((record) => record.cells)
  const widths = chooseWidths(start.header, body, options.strict)
  // A table of one column has no delimiter: commas in it are part of what it says.
  if (widths.width === 1 && options.delimiter === undefined && dialect.delimiter !== unitSeparator) {
    return findShape(sample, { ...options, delimiter: unitSeparator })
  }
  return {
    dialect,
    ...widths,
    preambleLines: (records[start.preamble - 1]?.nextLine ?? 1) - 1,
    headerRows: start.headerRows,
    bodyOffset: before?.next ?? 0,
    bodyLine: before?.nextLine ?? 1,
    sniffed,
  }
}

function* readSample({ bytes, whole }: Sample, dialect: Dialect): Generator<SampleRecord> {
  const scanner = new RecordScanner(dialect)
  let at = 0
  let line = 1
  while (at < bytes.length && scanner.scan(bytes, at, bytes.length, whole)) {
    const { fields } = scanner
    line += scanner.lines
    const cells: string[] = []
    for (let field = 0; field < fields.count; field++) {
      cells.push(fieldHead(scanner.grammar, bytes, fields, field))
    }
    at = scanner.next
    yield { cells, next: at, nextLine: line }
  }
}

/**
 * The header says how many fields a record has, unless nearly all records agree on another number: then it lacks names (R leaves out that
 * of the first column, other programs write a delimiter too many), or the records lack their last fields.
 */
function chooseWidths(
  header: readonly string[],
  body: readonly (readonly string[])[],
  strict: boolean,
): { readonly header: readonly string[]; readonly width: number; readonly usualWidth: number } {
  const filled = body.filter((cells) => cells.some((cell) => cell !== ''))
  const usual = usualWidth(filled)
  if (header.length === 0) {
    const width = Math.max(usual.width, 1)
    return { header: Array.from({ length: width }, () => ''), width, usualWidth: width }
  }
  const width = header.length
  const doubted = filled.length > 0 && usual.share >= agreement && !strict
  if (!doubted || usual.width === width) return { header, width, usualWidth: width }
  if (usual.width < width) return { header, width, usualWidth: usual.width }
  const missing = Array.from({ length: usual.width - width }, () => '')
  const rowNames = missing.length === 1 && filled.some((cells) => (cells.at(-1) ?? '').trim() !== '')
  return {
    header: rowNames ? [...missing, ...header] : [...header, ...missing],
    width: usual.width,
    usualWidth: usual.width,
  }
}
