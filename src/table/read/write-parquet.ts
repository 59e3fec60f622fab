import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { notWritten } from './read-errors.ts'
import type { RowsFormat } from './rows-writer.ts'

interface ParquetOptions {
  /** For messages. */
  readonly name: string
  readonly csvPath: string
  readonly parquetPath: string
  readonly format: RowsFormat
  readonly columns: readonly string[]
  readonly rows: number
  readonly longestRecord: number
  readonly csvBytes: number
  readonly tempDirectory: string
  readonly signal: AbortSignal | undefined
}

/** What arrived in the Parquet file, to be compared with what was sent. */
export interface ParquetSums {
  readonly rows: number
  readonly rowSum: number
  readonly contentBytes: number
}

/** Bytes of text that a row group aims at, so that fetching one row unpacks little. */
const groupBytes = 4 << 20
/** DuckDB works in vectors of 2048 rows; a smaller group is not possible. */
const vectorRows = 2048

/** Turns the normalised rows into a Parquet file with DuckDB, guessing nothing, and reads it back to see what is in it. */
export async function writeParquet(options: ParquetOptions): Promise<ParquetSums> {
  const { columns, longestRecord, tempDirectory, signal } = options
  const memoryMiB = 512 + 2 * columns.length + Math.ceil((24 * longestRecord) / (1 << 20))
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: `${memoryMiB}MiB`,
    temp_directory: tempDirectory,
  })
  const connection = await instance.connect()
  const interrupt = () => connection.interrupt()
  try {
    signal?.throwIfAborted()
    signal?.addEventListener('abort', interrupt)
    await connection.run(copyStatement(options))
    return await readSums(connection, options)
  } catch (error) {
    // An interrupted statement fails with DuckDB's own words; the caller gets the reason it gave.
    signal?.throwIfAborted()
    throw notWritten(options.name, error)
  } finally {
    signal?.removeEventListener('abort', interrupt)
    connection.closeSync()
    instance.closeSync()
  }
}

function copyStatement(options: ParquetOptions): string {
  const { format, columns, rows, csvBytes, longestRecord } = options
  const types = ['_row', ...columns].map((name, i) => `${text(name)}: ${i === 0 ? "'BIGINT'" : "'VARCHAR'"}`)
  const lineBytes = longestRecord + 1024
  const perGroup = Math.floor(groupBytes / Math.max(csvBytes / Math.max(rows, 1), 1) / vectorRows)
  const groupRows = vectorRows * Math.min(Math.max(perGroup, 1), 4)
  return `COPY (
    SELECT * FROM read_csv(${text(options.csvPath)}, auto_detect = false, header = false, columns = {${types.join(', ')}},
      delim = ${text(format.delimiter)}, quote = ${text(format.quote)}, escape = ${text(format.quote)}, new_line = '\\n',
      comment = '', nullstr = '', strict_mode = true, null_padding = false, ignore_errors = false,
      max_line_size = ${lineBytes}, buffer_size = ${Math.max(8 << 20, 2 * lineBytes)})
  ) TO ${text(options.parquetPath)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows})`
}

async function readSums(connection: DuckDBConnection, { parquetPath, columns }: ParquetOptions): Promise<ParquetSums> {
  const bytes = columns.map((name) => `coalesce(sum(strlen(${identifier(name)})), 0)::DOUBLE`)
  const sums = ['count(*)::DOUBLE', 'coalesce(sum(_row), 0)::DOUBLE', ...bytes]
  const result = await connection.runAndReadAll(`SELECT ${sums.join(', ')} FROM read_parquet(${text(parquetPath)})`)
  const [rows = 0, rowSum = 0, ...perColumn] = (result.getRows()[0] ?? []).map(Number)
  return { rows, rowSum, contentBytes: perColumn.reduce((total, column) => total + column, 0) }
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
