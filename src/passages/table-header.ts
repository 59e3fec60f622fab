import { weekdayNumbers } from '../calendar.ts'
import type { ReadBlock, RowBlock, RowCell } from './reading.ts'

/** A column name has no more characters. */
const maxNameLength = 60

/** What stands in a cell instead of a number: no column is called so. */
const standIn =
  /^(?:closed|free|none|n\/?a|nil|sold out|(?:by|on) (?:appointment|request)|geschlossen|ruhetag|kostenlos|gratis|auf anfrage|nach vereinbarung|fermée?|gratuit|sur (?:demande|rendez-vous)|cerrado|con cita|a consultar|chiuso|su (?:richiesta|appuntamento)|gesloten|op (?:aanvraag|afspraak)|nieczynne|zamknięte|stängt|lukket|suljettu|fechado|encerrado|затворено|закрыто|κλειστά|休み|定休日|休業)$/iu

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
 * below it is mostly numbers. Words alone prove nothing: a list of people looks the same, and a wrong name is worse than none. A day of
 * the week above other days, and what stands in for a number ("Monday, closed"), are data.
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
  return numeric && !names.some(isStandIn) && !beginsDays(rows, shown) ? names : undefined
}

const isStandIn = (text: string): boolean => standIn.test(text)

/** The first column goes through the days of the week, from the first row on. */
function beginsDays(rows: readonly RowBlock[], shown: string): boolean {
  const days = weekdayNumbers()
  return rows.slice(0, 2).every(({ cells: [cell = []] }) =>
    days.has(
      cellText(cell, shown)
        .toLowerCase()
        .replace(/s?[:.]?$/u, ''),
    ),
  )
}

function cellText(cell: RowCell, shown: string): string {
  return cell.map(({ start, end }) => shown.slice(start, end)).join(' ')
}
