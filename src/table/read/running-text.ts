import { type CellType, cellType, isValueType } from './cell-type.ts'
import { fieldHead } from './field-text.ts'
import type { RecordScanner } from './record-scanner.ts'

const blank = 0x20
/** Only the beginning of a record is looked at, and only its first fields. */
const headBytes = 200
const firstFields = 60
/** The share of records that makes a rule. */
const rule = 0.9
const sentenceEnd = /[.!?…。！？][")”’»]*$/u
/** Stand inside of times, dates, addresses and names of two words, too. */
const withinValues = [':', ' ']

/** One record as a delimiter splits it. */
interface SplitRecord {
  readonly width: number
  /** The record as one cell. */
  readonly whole: CellType
  /** By field: a number, a date or another value. */
  readonly values: readonly boolean[]
  readonly quoted: boolean
  /** Delimiters that have a blank behind them. */
  readonly followed: number
  readonly sentence: boolean
}

/**
 * Tells punctuation from delimiters. Lines of a file with one column hold blanks, commas and colons as sentences, names, dates and addresses
 * do: with a blank behind them, in changing numbers, or under a header that has none.
 */
export class RunningText {
  readonly #delimiter: string
  #first: SplitRecord | undefined
  #records = 0
  #quoted = 0
  #delimiters = 0
  #followed = 0
  #sentences = 0
  /** Records below the first that are one value as a whole. */
  #wholes = 0
  /** By field: records below the first that have a value there. */
  readonly #values: number[] = []

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Adds the record that `scanner` found at `from`. */
  add(scanner: RecordScanner, bytes: Buffer, from: number): void {
    const record = splitRecord(scanner, bytes, from)
    this.#records++
    this.#delimiters += record.width - 1
    this.#followed += record.followed
    if (record.quoted) this.#quoted++
    if (record.sentence) this.#sentences++
    if (this.#first === undefined) {
      this.#first = record
      return
    }
    if (isValueType(record.whole)) this.#wholes++
    for (const [field, isValue] of record.values.entries()) {
      this.#values[field] = (this.#values[field] ?? 0) + (isValue ? 1 : 0)
    }
  }

  /** Whether what looks like a delimiter belongs to the text. `width` is the commonest one, which `share` of the records have. */
  isLikely(width: number, share: number): boolean {
    const first = this.#first
    // One line tells nothing, and a quoted cell says that there is something to be kept apart.
    if (first === undefined || this.#records < 2 || this.#quoted * 2 >= this.#records) return false
    const punctuation = this.#followed >= rule * this.#delimiters
    if (width < 2) return this.#delimiters > 0 && punctuation
    const below = this.#records - 1
    const valueColumns = [...Array(width).keys()].filter((field) => (this.#values[field] ?? 0) >= rule * below)
    const regular = share >= rule
    const bare = first.width === 1
    const inside = withinValues.includes(this.#delimiter)
    if (this.#wholes >= rule * below && this.#splitsValues(first, { width, inside, columns: valueColumns.length })) {
      return true
    }
    if (inside && bare) return true
    if (this.#delimiter === ' ') {
      const named = first.width === width && valueColumns.some((field) => first.values[field] === false)
      return !regular || !(named || valueColumns.length * 2 >= width)
    }
    if (!punctuation) return false
    if (!regular) return bare || valueColumns.length === 0
    return (bare || this.#sentences * 2 >= this.#records) && valueColumns.length === 0
  }

  /** Every record is a value: it is split only where its parts are values, or have names. */
  #splitsValues(
    first: SplitRecord,
    { width, inside, columns }: { readonly width: number; readonly inside: boolean; readonly columns: number },
  ): boolean {
    if (first.width === 1) return true
    const named = !isValueType(first.whole)
    if (named && first.width === width) return false
    return columns < width || (inside && first.whole !== 'number')
  }
}

function splitRecord(scanner: RecordScanner, bytes: Buffer, from: number): SplitRecord {
  const { fields, grammar, end } = scanner
  const line = bytes.toString('utf8', from, Math.min(end, from + headBytes)).trim()
  const values: boolean[] = []
  let followed = 0
  let quoted = false
  for (let field = 0; field < Math.min(fields.count, firstFields); field++) {
    const start = fields.start(field)
    values.push(isValueType(cellType(fieldHead(grammar, bytes, fields, field))))
    if (start > from && bytes[start - 1] === grammar.quote) quoted = true
    else if (field > 0 && bytes[start] === blank) followed++
  }
  return {
    width: fields.count,
    // Quotes around it are taken off, for they may be those of a reading that has none.
    whole: cellType(line.replace(/^"([^"]*)"$/, '$1')),
    values,
    quoted,
    followed,
    sentence: end - from <= headBytes && sentenceEnd.test(line),
  }
}
