import { cellType } from './cell-type.ts'
import { cr, type Dialect } from './dialect.ts'
import { fieldHead } from './field-text.ts'
import { RecordScanner } from './record-scanner.ts'
import { RunningText } from './running-text.ts'

export interface Sample {
  /** UTF-8 from the start of the file, without a byte order mark. */
  readonly bytes: Buffer
  /** The sample is the whole file. */
  readonly whole: boolean
}

/** How well a dialect explains a sample. */
export interface DialectFit {
  readonly dialect: Dialect
  /** 0 to 1. */
  readonly score: number
  /** Complete records found. */
  readonly records: number
  /** Share of the sample that they take; less than 1 when a long record goes on beyond it. */
  readonly covered: number
  /** Every quote stands where one belongs. */
  readonly regular: boolean
  /** The sample was read as if the text ended with it. */
  readonly cut: boolean
}

/** What one column of text scores; a delimiter has to explain the file better than that. */
const oneColumn = 0.06
/** What is left of the score of a dialect that splits sentences and names: less than text as one column has. */
const textWeight = 1e-6
/** How bad a record with stray quotes is, beside one with a quote that is never closed. */
const strayWeight = 0.3
/** Types are looked up in so many records, and so many cells of each. */
const typedRecords = 500
const typedCells = 60
/** The last record of a sample is seldom complete; that says nothing unless it is longer than this. */
const usualRecordBytes = 64 << 10

/**
 * Scores a dialect by the records and cells it gives. A record that goes on far beyond the sample is a long one or has a quote that is
 * never closed: the better reading counts. `prior` is how much to believe in the dialect before looking.
 */
export function assessDialect(sample: Sample, dialect: Dialect, prior: number): DialectFit {
  const fit = measure(sample, dialect, prior)
  if (fit.covered === 1) return fit
  const cut = measure({ ...sample, whole: true }, dialect, prior)
  return cut.score > fit.score ? { ...cut, cut: true } : fit
}

function measure(sample: Sample, dialect: Dialect, prior: number): DialectFit {
  const { bytes } = sample
  const scanner = new RecordScanner(dialect)
  const widths = new Map<number, number>()
  const text = new RunningText(dialect.delimiter)
  let records = 0
  let malformed = 0
  let typed = 0
  let cells = 0
  let crlf = 0
  let firstWidth = 0
  let at = 0
  while (at < bytes.length && scanner.scan(bytes, at, bytes.length, sample.whole)) {
    const { fields } = scanner
    if (fields.contentBytes > 0) {
      firstWidth ||= fields.count
      records++
      widths.set(fields.count, (widths.get(fields.count) ?? 0) + 1)
      if (!scanner.regular) malformed += scanner.unclosedQuote ? 1 : strayWeight
      if (bytes[scanner.end] === cr && dialect.lineEnd !== '\r') crlf++
      if (records <= typedRecords) {
        text.add(scanner, bytes, at)
        for (let field = 0; field < Math.min(fields.count, typedCells); field++, cells++) {
          const cell = fieldHead(scanner.grammar, bytes, fields, field)
          const quoted = fields.start(field) > at && bytes[fields.start(field) - 1] === scanner.grammar.quote
          // A double quote is evidence by itself. Apostrophes may belong to the cell, unless there is something to enclose.
          const proper = quoted && (dialect.quote === '"' || cell.includes(dialect.delimiter))
          if (proper || cellType(cell) !== 'text') typed++
        }
      }
    }
    at = scanner.next
  }
  const lineEnd = crlf * 2 > records ? '\r\n' : dialect.lineEnd
  const typeScore = Math.max(typed / Math.max(cells, 1), 1e-3)
  const covered = bytes.length - at < usualRecordBytes ? 1 : at / bytes.length
  const common = commonestWidth(widths)
  const share = (widths.get(common) ?? 0) / Math.max(records, 1)
  const pattern = patternScore(widths, records, { common, share, firstWidth })
  const believed = text.isLikely(common, share) ? textWeight : 1
  const score = pattern * believed * typeScore * prior * (0.5 + 0.5 * covered) * (1 - malformed / (records + 1))
  return { dialect: { ...dialect, lineEnd }, score, records, covered, regular: malformed === 0, cut: false }
}

/** The width in which the most cells are. */
function commonestWidth(widths: ReadonlyMap<number, number>): number {
  let commonest = 1
  let weight = 0
  for (const [width, count] of widths) {
    if (count * width > weight) {
      weight = count * width
      commonest = width
    }
  }
  return commonest
}

/** 0 to 1: long rows, and all of one length. */
function patternScore(
  widths: ReadonlyMap<number, number>,
  records: number,
  { common, share, firstWidth }: { readonly common: number; readonly share: number; readonly firstWidth: number },
): number {
  if (records === 0) return 0
  if (common === 1) return oneColumn
  let entropy = 0
  let length = 0
  for (const [width, count] of widths) {
    const part = count / records
    entropy -= part * Math.log(part)
    length += (part * (width - 1)) / width
  }
  // Sentences hold delimiters, too, but under a header of one field and in changing numbers.
  const sentences = firstWidth === 1 && share < 0.7 ? 0.2 : 1
  return (length / Math.exp(entropy)) * sentences
}
