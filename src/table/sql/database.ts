import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'

export interface DatabaseOptions {
  /** As DuckDB writes sizes: `2GB`. */
  readonly memoryLimit?: string
  /** Where DuckDB may put what does not fit into memory; without it, what does not fit fails. */
  readonly temporaryFolder?: string
}

/** An in-memory DuckDB with nothing in it. The module is imported here and nowhere else, for it costs about 100 ms. */
export async function createDatabase({ memoryLimit, temporaryFolder }: DatabaseOptions = {}): Promise<DuckDBInstance> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const database = await DuckDBInstance.create(':memory:', {
    // Extensions are downloads: what is not linked in must fail at once and not reach for the network.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
    // DuckDB's own default is a folder in the working directory.
    temp_directory: temporaryFolder ?? '',
  })
  // Equal inputs, equal outputs, wherever the machine stands.
  await withConnection(database, undefined, async (connection) => {
    await connection.run("SET GLOBAL TimeZone = 'UTC'")
    // Each statement would read the list of all columns anew: 45 ms instead of 1 where there are a thousand.
    await connection.run('SET GLOBAL parquet_metadata_cache = true')
  })
  return database
}

/** Runs `work` on a connection of its own; aborting interrupts what it is running and rejects with the signal's reason. */
export async function withConnection<T>(
  database: DuckDBInstance,
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await database.connect()
  const interrupt = () => connection.interrupt()
  signal?.addEventListener('abort', interrupt, { once: true })
  try {
    signal?.throwIfAborted()
    return await work(connection)
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', interrupt)
    connection.closeSync()
  }
}

/** Rows of a trusted statement, a few thousand at a time as DuckDB makes them. */
export async function* streamRows(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly DuckDBValue[] = [],
): AsyncGenerator<DuckDBValue[]> {
  const result = await connection.stream(sql, [...parameters])
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    // Row by row, so that only one long cell at a time becomes a JavaScript string.
    for (let row = 0; row < chunk.rowCount; row++) yield chunk.getRowValues(row)
  }
}
