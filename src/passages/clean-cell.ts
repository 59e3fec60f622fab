import type { CleanedCell } from './cleaned-cell.ts'
import { readHtml } from './html-reader.ts'
import { layOut } from './lay-out.ts'
import { readPlainText } from './plain-text.ts'

/** Changes whenever a raw cell may give another cleaned text or other names of columns: offsets of before would point elsewhere. */
export const cleanerVersion = '2'

/**
 * Turns a raw cell into the text it shows, with the way back to the raw characters. Takes any input, however broken, in time
 * linear in its length.
 */
export function cleanCell(raw: string, { html }: { readonly html: boolean }): CleanedCell {
  return layOut(html ? readHtml(raw) : readPlainText(raw))
}

/** The text a raw cell shows: what a passage's and a citation's offsets count in. */
export function cleanedText(raw: string, html: boolean): string {
  return cleanCell(raw, { html }).text
}
