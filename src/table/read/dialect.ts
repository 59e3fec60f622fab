/** How the text of a file falls into records and fields. */
export interface Dialect {
  /** Separates fields. A file with one column has one too, it just never occurs. */
  readonly delimiter: string
  /** Encloses fields that hold delimiters, line ends or quotes; `''` when the file has no quoting. */
  readonly quote: string
  /** Stands before a quote inside a quoted field: the quote itself (doubling, RFC 4180), a backslash, or `''` without quoting. */
  readonly escape: string
  /** The most frequent line end. LF and CRLF both end a record in any file; a lone CR only where it is the line end. */
  readonly lineEnd: '\n' | '\r\n' | '\r'
}

/** A dialect in bytes of UTF-8, as the scanner wants it. -1 stands for "none": it equals no byte. */
export interface Grammar {
  readonly delimiter: Uint8Array
  readonly quote: number
  /** Only an escape that differs from the quote; doubling is always understood. */
  readonly escape: number
  /** A lone CR ends a record. */
  readonly crEnds: boolean
  /** A record holding none but plain fields and RFC 4180 quoting may be copied as it is into the normalised file. */
  readonly copyable: boolean
}

export function compileDialect(dialect: Dialect): Grammar {
  const delimiter = Buffer.from(dialect.delimiter)
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
  const doubling = dialect.escape === '' || dialect.escape === dialect.quote
  return {
    delimiter,
    quote,
    escape: doubling ? -1 : dialect.escape.charCodeAt(0),
    crEnds: dialect.lineEnd === '\r',
    copyable: delimiter.length === 1,
  }
}

export const lf = 0x0a
export const cr = 0x0d

/** The byte that a physical line is counted by. */
export function lineByte(grammar: Grammar): number {
  return grammar.crEnds ? cr : lf
}

export function startsWithDelimiter(grammar: Grammar, bytes: Uint8Array, at: number, to: number): boolean {
  const { delimiter } = grammar
  if (at + delimiter.length > to) return false
  for (let i = 0; i < delimiter.length; i++) if (bytes[at + i] !== delimiter[i]) return false
  return true
}
