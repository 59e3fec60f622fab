import type { ReadBlock, RowBlock, RowCell } from './reading.ts'

/** A column name has no more characters. */
const maxNameLength = 60

/** Names of the columns for each row of a table with a header, the header row with them. */
export function findTableHeaders(
  blocks: readonly ReadBlock[],
  shown: string,
): ReadonlyMap<ReadBlock, readonly string[]> {
  const tables = new Map<number, RowBlock[]>()
  for (const block of blocks) {
    if (block.form !== 'row') continue
    const rows = tables.get(block.table)
    if (rows === undefined) tables.set(block.table, [block])
    else rows.push(block)
  }
  const headers = new Map<ReadBlock, readonly string[]>()
  for (const rows of tables.values()) {
    const marked = rows.some(({ header }) => header)
    let names = marked ? undefined : inferredHeader(rows, shown)
    for (const row of rows) {
      if (row.header) names = namesOf(row, shown)
      if (names !== undefined) headers.set(row, names)
    }
  }
  return headers
}

function namesOf(row: RowBlock, shown: string): string[] {
  return row.cells.map((cell) => cellText(cell, shown))
}

/**
 * Many tables do not mark their header. The first row is one when all its cells are short, without digits and distinct, and a column
 * below it is mostly numbers. Words alone prove nothing: a list of people looks the same, and a wrong name is worse than none.
 */
function inferredHeader(rows: readonly RowBlock[], shown: string): string[] | undefined {
  const [first, ...rest] = rows
  if (first === undefined || rest.length < 2) return undefined
  const names = namesOf(first, shown)
  const plausible = names.every((name) => name !== '' && name.length <= maxNameLength && !/\d/.test(name))
  if (!plausible || new Set(names).size < names.length) return undefined
  const numeric = names.some((_, column) => {
    const values = rest.map(({ cells }) => cellText(cells[column] ?? [], shown)).filter((value) => value !== '')
    return (
      values.length >= 2 && values.filter((value) => /^[^\p{L}]{0,3}\d/u.test(value)).length * 3 >= values.length * 2
    )
  })
  return numeric ? names : undefined
}

function cellText(cell: RowCell, shown: string): string {
  return cell.map(({ start, end }) => shown.slice(start, end)).join(' ')
}
