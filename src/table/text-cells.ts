import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import { streamRows } from './sql/database.ts'
import { quoteIdentifier, quoteText } from './sql/sql-text.ts'
import type { Occurrence, TextCell } from './text-cell.ts'

export interface TextCellSource {
  /** The Parquet file. */
  readonly path: string
  readonly column: string
  readonly html: boolean
  readonly entity: string | undefined
  readonly url: string | undefined
  readonly signal: AbortSignal | undefined
}

/**
 * Every distinct text of a column once, by its first row. Two passes go side by side in row order: one over all cells, and one over the rows that
 * repeat an earlier text, which carry no text. So memory holds one batch of texts and a hash a row, whatever the length of the cells.
 */
export async function* readTextCells(database: DuckDBInstance, source: TextCellSource): AsyncGenerator<TextCell> {
  const { column, html, signal } = source
  signal?.throwIfAborted()
  const connections = [await database.connect(), await database.connect()] as const
  const interrupt = () => {
    for (const connection of connections) connection.interrupt()
  }
  signal?.addEventListener('abort', interrupt, { once: true })
  try {
    const repeats = await openRepeats(connections[0], source)
    /** Rows still to come whose text was given with its first row. */
    const given = new Set<number>()
    let last = 0
    for await (const [number, text, entity, url] of streamRows(connections[1], textsStatement(source))) {
      signal?.throwIfAborted()
      const row = Number(number)
      // Citations depend on the order, so it is not taken on trust.
      if (row <= last) throw new Error(`row ${row} of the Parquet file stands behind row ${last}`)
      last = row
      if (given.delete(row)) continue
      const later = await repeats.of(row)
      for (const occurrence of later) given.add(occurrence.row)
      yield { column, text: String(text), html, occurrences: [occurrenceOf(row, entity, url), ...later] }
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', interrupt)
    for (const connection of connections) connection.closeSync()
  }
}

/** The later rows of each text that stands in several, to be asked for in ascending order of the first row. */
async function openRepeats(
  connection: DuckDBConnection,
  source: TextCellSource,
): Promise<{ of(first: number): Promise<readonly Occurrence[]> }> {
  const { path, column } = source
  const cell = quoteIdentifier(column)
  // Texts are compared by SHA-256: nobody can write two cells that collide and have one cited for the other.
  await connection.run(
    `CREATE TEMP TABLE keys AS SELECT _row, unhex(sha256(${cell})) AS key FROM read_parquet(${quoteText(path)}) WHERE ${cell} IS NOT NULL`,
  )
  const rows = streamRows(connection, repeatsStatement(source))
  let next = await rows.next()
  return {
    async of(first) {
      const later: Occurrence[] = []
      while (next.done !== true && Number(next.value[0]) === first) {
        later.push(occurrenceOf(Number(next.value[1]), next.value[2], next.value[3]))
        next = await rows.next()
      }
      return later
    },
  }
}

function textsStatement({ path, column, entity, url }: TextCellSource): string {
  const cell = quoteIdentifier(column)
  return `SELECT _row, ${cell}, ${fromFile(entity)}, ${fromFile(url)} FROM read_parquet(${quoteText(path)}) AS file WHERE ${cell} IS NOT NULL`
}

function repeatsStatement({ path, entity, url }: TextCellSource): string {
  return `WITH firsts AS (SELECT key, min(_row) AS first FROM keys GROUP BY key HAVING count(*) > 1),
      later AS (SELECT first, _row FROM keys JOIN firsts USING (key) WHERE _row > first)
    SELECT later.first, later._row, ${fromFile(entity)}, ${fromFile(url)}
    FROM read_parquet(${quoteText(path)}) AS file JOIN later ON file._row = later._row
    ORDER BY later.first, later._row`
}

/** Qualified, for a column may have any name, also one used here. */
const fromFile = (name: string | undefined) => (name === undefined ? 'NULL' : `file.${quoteIdentifier(name)}`)

function occurrenceOf(row: number, entity: DuckDBValue | undefined, url: DuckDBValue | undefined): Occurrence {
  return {
    row,
    ...(typeof entity === 'string' ? { entity } : {}),
    ...(typeof url === 'string' ? { url } : {}),
  }
}
