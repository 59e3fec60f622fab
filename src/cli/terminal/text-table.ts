import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { padded, widthOf } from './width.ts'

export type CellValue = string | number | boolean | null

/** Rows under headings, columns as wide as their content, the widest ones narrowed until the line fits the screen. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly CellValue[])[],
  screen: Screen,
): string {
  const cells = rows.map((row) => headings.map((_, i) => printCell(row[i] ?? null)))
  const names = headings.map(printableLine)
  const widths = fitWidths(
    names.map((name, i) => cells.reduce((widest, row) => Math.max(widest, widthOf(row[i] ?? '')), widthOf(name))),
    screen.width,
  )
  const numeric = headings.map(
    (_, i) => rows.length > 0 && rows.every((row) => row[i] === null || typeof row[i] === 'number'),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => padded(cell, widths[i] ?? 0, numeric[i] ? 'right' : 'left'))
      .join('  ')
      .trimEnd()
  return [paint(screen, 'bold', line(names)), ...cells.map(line)].join('\n')
}

function printCell(value: CellValue): string {
  if (value === null) return '–'
  if (typeof value === 'number')
    return Number.isInteger(value) ? value.toLocaleString('en-US') : String(Number(value.toPrecision(12)))
  return printableLine(String(value))
}

/** Takes columns from the widest column until all fit; none gets narrower than 8. */
function fitWidths(natural: readonly number[], available: number): number[] {
  const widths = [...natural]
  const gaps = 2 * (widths.length - 1)
  let excess = widths.reduce((sum, width) => sum + width, gaps) - available
  while (excess > 0) {
    const widest = Math.max(...widths)
    if (widest <= 8) break
    const index = widths.indexOf(widest)
    const runnerUp = Math.max(8, ...widths.filter((_, i) => i !== index && (widths[i] ?? 0) < widest))
    const cut = Math.max(1, Math.min(excess, widest - runnerUp))
    widths[index] = widest - cut
    excess -= cut
  }
  return widths
}
