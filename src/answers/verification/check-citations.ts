import { cleanedText, cleanerVersion } from '../../passages/index.ts'
import type { LoadedTable, Row } from '../../table/index.ts'
import type { Citation } from '../answer.ts'
import { type Check, checked } from './check.ts'
import type { CitedCell, CitedCells } from './cited-cells.ts'

/** Each quote must stand in its cell, at its place in the cleaned text and at its place in the raw one. */
export async function checkCitations(
  citations: readonly Citation[],
  cells: CitedCells,
  { schema }: Pick<LoadedTable, 'schema'>,
): Promise<readonly Check[]> {
  const checks: Check[] = []
  for (const citation of citations) {
    const { marker, row, column, start, end, raw } = citation
    const cell = await cells.cell(row, column)
    checks.push(
      checked(
        'citation',
        [
          ...placeProblems(citation, cell, { known: cells.row(row) !== undefined, schema }),
          ...labelProblems(citation, cells.row(row), schema),
        ],
        `[${marker}] row ${row}, ${column}: the quote stands at ${start}–${end} of the cleaned text and ${raw.start}–${raw.end} of the raw cell`,
      ),
    )
  }
  return checks.map((check, i) => (check.holds ? check : { ...check, says: `[${citations[i]?.marker}] ${check.says}` }))
}

function placeProblems(
  { row, column, quote, start, end, raw, cleaner }: Citation,
  cell: CitedCell | undefined,
  { known, schema }: { readonly known: boolean } & Pick<LoadedTable, 'schema'>,
): readonly string[] {
  if (!schema.text.includes(column)) return [`the table has no text column ${column}`]
  if (!known) return [`there is no row ${row}`]
  if (cell === undefined) return [`row ${row} has no text in ${column}`]
  if (cleaner !== cleanerVersion) {
    return [`it counts in the text of cleaner ${cleaner ?? 'unknown'}, and this is cleaner ${cleanerVersion}`]
  }
  const problems: string[] = []
  const { text } = cell.cleaned
  if (end > text.length || start >= end) problems.push(`${start}–${end} is not in the cleaned text of row ${row}`)
  else if (text.slice(start, end) !== quote)
    problems.push(`the cleaned text of row ${row} has other words at ${start}–${end}`)
  else {
    const from = cell.cleaned.toRaw({ start, end })
    if (from.start !== raw.start || from.end !== raw.end) {
      problems.push(`the raw cell has the quote at ${from.start}–${from.end}, not at ${raw.start}–${raw.end}`)
    }
  }
  const rawText = cell.raw.slice(raw.start, raw.end)
  if (squeezed(cleanedText(rawText, isHtml(column, schema))) !== squeezed(quote)) {
    problems.push(`${raw.start}–${raw.end} of the raw cell shows other words`)
  }
  return problems
}

/** The names that stand beside the quote are those of its row. */
function labelProblems(citation: Citation, row: Row | undefined, schema: LoadedTable['schema']): readonly string[] {
  if (row === undefined) return []
  return (['entity', 'url'] as const).flatMap((role) => {
    const column = schema[role]
    const cell = column === undefined ? undefined : (row.get(column) ?? undefined)
    return citation[role] === cell ? [] : [`row ${citation.row} is of another ${role}`]
  })
}

const isHtml = (column: string, { columns }: LoadedTable['schema']): boolean =>
  columns.some(({ name, html }) => name === column && html)

/** White space does not show on a page, so it does not count in a comparison. */
const squeezed = (text: string): string => text.replace(/\s+/g, '')
