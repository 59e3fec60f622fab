import type { CellValue } from './text-table.ts'

/** What spreadsheets take for the start of a formula. */
const formula = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * RFC 4180 text. Cells that a spreadsheet would run get a leading `'`, as OWASP's page on CSV injection advises; numbers stay.
 */
export function csvText(headings: readonly string[], rows: readonly (readonly CellValue[])[]): string {
  return [headings, ...rows].map((row) => row.map((cell) => field(cell)).join(',')).join('\r\n')
}

function field(value: CellValue): string {
  if (value === null) return ''
  const text = String(value)
  const harmless = typeof value === 'string' && formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
