import { cr, type Dialect, lf } from './dialect.ts'
import { assessDialect, type DialectFit, type Sample } from './dialect-fit.ts'

export interface SniffOptions {
  readonly delimiter?: string
  readonly quote?: string
  /** What a smaller sample of the same text said, so that a large one is not read with dialects that are out of the question. */
  readonly smaller?: Sniffed
}

/** The best dialect and how all did. */
export interface Sniffed extends DialectFit {
  readonly all: readonly DialectFit[]
}

/** ASCII's; text that does not hold it has one column by it. */
export const unitSeparator = '\u001f'

/** Likely delimiters, likeliest first, with how much to believe in them before looking. */
const delimiters: readonly (readonly [string, number])[] = [
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 1],
  ['~', 0.8],
  ['^', 0.8],
  ['\u0001', 0.8],
  [':', 0.7],
  [' ', 0.5],
  [unitSeparator, 0.8],
]

/** A dialect that scores less than this share of the best is not tried again on more text. */
const hopeless = 0.5

/**
 * The dialect that explains a sample best, after van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type
 * patterns" (2019): rows of one length and cells of known types. Different from there, the number of row patterns is their perplexity,
 * so that a few ragged rows in a long file count little, and a cell that is properly quoted counts as known.
 */
export function sniffDialect(sample: Sample, options: SniffOptions = {}): Sniffed {
  const all: DialectFit[] = []
  let best: DialectFit | undefined
  for (const [dialect, prior] of candidates(sample, options)) {
    if (isHopeless(dialect, options.smaller)) continue
    // What doubled quotes explain without a rest needs no backslash.
    if (dialect.escape === '\\' && isSameButEscape(all.at(-1), dialect) && all.at(-1)?.regular === true) continue
    const fit = assessDialect(sample, dialect, prior)
    all.push(fit)
    if (best === undefined || fit.score > best.score * (1 + 1e-9)) best = fit
  }
  if (best === undefined) throw new TypeError('the best dialect of the smaller sample is tried in any case')
  return { ...best, all }
}

function isSameButEscape(before: DialectFit | undefined, { delimiter, quote }: Dialect): boolean {
  return before?.dialect.delimiter === delimiter && before.dialect.quote === quote
}

function isHopeless({ delimiter, quote, escape: escaper }: Dialect, smaller: Sniffed | undefined): boolean {
  if (smaller === undefined) return false
  const before = smaller.all.find(
    ({ dialect }) => dialect.delimiter === delimiter && dialect.quote === quote && dialect.escape === escaper,
  )
  return before !== undefined && before.score < hopeless * smaller.score
}

function* candidates({ bytes }: Sample, given: SniffOptions): Generator<readonly [Dialect, number]> {
  const lineEnd = loneCrEndsLines(bytes) ? '\r' : '\n'
  const likely = delimiters.filter(([delimiter]) => delimiter === unitSeparator || bytes.includes(delimiter))
  const known: typeof delimiters = given.delimiter === undefined ? likely : [[given.delimiter, 1]]
  const hasQuote = bytes.includes('"')
  for (const [delimiter, prior] of known) {
    const quotes: [string, number][] = given.quote !== undefined ? [[given.quote, 1]] : [['"', 1]]
    if (given.quote === undefined && opensWith("'", delimiter, bytes)) quotes.push(["'", 0.9])
    if (given.quote === undefined && hasQuote) quotes.push(['', 0.7])
    for (const [quote, quotePrior] of quotes) {
      yield [{ delimiter, quote, escape: quote, lineEnd }, prior * quotePrior]
      if (quote !== '' && bytes.includes(`\\${quote}`)) {
        yield [{ delimiter, quote, escape: '\\', lineEnd }, prior * quotePrior]
      }
    }
  }
}

function loneCrEndsLines(bytes: Buffer): boolean {
  let lone = 0
  let lines = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === lf) lines++
    else if (byte === cr && bytes[at + 1] !== lf) lone++
  }
  return lone > lines
}

/** Whether some field begins with `quote`. */
function opensWith(quote: string, delimiter: string, bytes: Buffer): boolean {
  return bytes.includes(delimiter + quote) || bytes.includes(`\n${quote}`) || bytes.subarray(0, 1).toString() === quote
}
