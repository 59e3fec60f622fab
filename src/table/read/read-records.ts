import { RagtimeError } from '../../errors.ts'
import type { OnBadRow } from './read-options.ts'
import { RecordScanner } from './record-scanner.ts'
import type { RejectReason, RejectsWriter } from './rejects-writer.ts'
import type { RowsWriter } from './rows-writer.ts'
import type { TableShape } from './table-shape.ts'
import type { TextReader } from './text-reader.ts'

/** The longest record: longer ones are taken for a quote that was never closed. */
export const maxRecordBytes = 64 << 20
const windowBytes = 1 << 20

interface RecordsOptions {
  readonly name: string
  readonly shape: TableShape
  readonly onBadRow: OnBadRow
  readonly rows: RowsWriter
  readonly rejects: RejectsWriter
  readonly signal: AbortSignal | undefined
  readonly onBytes: (fileBytes: number) => void
}

/** What was found, over all records after the header. */
export interface RecordCounts {
  readonly records: number
  /** Accepted after padding, joining or reading a quote as text. */
  readonly repaired: number
  /** How many rejected records had which number of fields. */
  readonly rejectedWidths: ReadonlyMap<number, number>
}

/** Reads all records of the text once, in order, and writes each to the rows or the rejects. Holds one window of the text at a time. */
export async function readRecords(text: TextReader, options: RecordsOptions): Promise<RecordCounts> {
  const { shape, rows, rejects, signal } = options
  const sorter = new RecordSorter(options)
  let window = Buffer.allocUnsafe(windowBytes)
  let length = 0
  let ended = false
  let skip = shape.bodyOffset
  while (!ended) {
    signal?.throwIfAborted()
    const bytesRead = await text.read(window, length, window.length - length)
    ended = bytesRead === 0
    length += bytesRead
    const skipped = Math.min(skip, length)
    skip -= skipped
    // A record that does not end within the largest window is read as if the text ended there.
    const full = length === window.length && length >= maxRecordBytes
    let at = skipped
    while (at < length) {
      const next = sorter.next(window, at, length, ended || (full && at === 0))
      if (next === undefined) break
      at = next
      if (rows.full) await rows.flush()
      if (rejects.full) await rejects.flush()
    }
    if (at === 0 && length === window.length) {
      const larger = Buffer.allocUnsafe(Math.min(window.length * 2, maxRecordBytes))
      window.copy(larger, 0, 0, length)
      window = larger
    } else {
      window.copyWithin(0, at, length)
      length -= at
      if (length < windowBytes / 2 && window.length > windowBytes) window = Buffer.from(window.subarray(0, windowBytes))
    }
    options.onBytes(text.fileBytes)
  }
  await rows.flush()
  await rejects.flush()
  return sorter
}

/** Decides record by record what becomes of it. */
class RecordSorter implements RecordCounts {
  records = 0
  repaired = 0
  readonly rejectedWidths = new Map<number, number>()
  readonly #options: RecordsOptions
  readonly #scanner: RecordScanner
  #line: number

  constructor(options: RecordsOptions) {
    this.#options = options
    this.#scanner = new RecordScanner(options.shape.dialect)
    this.#scanner.widths = [...new Set([options.shape.width, options.shape.usualWidth])]
    this.#line = options.shape.bodyLine
  }

  /** Reads the record at `from` and returns where the next one starts; undefined when more bytes are needed. */
  next(bytes: Buffer, from: number, to: number, last: boolean): number | undefined {
    const scanner = this.#scanner
    if (!scanner.scan(bytes, from, to, last)) return undefined
    const { fields, end, next } = scanner
    const line = this.#line
    this.#line += scanner.lines
    if (fields.count === 1 && isBlank(bytes, from, end)) return next

    this.records++
    const { shape, rows, onBadRow } = this.#options
    const reason = this.#badness()
    const mended = reason !== undefined && reason !== 'empty' && onBadRow === 'repair'
    if (reason === undefined || mended) {
      rows.write(this.records, bytes, scanner, { from, width: shape.width })
      if (mended) this.repaired++
      return next
    }
    const place = { row: this.records, line, reason, expected: shape.width, found: fields.count }
    if (onBadRow === 'fail' && reason !== 'empty') throw badRow(this.#options.name, place)
    this.#options.rejects.add(place, bytes.subarray(from, end))
    if (reason !== 'empty') this.rejectedWidths.set(fields.count, (this.rejectedWidths.get(fields.count) ?? 0) + 1)
    return next
  }

  #badness(): RejectReason | undefined {
    const { fields, unclosedQuote } = this.#scanner
    if (fields.contentBytes === 0) return 'empty'
    if (unclosedQuote) return 'unclosed-quote'
    return this.#scanner.accepts(fields.count) ? undefined : 'ragged'
  }
}

/** Nothing but blanks, or the end-of-file mark of old systems. */
function isBlank(bytes: Buffer, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x1a) return false
  }
  return true
}

const reasons: Record<RejectReason, string> = {
  ragged: 'a delimiter or a line end inside a field is not quoted, or fields are missing',
  'unclosed-quote': 'a quote opens a field and none closes it',
  empty: 'all fields are empty',
}

function badRow(
  name: string,
  place: {
    readonly row: number
    readonly line: number
    readonly reason: RejectReason
    readonly expected: number
    readonly found: number
  },
): RagtimeError {
  return new RagtimeError('CSV_RAGGED_ROW', {
    what: `${name} line ${place.line}: expected ${place.expected} fields, found ${place.found}`,
    why: reasons[place.reason],
    fix: 'mend the line, or pass --on-bad-row reject (bad rows are left out and listed) or --on-bad-row repair',
    data: { file: name, ...place },
  })
}
