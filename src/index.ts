import type { Readable } from 'node:stream'
import { type DatasetSettings, type JobOptions, openDataset } from './operations/index.ts'
import { Table } from './table-handle.ts'

export type {
  Answer,
  AnswerSource,
  AnswerTable,
  AnswerValue,
  Chart,
  Citation,
  Coverage,
  Trace,
} from './answers/index.ts'
export { type ErrorCode, errorCodes, RagtimeError } from './errors.ts'
export type { ModelOptions } from './models/index.ts'
export type { JobOptions, Progress, Warning } from './progress.ts'
export type { Table } from './table-handle.ts'

/** How to read the file and where to keep what is worked out, with the ways to watch and stop slow work. */
export type OpenOptions = DatasetSettings & JobOptions

/**
 * Opens a CSV or TSV (plain or gzip) for questions. The file is read when a verb first needs it, and again when it changed.
 *
 * @example
 * await using table = await openTable('content.csv')
 * const { text, citations } = await table.ask('What does the company Caravan Health do?')
 *
 * @throws RagtimeError FILE_NOT_FOUND, FILE_IS_FOLDER, STORE_NOT_WRITABLE; what is wrong inside the file shows at the first verb.
 */
export async function openTable(source: string | Readable, options: OpenOptions = {}): Promise<Table> {
  const { signal, onProgress, onWarning, ...settings } = options
  const job: JobOptions = {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(onWarning === undefined ? {} : { onWarning }),
  }
  return new Table(await openDataset(source, settings, job), job)
}
