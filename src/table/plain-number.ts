import type { Column } from './column.ts'

/** A cell of a column with a decimal comma as its number is written elsewhere: `1.249,00 €` is `1249.00`. Other cells as they are. */
export function plainNumber(cell: string, { decimalMark }: Pick<Column, 'decimalMark'>): string {
  return decimalMark === undefined ? cell : cell.replace(/[^-+0-9,]/g, '').replace(',', '.')
}
