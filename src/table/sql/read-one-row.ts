import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * Evaluates numeric expressions over one relation: the result has a number for each name, 0 where SQL says NULL.
 * For counts, lengths and shares, which are all far below 2^53.
 */
export async function readNumbers<Name extends string>(
  connection: DuckDBConnection,
  from: string,
  expressions: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(expressions)
  const list = Object.values<string>(expressions).map((expression) => `CAST(${expression} AS DOUBLE)`)
  const reader = await connection.runAndReadAll(`SELECT ${list.join(', ')} FROM ${from}`)
  const values = reader.getRows()[0] ?? []
  // Proof of the cast: one value for each of the record's own keys, made a number here.
  return Object.fromEntries(names.map((name, i) => [name, Number(values[i] ?? 0)])) as Record<Name, number>
}
