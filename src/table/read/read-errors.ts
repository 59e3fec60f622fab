import { RagtimeError } from '../../errors.ts'
import type { Attempt } from './normalise.ts'
import { maxRecordBytes } from './read-records.ts'
import type { ParquetSums } from './write-parquet.ts'

export function noRows(name: string, { rejects, shape }: Attempt): RagtimeError {
  const { first } = rejects
  if (first === undefined) {
    return new RagtimeError('CSV_NO_ROWS', {
      what: `${name} has no rows`,
      why: `there is a header of ${shape.width} columns and nothing below it`,
      fix: 'check the export which wrote the file; when the first line is a row, pass --no-header',
      data: { file: name, columns: shape.width },
    })
  }
  return new RagtimeError('CSV_UNREADABLE', {
    what: `${name}: none of its ${rejects.count} records fits the header; line ${first.line} has ${first.found} fields, not ${first.expected}`,
    why: 'the delimiter or the quote is another than it seems, or the header is not the table\u2019s',
    fix: 'pass --delimiter and --quote, or --on-bad-row repair',
    data: { file: name, line: first.line, expected: first.expected, found: first.found },
  })
}

export function unreadable(name: string): RagtimeError {
  return new RagtimeError('CSV_UNREADABLE', {
    what: `${name}: no record ends within ${maxRecordBytes >> 20} MiB`,
    why: 'the text has no line ends, or a quote in its first record is never closed',
    fix: 'check that it is a CSV or TSV file; pass --quote "" when quotes mean nothing in it',
    data: { file: name },
  })
}

/** Throws CSV_COUNT_MISMATCH unless every record is accounted for and every cell has arrived. */
export function reconcile(name: string, { rows, rejects, counts }: Attempt, arrived: ParquetSums): void {
  const sent = { rows: rows.rows, rowSum: rows.rowSum, contentBytes: rows.contentBytes }
  const accounted = sent.rows + rejects.count === counts.records
  const same =
    sent.rows === arrived.rows && sent.rowSum === arrived.rowSum && sent.contentBytes === arrived.contentBytes
  if (accounted && same) return
  throw new RagtimeError('CSV_COUNT_MISMATCH', {
    what: `${name}: what arrived in the table is not what was read from the file`,
    why: 'a fault in Ragtime or DuckDB; nothing was kept, since numbers from such a table would be wrong',
    fix: 'please report it with the data of this error',
    data: { file: name, records: counts.records, rejected: rejects.count, sent, arrived },
  })
}

/** DuckDB's own words stay in the cause: they may quote cells. */
export function notWritten(name: string, cause: unknown): RagtimeError {
  return new RagtimeError('CSV_UNREADABLE', {
    what: `${name}: its rows could not be written to a Parquet file`,
    why: 'DuckDB failed, most often for want of memory or disk space',
    fix: 'free some space where the store and the temporary files are, and try again',
    data: { file: name },
    cause,
  })
}
