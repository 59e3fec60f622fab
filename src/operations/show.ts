import { z } from 'zod'
import { buildPassages, cleanCell } from '../passages/index.ts'
import type { TextCell } from '../table/index.ts'
import { defineOperation } from './operation.ts'
import { list, role, rowNumber, schemaVersion, span } from './schemas.ts'

/** One row as it stands in the file, its text columns cleaned, and the passages cut from them: where a citation leads. */
export const show = defineOperation({
  name: 'show',
  summary: 'Show one row: raw cells, cleaned text, passages',
  input: z.object({ row: rowNumber }),
  output: z.object({
    schemaVersion,
    row: rowNumber,
    cells: list(z.object({ column: z.string(), role, raw: z.string().nullable() })),
    texts: list(
      z.object({
        column: z.string(),
        /** What the cell shows; offsets of citations count in it. */
        cleaned: z.string(),
        passages: list(
          z.object({
            id: z.string(),
            ...span.shape,
            text: z.string(),
            headings: list(z.string()),
            language: z.string(),
            units: list(z.object({ kind: z.string(), ...span.shape, raw: span })),
          }),
        ),
      }),
    ),
  }),
  async run(dataset, { row }, job) {
    const table = await dataset.table(job)
    const { columns } = table.schema
    const raw = await table.row(row)
    const texts = columns.flatMap(({ name, role: own, html }) => {
      const text = raw.get(name) ?? null
      return own === 'text' && text !== null ? [{ column: name, text, html, occurrences: [{ row }] }] : []
    })
    return {
      schemaVersion: 1 as const,
      row,
      cells: columns.map((column) => ({ column: column.name, role: column.role, raw: raw.get(column.name) ?? null })),
      texts: await Promise.all(texts.map(showText)),
    }
  },
})

async function showText(cell: TextCell) {
  const passages = []
  for await (const { id, start, end, text, headings, language, units } of buildPassages(() => only(cell))) {
    passages.push({ id, start, end, text, headings, language, units })
  }
  return { column: cell.column, cleaned: cleanCell(cell.text, cell).text, passages }
}

async function* only(cell: TextCell): AsyncGenerator<TextCell> {
  yield cell
}
