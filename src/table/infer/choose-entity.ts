import type { ColumnStatistics } from './column-statistics.ts'

/** Longer cells are titles of pages or subjects of messages, not names. */
const mostWordsInName = 6
const longestName = 120
/** Below this many distinct values a name that repeats is more likely a kind ("red", "north") than a thing. */
const fewThings = 8
/** Lets a few capitalised names that repeat a lot pass when nothing better is there, as in a file about three firms. */
const leastScore = -0.25

/**
 * What rows are about, among columns of short labels: names, which either repeat over rows (a company with many pages) or
 * stand once each in front of the table (a product with its price). Undefined when nothing looks like names.
 */
export function chooseEntity(
  labels: readonly ColumnStatistics[],
  all: readonly ColumnStatistics[],
): ColumnStatistics | undefined {
  const names = labels.filter(isNameLike)
  const scored = names
    .map((column, place) => ({ column, score: score(column, place, all) }))
    .filter(({ score }) => score >= leastScore)
  // Equal scores: the column further left.
  return scored.toSorted((a, b) => b.score - a.score)[0]?.column
}

function isNameLike({ cells, distinct, meanWords, maxLength, shapes, smallWords }: ColumnStatistics): boolean {
  if (distinct < 2 || meanWords > mostWordsInName || maxLength > longestName) return false
  const proper = shapes.capitalised >= 0.5 && smallWords < 0.5
  return shapes.lettered >= 0.8 && (proper || distinct === cells)
}

/**
 * Weights by what tables look like. The leftmost names are the subject more often than not. Names that repeat and are many are
 * things of their own and beat names that stand once, unless those come first. Few names that repeat a lot are kinds. What begins
 * with a digit may be a date or a score, and codes are names of last resort.
 */
function score(column: ColumnStatistics, place: number, all: readonly ColumnStatistics[]): number {
  const { cells, distinct, missing, shapes } = column
  const perValue = cells / distinct
  return (
    (hasOwnId(column, all) ? 1 : 0) +
    (perValue >= 2 && distinct >= fewThings ? 0.5 : 0) +
    (perValue === 1 ? 0.3 : 0) +
    0.3 * shapes.capitalised -
    (perValue >= 3 && distinct < fewThings ? 0.5 : 0) -
    0.5 * shapes.digitFirst -
    0.6 * shapes.code -
    (0.5 * missing) / (cells + missing) -
    0.3 * place
  )
}

/** A repeated identifier with exactly as many values as this column has names: somebody keeps a list of these things. */
function hasOwnId(column: ColumnStatistics, all: readonly ColumnStatistics[]): boolean {
  if (column.distinct === column.cells) return false
  return all.some(
    (other) =>
      other !== column && other.distinct === column.distinct && Math.max(other.shapes.uuid, other.shapes.code) >= 0.9,
  )
}
