import { squeeze, strip } from './python-text.ts'

/** Marks that trail a cell and lead to a footnote. */
const marks = '•♦†‡*#+'

/**
 * One item of an answer as it is compared: without accents, [citations], marks and (details) at its end, outer quotes and a final full stop,
 * with straight quotes and dashes, in lower case and with single spaces. `normalize` of the official scorer of WikiTableQuestions, 1.0.2.
 */
export function normalizeItem(item: string): string {
  // NFKD turns an acute accent standing alone into space + mark: marks go first, quotes are straightened after.
  let text = item
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[‘’´`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
  for (let before: string | undefined; text !== before; ) {
    before = text
    text = withoutQuotes(strip(withoutDetails(strip(withoutNotes(strip(text))))))
  }
  return squeeze(text.endsWith('.') ? text.slice(0, -1) : text).toLowerCase()
}

/** A bracket that is the whole text is a note only when it holds a number. */
function withoutNotes(text: string): string {
  let left = text
  while (left !== '') {
    if (marks.includes(left.slice(-1))) {
      left = left.slice(0, -1)
      continue
    }
    if (!left.endsWith(']')) break
    const from = left.indexOf('[', left.lastIndexOf(']', left.length - 2) + 1)
    const start = from === 0 && !/^\p{Nd}+$/u.test(left.slice(1, -1)) ? left.indexOf('[', 1) : from
    if (start < 0) break
    left = left.slice(0, start)
  }
  return left
}

/** Details stay when nothing stands before them. */
function withoutDetails(text: string): string {
  let left = text
  while (left.endsWith(')')) {
    const start = left.indexOf(' (', left.lastIndexOf(')', left.length - 2) + 1)
    if (start <= 0) break
    left = left.slice(0, start)
  }
  return left
}

function withoutQuotes(text: string): string {
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text
}
