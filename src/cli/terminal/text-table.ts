import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { padded, widthOf } from './width.ts'

export type CellValue = string | number | boolean | null

/** How the numbers of a column are written. */
interface NumberFormat {
  readonly format?: 'plain' | 'money'
  readonly unit?: string
}

/** Rows under the names of a result's columns: all numbers of a column with the same decimals, two at most unless all are small. */
export function resultText(
  columns: readonly (NumberFormat & { readonly name: string })[],
  rows: readonly (readonly CellValue[])[],
  screen: Screen,
): string {
  const headings = columns.map(({ name, unit }) =>
    unit === undefined || name.includes(unit) ? name : `${name} (${unit})`,
  )
  const print = columns.map((column, i) =>
    numberPrinter(
      rows.flatMap((row) => row[i] ?? []),
      column,
    ),
  )
  return textTable(headings, rows, screen, print)
}

function numberPrinter(values: readonly CellValue[], { format }: NumberFormat): (value: number) => string {
  const numbers = values.filter((value) => typeof value === 'number').map(Math.abs)
  const isSmall = numbers.every((number) => number < 0.1)
  const least = numbers.reduce((low, number) => (number > 0 && number < low ? number : low), Infinity)
  const most = isSmall && Number.isFinite(least) ? Math.min(12, 1 - Math.floor(Math.log10(least))) : 2
  const needed = numbers.reduce((high, number) => Math.max(high, decimalsOf(number, most)), 0)
  const digits = format === 'money' ? Math.max(2, needed) : needed
  const { format: print } = new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: format !== 'plain',
  })
  return print
}

/** Decimals that are not zeros at the end, after rounding to `most`. */
function decimalsOf(number: number, most: number): number {
  return (
    number
      .toFixed(most)
      .replace(/\.?0*$/, '')
      .split('.')[1]?.length ?? 0
  )
}

/** Rows under headings, columns as wide as their content, the widest ones narrowed until the line fits the screen. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly CellValue[])[],
  screen: Screen,
  print: readonly ((value: number) => string)[] = [],
): string {
  const cells = rows.map((row) => headings.map((_, i) => printCell(row[i] ?? null, print[i])))
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

function printCell(value: CellValue, print?: (value: number) => string): string {
  if (value === null) return '–'
  if (typeof value === 'number' && print !== undefined) return print(value)
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
