import { RagtimeError } from '../../errors.ts'
import type { JobOptions } from '../../progress.ts'
import type { Dialect } from './dialect.ts'

/** What to do with a record that has another number of fields than the header, or a quote that is never closed. */
export type OnBadRow = 'reject' | 'fail' | 'repair'

export interface ReadOptions extends JobOptions {
  /** The Parquet file to write. */
  readonly rowsPath: string
  /** The JSON lines file to write when records are rejected. */
  readonly rejectsPath: string
  /** Where temporary files go; about as large as the unpacked source. They are removed in any case. */
  readonly tempDirectory: string
  /**
   * `reject` leaves bad records out and lists them; `fail` throws at the first; `repair` fills missing fields with nothing, joins
   * surplus ones into the last and takes an unclosed quote as text. Default `reject`.
   */
  readonly onBadRow?: OnBadRow
  /** Found from the text unless given. */
  readonly delimiter?: string
  /** One character, or `''` for none. Found from the text unless given. */
  readonly quote?: string
  /** A label of the WHATWG Encoding Standard. Bytes it cannot decode fail the reading. */
  readonly encoding?: string
  /** Whether the first record names the columns. Found from the text unless given. */
  readonly header?: boolean
}

export interface ReadDialect extends Dialect {
  /** Physical lines before the header: titles, comments, empty lines. */
  readonly preambleLines: number
  /** Records that make up the header; 0 when the columns have no names. */
  readonly headerRows: number
}

export interface ReadResult {
  /** Unique names in file order, `_row` not among them. */
  readonly columns: readonly string[]
  /** Accepted records. */
  readonly rows: number
  /** Rejected records; `rows + rejected` records are in the file. Empty lines are no records. */
  readonly rejected: number
  readonly dialect: ReadDialect
  /** As named by the WHATWG Encoding Standard. */
  readonly encoding: string
  /** Of the raw bytes as they came, packed or not. */
  readonly sha256: string
  readonly sizeBytes: number
}

/** Throws INPUT_INVALID when delimiter and quote cannot be told apart from each other or from line ends. */
export function checkOptions({ delimiter, quote }: ReadOptions): void {
  const bad =
    delimiter === '' || /[\r\n]/.test(delimiter ?? '')
      ? 'the delimiter has to be a character other than a line end'
      : quote !== undefined && (quote.length > 1 || /[\r\n\u0080-\uffff]/.test(quote) || quote === delimiter)
        ? 'the quote has to be one ASCII character other than the delimiter, or empty'
        : undefined
  if (bad === undefined) return
  throw new RagtimeError('INPUT_INVALID', {
    what: bad,
    why: 'the file cannot be cut into fields otherwise',
    fix: 'leave both out to have them found',
    data: { delimiter, quote },
  })
}
