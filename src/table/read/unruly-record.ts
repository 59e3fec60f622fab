import { cr, type Grammar, lf, lineByte, startsWithDelimiter } from './dialect.ts'
import { FieldList } from './field-list.ts'
import { readQuotedField } from './quoted-field.ts'

/** What is known about the record's table, and where the fields found are to go. */
interface Reading {
  readonly grammar: Grammar
  readonly fields: FieldList
  readonly widths: readonly number[]
  accepts(count: number): boolean
}

export interface Span {
  readonly from: number
  readonly to: number
  /** No bytes follow `to`. */
  readonly last: boolean
}

export interface FoundRecord {
  /** End of the record, its line end not included. */
  readonly end: number
  /** Where the next record starts. */
  readonly next: number
  /** Physical lines it takes. */
  readonly lines: number
  /** A quote that opens a field has no partner that closes it. */
  readonly unclosedQuote: boolean
}

interface Line {
  readonly end: number
  readonly next: number
}

/** A record with stray quotes is not followed further than this, so that many quotes without a partner cannot make reading slow. */
const maxStrayBytes = 4 << 20

/**
 * Reads a record whose quotes do not follow RFC 4180, or do and give a wrong number of fields over several lines (`regular`). Several
 * readings are tried, and the first that gives the table's number of fields is taken:
 *
 * 1. a field that opens with a quote ends at a quote before a delimiter; other quotes inside are text: `"<a href="x">go</a>",5`
 * 2. a field whose quotes do not close on the line is text: `"Weird Al" Yankovic,5`; the next line must be a record by itself, too
 * 3. as 1, over several lines
 * 4. as 2, whatever comes next
 *
 * A reading by 2 or 4 that leaves a field with an odd number of quotes is for the caller to judge. When no reading fits, the record is
 * the regular one, else its first line only, so that a quote that is never closed cannot swallow the rows after it. Returns undefined
 * when more bytes are needed.
 */
export function readUnruly(
  reading: Reading,
  bytes: Uint8Array,
  { from, to, last }: Span,
  regular: FoundRecord | undefined,
): FoundRecord | undefined {
  const { grammar, fields } = reading
  const line = findLine(grammar, bytes, { from, to, last })
  if (line === undefined) return undefined
  const inLine = { from, to: line.end, last: true }
  if (readFields(grammar, bytes, inLine, fields) === line.end && reading.accepts(fields.count)) {
    return { ...line, lines: 1, unclosedQuote: false }
  }
  const asText = () => ({ ...line, lines: 1, unclosedQuote: readLineAsText(grammar, bytes, inLine, fields) })
  if (reading.widths.length === 0) return asText()

  const following = findLine(grammar, bytes, { from: line.next, to, last })
  if (following === undefined) return undefined
  const text = asText()
  if (reading.accepts(fields.count) && isRecord(reading, bytes, line.next, following.end)) return text
  if (regular !== undefined) {
    readFields(grammar, bytes, { from, to: regular.next, last: true }, fields)
    return regular
  }

  const limit = Math.min(to, from + maxStrayBytes)
  const end = readFields(grammar, bytes, { from, to: limit, last: last && limit === to }, fields)
  if (end === undefined && !last && limit === to) return undefined
  if (end !== undefined && reading.accepts(fields.count)) {
    const closing = findLine(grammar, bytes, { from: end, to, last })
    if (closing === undefined) return undefined
    return { ...closing, lines: countLines(grammar, bytes, from, closing), unclosedQuote: false }
  }
  return asText()
}

/** The physical line at `from`; undefined when its end has not arrived yet. */
function findLine(grammar: Grammar, bytes: Uint8Array, { from, to, last }: Span): Line | undefined {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]
    if (byte === lf) return { end: at > from && bytes[at - 1] === cr ? at - 1 : at, next: at + 1 }
    if (byte === cr && grammar.crEnds) {
      if (at + 1 >= to && !last) return undefined
      return { end: at, next: bytes[at + 1] === lf && at + 1 < to ? at + 2 : at + 1 }
    }
  }
  return last ? { end: to, next: to } : undefined
}

/** Reads fields up to the record's end by reading 1 and returns that end; undefined when a quoted field does not end before `to`. */
function readFields(grammar: Grammar, bytes: Uint8Array, span: Span, fields: FieldList): number | undefined {
  fields.clear()
  let at = span.from
  for (;;) {
    if (bytes[at] === grammar.quote && at < span.to) {
      const field = readQuotedField(grammar, bytes, at, span.to)
      // At the very end of the bytes a quote only looks like a closing one.
      if (field === undefined || (field.next >= span.to && !span.last)) return undefined
      fields.push(at + 1, field.end, field.escapes)
      at = field.next
    } else {
      const end = plainEnd(grammar, bytes, at, span.to)
      fields.push(at, end, 0)
      at = end
    }
    if (!startsWithDelimiter(grammar, bytes, at, span.to)) return at
    at += grammar.delimiter.length
  }
}

/** Reads one line by reading 2. True when a field that is text holds an odd number of quotes, so one of them has no partner. */
function readLineAsText(grammar: Grammar, bytes: Uint8Array, { from, to }: Span, fields: FieldList): boolean {
  fields.clear()
  let odd = false
  let at = from
  for (;;) {
    const quoted = bytes[at] === grammar.quote && at < to ? readQuotedField(grammar, bytes, at, to) : undefined
    if (quoted !== undefined && quoted.strayQuotes === 0) {
      fields.push(at + 1, quoted.end, quoted.escapes)
      at = quoted.next
    } else {
      const end = plainEnd(grammar, bytes, at, to)
      fields.push(at, end, 0)
      // A quote inside plain text is text; one that opens a field wanted to be more.
      if (bytes[at] === grammar.quote && at < to) odd ||= countByte(bytes, grammar.quote, at, end) % 2 === 1
      at = end
    }
    if (!startsWithDelimiter(grammar, bytes, at, to)) return odd
    at += grammar.delimiter.length
  }
}

/** Whether a line by itself is a record of the table with all its quotes in pairs; an empty line says nothing against it. */
function isRecord(reading: Reading, bytes: Uint8Array, from: number, to: number): boolean {
  if (from >= to) return true
  const fields = new FieldList()
  readLineAsText(reading.grammar, bytes, { from, to, last: true }, fields)
  return reading.accepts(fields.count) && countByte(bytes, reading.grammar.quote, from, to) % 2 === 0
}

function plainEnd(grammar: Grammar, bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]
    if (byte === lf || startsWithDelimiter(grammar, bytes, at, to)) return at
    if (byte === cr && (grammar.crEnds || bytes[at + 1] === lf)) return at
  }
  return to
}

function countLines(grammar: Grammar, bytes: Uint8Array, from: number, { end, next }: Line): number {
  const unended = next === end ? 1 : 0
  return countByte(bytes, lineByte(grammar), from, next) + unended
}

function countByte(bytes: Uint8Array, byte: number, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (bytes[at] === byte) count++
  return count
}
