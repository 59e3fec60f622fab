import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { uniqueNames } from './column-names.ts'
import { agreedWidth, normalise } from './normalise.ts'
import { openSource } from './open-source.ts'
import { noRows, reconcile } from './read-errors.ts'
import { checkOptions, type ReadOptions, type ReadResult } from './read-options.ts'
import { sampleShape } from './sample-shape.ts'
import { warnAboutColumns, warnAboutEncoding, warnAboutRows } from './warn.ts'
import { writeParquet } from './write-parquet.ts'

/**
 * Reads a CSV or TSV file, plain or gzip (known by its first bytes), into a Parquet file with the column `_row` and every column of the
 * source as text; an empty field is NULL. A stream is written to a temporary file first. Fails with FILE_*, CSV_* or INPUT_INVALID and
 * then leaves neither rows nor rejects behind.
 */
export async function readTable(source: string | Readable, options: ReadOptions): Promise<ReadResult> {
  checkOptions(options)
  options.signal?.throwIfAborted()
  const directory = await mkdtemp(join(options.tempDirectory, 'read-'))
  try {
    return await readInto(directory, source, options)
  } catch (error) {
    await rm(options.rowsPath, { force: true })
    await rm(options.rejectsPath, { force: true })
    throw error
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function readInto(directory: string, source: string | Readable, options: ReadOptions): Promise<ReadResult> {
  const { signal } = options
  // The bytes are gone over twice, so each time counts for half of them.
  const report = (done: number, total: number | undefined) =>
    options.onProgress?.({ step: 'read', done: Math.floor(done), unit: 'bytes', ...(total !== undefined && { total }) })
  const opened = await openSource(source, {
    directory,
    encoding: options.encoding,
    signal,
    onBytes: (done, total) => report(done / 2, total),
  })
  warnAboutEncoding(opened, options)
  const onBytes = (textBytes: number) =>
    report((opened.sizeBytes * (1 + Math.min(textBytes / opened.textBytes, 1))) / 2, opened.sizeBytes)

  const shape = await sampleShape(opened, options)
  let attempt = await normalise(opened, { shape, directory, options, onBytes })
  const wider = agreedWidth(attempt, options)
  if (wider !== undefined) attempt = await normalise(opened, { shape: wider, directory, options, onBytes })
  await opened.checkUnchanged()
  if (attempt.rows.rows === 0) throw noRows(opened.name, attempt)

  const { names, renamed } = uniqueNames(attempt.shape.header)
  const sums = await writeParquet({
    name: opened.name,
    csvPath: attempt.csvPath,
    parquetPath: options.rowsPath,
    format: attempt.rows.format,
    columns: names,
    rows: attempt.rows.rows,
    longestRecord: attempt.rows.longestRecord,
    csvBytes: attempt.rows.bytesWritten,
    tempDirectory: directory,
    signal,
  })
  reconcile(opened.name, attempt, sums)
  warnAboutColumns(attempt.shape, renamed, options)
  warnAboutRows(attempt, options)
  return {
    columns: names,
    rows: attempt.rows.rows,
    rejected: attempt.rejects.count,
    dialect: {
      ...attempt.shape.dialect,
      preambleLines: attempt.shape.preambleLines,
      headerRows: attempt.shape.headerRows,
    },
    encoding: opened.encoding.name,
    sha256: opened.sha256,
    sizeBytes: opened.sizeBytes,
  }
}
