import { buildPassages, type CleanedCell, cleanCell, type Passage } from '../../passages/index.ts'
import type { LoadedTable, Row, TextCell } from '../../table/index.ts'

/** A cell of a text column, read from the file and cleaned anew. */
export interface CitedCell {
  readonly raw: string
  readonly cleaned: CleanedCell
  /** Cut as if the table had no other cell: where they begin and end may differ from the index, their units do not. */
  readonly passages: readonly Passage[]
}

/** The rows that an answer cites, and their cells. */
export class CitedCells {
  readonly #table: Pick<LoadedTable, 'schema'>
  readonly #rows: ReadonlyMap<number, Row>
  /** By raw text: equal cells are cleaned once. */
  readonly #cells = new Map<string, CitedCell>()

  private constructor(table: Pick<LoadedTable, 'schema'>, rows: ReadonlyMap<number, Row>) {
    this.#table = table
    this.#rows = rows
  }

  static async read(
    table: Pick<LoadedTable, 'schema' | 'rows'>,
    places: readonly { readonly row: number; readonly column: string }[],
  ): Promise<CitedCells> {
    const { entity, url, text } = table.schema
    const cited = text.filter((name) => places.some(({ column }) => column === name))
    const columns = [
      ...new Set([...cited, ...(entity === undefined ? [] : [entity]), ...(url === undefined ? [] : [url])]),
    ]
    const rows = new Set(places.map(({ row }) => row))
    return new CitedCells(table, rows.size === 0 || cited.length === 0 ? new Map() : await table.rows(rows, columns))
  }

  row(number: number): Row | undefined {
    return this.#rows.get(number)
  }

  /** Undefined where the file has no such row, the table no such text column, or the cell nothing. */
  async cell(row: number, column: string): Promise<CitedCell | undefined> {
    const described = this.#table.schema.columns.find(({ name }) => name === column)
    const text = this.#rows.get(row)?.get(column)
    if (described === undefined || described.role !== 'text' || typeof text !== 'string') return undefined
    const key = `${column}\n${text}`
    const known =
      this.#cells.get(key) ?? (await readCell({ column, text, html: described.html, occurrences: [{ row }] }))
    this.#cells.set(key, known)
    return known
  }
}

async function readCell(cell: TextCell): Promise<CitedCell> {
  const passages: Passage[] = []
  for await (const passage of buildPassages(() => only(cell))) passages.push(passage)
  return { raw: cell.text, cleaned: cleanCell(cell.text, cell), passages }
}

async function* only(cell: TextCell): AsyncGenerator<TextCell> {
  yield cell
}
