import type { LoadedTable, Occurrence, TextCell } from '../table/index.ts'

/** A row of a table with an entity, a URL, a page and a plain note. `html: false`: the column of pages is plain text too. */
export interface PageRow {
  readonly entity?: string | undefined
  readonly url?: string | undefined
  readonly body?: string | undefined
  readonly note?: string | undefined
  readonly html?: boolean | undefined
}

/** What indexing reads of a table. */
export function tableOf(rows: readonly PageRow[]): Pick<LoadedTable, 'schema' | 'cells'> {
  const html = rows[0]?.html ?? true
  return {
    schema: { columns: [], text: ['body', 'note'] },
    cells: (column) => cellsOf(rows, column === 'body' ? 'body' : 'note', html),
  }
}

async function* cellsOf(rows: readonly PageRow[], column: 'body' | 'note', html: boolean): AsyncGenerator<TextCell> {
  const occurrences = new Map<string, Occurrence[]>()
  rows.forEach(({ entity, url, ...cells }, index) => {
    const text = cells[column]
    if (text === undefined || text === '') return
    const those = occurrences.get(text) ?? []
    those.push({ row: index + 1, ...(entity === undefined ? {} : { entity }), ...(url === undefined ? {} : { url }) })
    occurrences.set(text, those)
  })
  for (const [text, those] of occurrences) yield { column, text, html: column === 'body' && html, occurrences: those }
}
