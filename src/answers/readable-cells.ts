import type { Query } from '../questions/index.ts'
import { type LoadedTable, quoteIdentifier, toJsonTable } from '../table/index.ts'

export interface CellsOptions {
  readonly table: Pick<LoadedTable, 'profile' | 'queryOwn'>
  readonly signal?: AbortSignal
}

/**
 * A statistic is taken of the cells that hold a number; when some do not, this says how many did, as a sentence. Without such
 * cells, or for other queries, it is empty.
 */
export async function readableCells(query: Query, { table, signal }: CellsOptions): Promise<string> {
  if (query.kind !== 'measure' || query.where !== undefined) return ''
  const columns = query.measures.flatMap((measure) =>
    'column' in measure && measure.kind !== 'distinct' && measure.of !== 'length' ? [measure.column] : [],
  )
  const [column] = columns
  if (column === undefined || columns.length > 1) return ''
  const counted = await table.queryOwn(
    `SELECT count(${quoteIdentifier(column)}) FROM data`,
    signal === undefined ? {} : { signal },
  )
  const readable = Number(toJsonTable(counted).rows[0]?.[0] ?? 0)
  const { rows } = table.profile
  const count = (value: number) => value.toLocaleString('en-US')
  return readable === rows
    ? ''
    : ` ${count(readable)} of the ${count(rows)} rows have a value there; the others were left out.`
}
