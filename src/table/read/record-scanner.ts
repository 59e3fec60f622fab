import { compileDialect, cr, type Dialect, type Grammar, lf, lineByte, startsWithDelimiter } from './dialect.ts'
import { FieldList } from './field-list.ts'
import { isEscapable } from './quoted-field.ts'
import { type FoundRecord, readUnruly, type Span } from './unruly-record.ts'

const doubleQuote = 0x22

/**
 * Finds records in UTF-8 bytes, one call a record. Records that follow RFC 4180 are found in one tight loop over the bytes; the others
 * (quotes that are text, quotes never closed) are handed to `readUnruly`. After `scan` returned true the fields below describe the
 * record; they are overwritten by the next call.
 */
export class RecordScanner {
  readonly fields = new FieldList()
  readonly grammar: Grammar
  /** Field counts that a record of the table may have; empty while nobody knows, then every count is good. */
  widths: readonly number[] = []

  /** End of the record, its line end not included. */
  end = 0
  /** Where the next record starts. */
  next = 0
  /** Physical lines the record takes. */
  lines = 0
  /** A quote that opens a field has no partner that closes it. */
  unclosedQuote = false
  /** The record's quotes follow RFC 4180. */
  regular = true
  /** The record's bytes mean the same to any RFC 4180 reader. */
  plain = true

  /** 1 for bytes that end the inner loop over an unquoted field. */
  readonly #special = new Uint8Array(256)

  constructor(dialect: Dialect) {
    this.grammar = compileDialect(dialect)
    for (const byte of [this.grammar.delimiter[0] ?? 0, lf, cr, doubleQuote]) this.#special[byte] = 1
    if (this.grammar.quote >= 0) this.#special[this.grammar.quote] = 1
  }

  /** Whether a record of `count` fields belongs to the table. */
  accepts(count: number): boolean {
    return this.widths.length === 0 || this.widths.includes(count)
  }

  /** Reads the record at `from`. False when it does not end before `to` and more bytes may come (`last` is false). */
  scan(bytes: Uint8Array, from: number, to: number, last: boolean): boolean {
    const { grammar, fields } = this
    const special = this.#special
    const { quote, escape: escaper } = grammar
    const delimiter = grammar.delimiter[0] ?? 0
    const longDelimiter = grammar.delimiter.length > 1
    const newline = lineByte(grammar)
    fields.clear()
    this.plain = grammar.copyable
    this.unclosedQuote = false
    this.regular = true
    let newlines = 0
    let at = from

    for (;;) {
      const start = at
      if (at < to && bytes[at] === quote) {
        let escapes = 0
        at++
        for (;;) {
          let byte: number | undefined = -1
          while (at < to) {
            byte = bytes[at]
            if (byte === quote || byte === escaper) break
            if (byte === newline) newlines++
            at++
          }
          if (at + 1 >= to && !last) return false
          if (at >= to) return this.#unruly(bytes, { from, to, last })
          if (byte === escaper) {
            if (isEscapable(bytes[at + 1])) {
              escapes++
              at++
              if (bytes[at] === newline) newlines++
              this.plain = false
            }
            at++
          } else if (bytes[at + 1] === quote && at + 1 < to) {
            escapes++
            at += 2
          } else break
        }
        fields.push(start + 1, at, escapes)
        at++
      } else {
        for (;;) {
          while (at < to && special[bytes[at] ?? 0] === 0) at++
          if (at >= to) break
          const byte = bytes[at]
          if (byte === lf) break
          if (byte === delimiter && (!longDelimiter || startsWithDelimiter(grammar, bytes, at, to))) break
          if (byte === cr) {
            if (at + 1 >= to && !last) return false
            if (grammar.crEnds || bytes[at + 1] === lf || at + 1 >= to) break
          }
          // A quote, a lone CR or the first byte of a delimiter that does not follow: text.
          this.plain = false
          at++
        }
        fields.push(start, at, 0)
      }

      if (at >= to) {
        if (!last) return false
        return this.#finish(bytes, from, at, at, newlines + 1, to, last)
      }
      const byte = bytes[at]
      if (byte === delimiter && (!longDelimiter || startsWithDelimiter(grammar, bytes, at, to))) {
        at += grammar.delimiter.length
        continue
      }
      if (byte === lf) return this.#finish(bytes, from, at, at + 1, newlines + 1, to, last)
      if (byte === cr) {
        if (at + 1 >= to && !last) return false
        if (bytes[at + 1] === lf && at + 1 < to) return this.#finish(bytes, from, at, at + 2, newlines + 1, to, last)
        if (grammar.crEnds || at + 1 >= to) return this.#finish(bytes, from, at, at + 1, newlines + 1, to, last)
      }
      return this.#unruly(bytes, { from, to, last })
    }
  }

  #finish(
    bytes: Uint8Array,
    from: number,
    end: number,
    next: number,
    lines: number,
    to: number,
    last: boolean,
  ): boolean {
    // A record over several lines with the wrong number of fields may have a quote that should not be one.
    if (lines > 1 && !this.accepts(this.fields.count)) {
      return this.#unruly(bytes, { from, to, last }, { end, next, lines, unclosedQuote: false })
    }
    this.end = end
    this.next = next
    this.lines = lines
    return true
  }

  #unruly(bytes: Uint8Array, span: Span, regular?: FoundRecord): boolean {
    const found = readUnruly(this, bytes, span, regular)
    if (found === undefined) return false
    this.plain = false
    this.regular = false
    this.end = found.end
    this.next = found.next
    this.lines = found.lines
    this.unclosedQuote = found.unclosedQuote
    return true
  }
}
