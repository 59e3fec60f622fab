import type { FileHandle } from 'node:fs/promises'
import { cr, lf } from './dialect.ts'
import { fieldBytes } from './field-text.ts'
import type { RecordScanner } from './record-scanner.ts'

/** How the normalised file is written; the reader of it is told nothing else. */
export interface RowsFormat {
  readonly delimiter: string
  readonly quote: string
}

const bufferBytes = 1 << 20

/**
 * Writes accepted records as RFC 4180 with LF line ends and the row number in front. Most records are copied byte by byte, so the
 * delimiter and the quote of the source are kept where they are single characters.
 */
export class RowsWriter {
  readonly format: RowsFormat
  rows = 0
  rowSum = 0
  /** Bytes of all cells, to be compared with what arrives in the table. */
  contentBytes = 0
  longestRecord = 0
  bytesWritten = 0
  readonly #file: FileHandle
  readonly #delimiter: number
  readonly #quote: number
  #buffer = Buffer.allocUnsafe(bufferBytes)
  #length = 0
  /** Bytes that force quotes around a cell. */
  readonly #mustQuote = new Uint8Array(256)

  constructor(file: FileHandle, source: { readonly delimiter: string; readonly quote: string }) {
    this.#file = file
    const single = source.delimiter.length === 1 && source.delimiter.charCodeAt(0) < 0x80
    this.format = { delimiter: single ? source.delimiter : ',', quote: source.quote === '' ? '"' : source.quote }
    this.#delimiter = this.format.delimiter.charCodeAt(0)
    this.#quote = this.format.quote.charCodeAt(0)
    for (const byte of [this.#delimiter, this.#quote, lf, cr]) this.#mustQuote[byte] = 1
  }

  /** Whether the buffer should be flushed before more is written. */
  get full(): boolean {
    return this.#length >= bufferBytes / 2
  }

  /** Writes the scanned record as row `row` with `width` cells: missing ones are empty, surplus ones are joined into the last. */
  write(
    row: number,
    bytes: Buffer,
    scanned: RecordScanner,
    span: { readonly from: number; readonly width: number },
  ): void {
    const { fields } = scanned
    const before = this.#length
    this.#reserve(24 + 2 * (scanned.end - span.from) + 3 * span.width)
    this.#length += this.#buffer.write(String(row), this.#length, 'latin1')
    this.rows++
    this.rowSum += row
    if (scanned.plain && fields.count === span.width) {
      this.#buffer[this.#length++] = this.#delimiter
      this.#length += bytes.copy(this.#buffer, this.#length, span.from, scanned.end)
      this.contentBytes += fields.contentBytes
    } else {
      for (let field = 0; field < span.width; field++) {
        this.#buffer[this.#length++] = this.#delimiter
        const joins = field === span.width - 1 && fields.count > span.width
        if (joins) this.#cell(joinSurplus(bytes, scanned, field))
        else if (field < fields.count) this.#cell(fieldBytes(scanned.grammar, bytes, fields, field))
      }
    }
    this.#buffer[this.#length++] = lf
    this.longestRecord = Math.max(this.longestRecord, this.#length - before)
  }

  async flush(): Promise<void> {
    for (let at = 0; at < this.#length; ) {
      const { bytesWritten } = await this.#file.write(this.#buffer, at, this.#length - at)
      at += bytesWritten
    }
    this.bytesWritten += this.#length
    this.#length = 0
    // After a giant cell, do not hold on to a giant buffer.
    if (this.#buffer.length > 4 * bufferBytes) this.#buffer = Buffer.allocUnsafe(bufferBytes)
  }

  #cell(content: Buffer): void {
    this.contentBytes += content.length
    let plain = true
    for (let i = 0; i < content.length && plain; i++) plain = this.#mustQuote[content[i] ?? 0] === 0
    if (plain) {
      this.#length += content.copy(this.#buffer, this.#length)
      return
    }
    this.#buffer[this.#length++] = this.#quote
    for (const byte of content) {
      if (byte === this.#quote) this.#buffer[this.#length++] = byte
      this.#buffer[this.#length++] = byte
    }
    this.#buffer[this.#length++] = this.#quote
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + size))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

function joinSurplus(bytes: Buffer, scanned: RecordScanner, from: number): Buffer {
  const { grammar, fields } = scanned
  const parts: Uint8Array[] = []
  for (let field = from; field < fields.count; field++) {
    if (field > from) parts.push(grammar.delimiter)
    parts.push(fieldBytes(grammar, bytes, fields, field))
  }
  return Buffer.concat(parts)
}
