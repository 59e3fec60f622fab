/** What a single cell looks like, for telling dialects and headers apart. Columns get their real types elsewhere. */
export type CellType = 'empty' | 'number' | 'date' | 'time' | 'url' | 'email' | 'boolean' | 'missing' | 'word' | 'text'

// Only the beginning of a cell is looked at, so each pattern is short and has no nested repetition.
const number = /^[-+(]?[$€£¥]?\s?[-+]?(\d{1,3}([,.' ]\d{3})+|\d+)?([.,]\d+)?([eE][-+]?\d+)?\s?[%€)]?$/
const date =
  /^(\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ][A-Za-z]{3,9}([- ,]+\d{2,4})?|[A-Za-z]{3,9}[- ]\d{1,2}(, ?\d{4})?)([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?([AaPp][Mm])?(Z|[-+]\d{2}:?\d{2}| ?UTC)?)?$/
const time = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?([AaPp][Mm])?$/
const url = /^(https?|ftp|mailto):\S+$/i
const email = /^[^\s@]+@[^\s@]+\.[A-Za-z]{2,}$/
const boolean = /^(true|false|yes|no)$/i
const missing = /^(n\/?a|nan|null|none|nil|-+|\?)$/i
const word = /^[\p{L}\p{M}\p{N}\p{Sc}_(#+@'’‘“-][\p{L}\p{M}\p{N}\p{Sc}\p{Pd}_ .'’‘“”()&/#%+*@:!?[\]<>=]{0,79}$/u

/** The type of a cell, blanks around it ignored. */
export function cellType(cell: string): CellType {
  const text = cell.length > 120 ? cell : cell.trim()
  if (text === '') return 'empty'
  if (text.length > 120) return url.test(text) ? 'url' : 'text'
  if (/\d/.test(text)) {
    if (number.test(text)) return 'number'
    if (time.test(text)) return 'time'
    if (date.test(text)) return 'date'
  }
  if (url.test(text)) return 'url'
  if (email.test(text)) return 'email'
  if (boolean.test(text)) return 'boolean'
  if (missing.test(text)) return 'missing'
  return word.test(text) ? 'word' : 'text'
}

/** Types that a name in a header seldom has. */
export function isValueType(type: CellType): boolean {
  return (
    type === 'number' || type === 'date' || type === 'time' || type === 'url' || type === 'email' || type === 'boolean'
  )
}
