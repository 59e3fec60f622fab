import type { ColumnProfile } from '../../table/index.ts'
import { nameWords } from '../query/nouns.ts'
import { sameWord } from '../words/inflection.ts'

/** Text that is a number with its unit or a footnote: `80,421`, `57 %`, `12 km`, `1386+`. */
const numberText = /^[-+~≈<>$€£¥]?\s?\d[\d,. ]*\s?(%|\p{L}{1,4}|[+*†‡])?(\s?[[(].*)?$/u

/** Amounts of which the digits alone say little: `5 mln` beside `80 k`. */
const scaledText = /\d\s?(k|bn|mln|mio|mrd|tsd)\b/i

/** True for columns that are counted with: their cells are amounts, not names or dates. */
export function isNumeric({ name, role, type, top }: ColumnProfile): boolean {
  if (role === 'number') return true
  if (role === 'id' || role === 'entity' || role === 'time' || role === 'url' || role === 'hash') return false
  if (nameWords(name).some((word) => sameWord(word, 'year'))) return false
  if (type === 'integer' || type === 'decimal') return true
  return (
    type === 'text' &&
    top.length > 0 &&
    top.every(({ value }) => numberText.test(value.trim()) && !scaledText.test(value))
  )
}
