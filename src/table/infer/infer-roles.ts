import type { ColumnRole } from '../column.ts'
import { chooseEntity } from './choose-entity.ts'
import type { ColumnStatistics } from './column-statistics.ts'

/** Enough cells of a shape to call the column so: real files have a few odd ones. */
const nearlyAll = 0.9
const htmlShare = 0.5
/** Running text has more words than a name, an address or a label. */
const textWords = 8
/** A note of one sentence: where no column has more, or where most cells end like one. */
const noteWords = 5
const sentenceShare = 0.6
/** Characters that make a text in a script without spaces. */
const unspacedTextLength = 25
/** Hexadecimal digits of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512. */
const hashLengths = [32, 40, 56, 64, 96, 128]
const mostCategories = 1000
const longestLabel = 60

/** The role of each column, in order, from statistics alone; at most one is `entity`, and none without `withEntity`. */
export function inferRoles(
  columns: readonly ColumnStatistics[],
  { withEntity }: { readonly withEntity: boolean },
): ColumnRole[] {
  const shapes = columns.map((column, place) => roleByShape(column, place))
  const labels = columns.filter((_, i) => shapes[i] === undefined)
  const entity = withEntity ? chooseEntity(labels, columns) : undefined
  const roles = columns.map((column, i) => {
    if (column === entity) return 'entity'
    return shapes[i] ?? (isCategory(column) ? 'category' : 'other')
  })
  const note = roles.includes('text') ? undefined : wordiest(columns.filter((_, i) => roles[i] === 'other'))
  return columns.map((column, i) => (column === note ? 'text' : (roles[i] ?? 'other')))
}

/** Short notes are what there is to read in a table that has nothing longer. */
function wordiest(columns: readonly ColumnStatistics[]): ColumnStatistics | undefined {
  return columns.filter(({ meanWords }) => meanWords >= noteWords).toSorted((a, b) => b.meanWords - a.meanWords)[0]
}

/** True when most cells of a text column hold tags. */
export function isHtml({ shapes }: ColumnStatistics): boolean {
  return shapes.markup >= htmlShare
}

/** The role that the cells show by themselves; undefined for short names and labels, which are told apart by how often they repeat. */
function roleByShape(column: ColumnStatistics, place: number): ColumnRole | undefined {
  const { cells, cast, shapes, hexLengths } = column
  if (cells === 0) return 'other'
  if (cast.type === 'boolean' || isFlag(column)) return 'category'
  if (cast.type === 'date' || cast.type === 'timestamp' || isYear(column)) return 'time'
  if (cast.type === 'decimal') return 'number'
  if (hexLengths[0] === hexLengths[1] && hashLengths.includes(hexLengths[0])) return 'hash'
  if (cast.type === 'integer') return isSerial(column, place) ? 'id' : 'number'
  if (shapes.uuid >= nearlyAll) return 'id'
  if (shapes.url >= nearlyAll || (shapes.host >= nearlyAll && shapes.url + shapes.host >= nearlyAll)) return 'url'
  if (isText(column)) return 'text'
  if (isCode(column)) return 'id'
  return undefined
}

function isText(column: ColumnStatistics): boolean {
  if (isHtml(column)) return true
  const { meanWords, meanLength, shapes } = column
  if (shapes.sentence >= sentenceShare && meanWords >= noteWords) return true
  const running = meanWords >= textWords || (shapes.unspaced >= 0.5 && meanLength >= unspacedTextLength)
  // A few long labels that stand in row after row are categories all the same.
  return running && !(column.distinct <= 20 && repeats(column) >= 10)
}

/** Counted up without gaps or with few, or numbers of one length in front of the table: a number of the row and not about it. */
function isSerial(
  { cells, missing, distinct, min, max, meanLength, maxLength }: ColumnStatistics,
  place: number,
): boolean {
  if (missing > 0 || distinct !== cells || cells < 3) return false
  const span = Number(max) - Number(min) + 1
  if (span === cells || (cells >= 50 && span <= 1.5 * cells)) return true
  return place === 0 && cells >= 20 && meanLength === maxLength && maxLength >= 3
}

function isFlag({ cast, distinct, min, max }: ColumnStatistics): boolean {
  return cast.type === 'integer' && distinct === 2 && min === '0' && max === '1'
}

function isYear({ cast, min, max }: ColumnStatistics): boolean {
  if (cast.type !== 'integer' || cast.grouped) return false
  return Number(min) >= 1700 && Number(max) <= 2100
}

/** Words with digits or joints that hardly repeat: `C-1042`, `9f3a77`. */
function isCode(column: ColumnStatistics): boolean {
  const { shapes, distinct, cells } = column
  if (shapes.code < nearlyAll && !(shapes.code + shapes.joined >= nearlyAll && shapes.joined >= 0.5)) return false
  return distinct === cells ? cells >= 3 : distinct > 50
}

function isCategory(column: ColumnStatistics): boolean {
  const { distinct, maxLength } = column
  return distinct <= mostCategories && maxLength <= longestLabel && repeats(column) >= 2
}

/** Cells per distinct value. */
function repeats({ cells, distinct }: ColumnStatistics): number {
  return distinct === 0 ? 0 : cells / distinct
}
