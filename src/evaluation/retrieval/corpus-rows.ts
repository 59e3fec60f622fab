import { RagtimeError } from '../../errors.ts'
import type { LoadedTable } from '../../table/index.ts'

export interface CorpusRow {
  /** 1-based data row of the file. */
  readonly row: number
  readonly id: string
  /** `''` when the row has none. */
  readonly title: string
  /** As in the file; `''` when the row has none. */
  readonly text: string
}

/** Names of a corpus's columns, as spelled in its header. */
export interface CorpusColumns {
  readonly id: string
  readonly title?: string
  readonly text: string
}

/** Rows read at a time: enough to be fast, few enough that long texts fit in memory. */
const batchSize = 2000

/** Finds `id` (or `_id`), `text` and, if there, `title`, whatever their case. Throws COLUMN_UNKNOWN. */
export function corpusColumns(table: LoadedTable): CorpusColumns {
  const names = table.profile.columns.map(({ name }) => name)
  const find = (...wanted: readonly string[]) => names.find((name) => wanted.includes(name.toLowerCase().trim()))
  const id = find('id', '_id')
  const text = find('text')
  const title = find('title')
  if (id !== undefined && text !== undefined) return { id, text, ...(title === undefined ? {} : { title }) }
  throw new RagtimeError('COLUMN_UNKNOWN', {
    what: `${table.manifest.source.name} has no column "${id === undefined ? 'id' : 'text'}"`,
    why: `a corpus has the columns id, title (which may be missing) and text, and this file has ${names.length} others`,
    fix: 'name the columns so in the first line of the file',
    data: { columns: names },
  })
}

/** Rows in file order. Throws INPUT_INVALID for a row without an id, or with the id of one before. */
export async function* corpusRows(
  table: LoadedTable,
  { id, title, text }: CorpusColumns,
  signal?: AbortSignal,
): AsyncGenerator<CorpusRow> {
  const columns = [id, text, ...(title === undefined ? [] : [title])]
  const records = table.profile.rows + table.profile.rejected
  const rowOf = new Map<string, number>()
  for (let first = 1; first <= records; first += batchSize) {
    signal?.throwIfAborted()
    const numbers = Array.from({ length: Math.min(batchSize, records - first + 1) }, (_, index) => first + index)
    for (const [row, cells] of await table.rows(numbers, columns)) {
      const own = cells.get(id)?.trim() ?? ''
      if (own === '') throw wrongId(table, row, 'its id is empty')
      const before = rowOf.get(own)
      if (before !== undefined) throw wrongId(table, row, `row ${before} has the same id`)
      rowOf.set(own, row)
      yield {
        row,
        id: own,
        title: title === undefined ? '' : (cells.get(title)?.trim() ?? ''),
        text: cells.get(text) ?? '',
      }
    }
  }
}

function wrongId(table: LoadedTable, row: number, why: string): RagtimeError {
  const { name } = table.manifest.source
  return new RagtimeError('INPUT_INVALID', {
    what: `${name} row ${row} cannot be told apart`,
    why,
    fix: 'give every row an id of its own',
    data: { file: name, row },
  })
}
