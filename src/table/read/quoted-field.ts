import { cr, type Grammar, lf, startsWithDelimiter } from './dialect.ts'

const space = 0x20
const tab = 0x09

/** Where a quoted field stopped. `end` is the closing quote, `next` the delimiter or line end after it. */
export interface QuotedField {
  readonly end: number
  readonly next: number
  readonly escapes: number
  /** Quotes inside the field that neither close it nor are doubled or escaped. */
  readonly strayQuotes: number
}

/** Whether an escape before `byte` means anything. `\n` and `C:\temp` stay as they are. */
export function isEscapable(byte: number | undefined): boolean {
  if (byte === undefined) return false
  const alphanumeric =
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  return !alphanumeric && byte < 0x80
}

/**
 * Reads the quoted field that opens at `from`, taking a quote as its end only when a delimiter, a line end or `to` follows, blanks
 * between them allowed. Any other quote is text. Returns undefined when no quote up to `to` ends the field.
 */
export function readQuotedField(
  grammar: Grammar,
  bytes: Uint8Array,
  from: number,
  to: number,
): QuotedField | undefined {
  let escapes = 0
  let strayQuotes = 0
  let at = from + 1
  while (at < to) {
    const byte = bytes[at]
    if (byte === grammar.escape && at + 1 < to && isEscapable(bytes[at + 1])) {
      escapes++
      at += 2
    } else if (byte !== grammar.quote) {
      at++
    } else {
      const next = closingAt(grammar, bytes, at, to)
      if (next >= 0) return { end: at, next, escapes, strayQuotes }
      const doubled = bytes[at + 1] === grammar.quote
      if (doubled) escapes++
      else strayQuotes++
      at += doubled ? 2 : 1
    }
  }
  return undefined
}

/** Where the delimiter or line end is that makes the quote at `quoteAt` a closing one; -1 when it is none. */
function closingAt(grammar: Grammar, bytes: Uint8Array, quoteAt: number, to: number): number {
  let at = quoteAt + 1
  for (;;) {
    if (at >= to || startsWithDelimiter(grammar, bytes, at, to)) return Math.min(at, to)
    const byte = bytes[at]
    if (byte === lf || (byte === cr && (grammar.crEnds || at + 1 >= to || bytes[at + 1] === lf))) return at
    if (byte !== space && byte !== tab) return -1
    at++
  }
}
