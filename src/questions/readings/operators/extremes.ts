import { numberColumns } from '../rows/find-row-sets.ts'
import type { RowSet } from '../rows/row-set.ts'
import { type Collector, named } from './collector.ts'

/** Cells of the rows with the greatest or least number: with ties, the first alone, the k-th, or the top few. */
export function addExtremes(
  made: Collector,
  set: RowSet,
  { rows, counts }: { readonly rows: readonly number[]; readonly counts: readonly number[] },
): void {
  for (const [column, view, numbers] of numberColumns(made.view)) {
    const ranked = rows
      .filter((row) => !Number.isNaN(numbers[row] ?? Number.NaN))
      .sort((one, other) => (numbers[other] ?? 0) - (numbers[one] ?? 0))
    const [first, last] = [ranked[0], ranked.at(-1)]
    if (first === undefined || last === undefined || numbers[first] === numbers[last]) continue
    for (const [role, end, best] of [
      ['greatest', 'max', numbers[first]],
      ['least', 'min', numbers[last]],
    ] as const) {
      const columns = [{ role, column, view }] as const
      const give = (operator: string, atoms: readonly string[], picked: readonly number[], number?: number) =>
        made.give(
          {
            operator: named(operator, set),
            atoms: ['extreme', ...atoms],
            rows: set,
            ...(number === undefined ? {} : { number }),
          },
          picked,
          { columns, few: true },
        )
      const tied = rows.filter((row) => numbers[row] === best)
      give('extreme', [end], tied)
      if (tied.length > 1) give('extreme-first', [end, 'tie'], tied.slice(0, 1))
      for (const k of made.question.ordinals)
        if (k <= ranked.length) give('extreme-kth', ['kth', end], [ranked.at(end === 'max' ? k - 1 : -k) ?? 0], k)
      if (set.conditions.length >= 2) continue
      for (const k of counts) {
        if (k >= ranked.length) continue
        made.give(
          { operator: named('top', set), atoms: ['top', end], rows: set, number: k },
          end === 'max' ? ranked.slice(0, k) : ranked.slice(-k),
          { columns, few: true },
        )
      }
    }
  }
}

/** Cells of the first, the last and the k-th row. */
export function addPlaces(made: Collector, set: RowSet, rows: readonly number[]): void {
  const give = (operator: string, atoms: readonly string[], row: number | undefined, number = 1) => {
    if (row === undefined) return
    made.give({ operator: named(operator, set), atoms: ['place', ...atoms], rows: set, number }, [row], { few: true })
  }
  give('place-first', ['first'], rows[0])
  give('place-last', ['last'], rows.at(-1))
  for (const k of made.question.ordinals) {
    if (k > rows.length) continue
    give('place-kth', ['kth'], rows[k - 1], k)
    give('place-kth-last', ['kth', 'last'], rows.at(-k), k)
  }
}

/** Tables longer than this are not in an order that a reader would follow by value. */
const mostOrdered = 300

/** Cells of the row behind or before the set: in the table, and by a number. */
export function addNeighbours(made: Collector, set: RowSet, rows: readonly number[]): void {
  const { base } = made.view
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return
  const give = (atoms: readonly string[], row: number | undefined) => {
    if (row !== undefined) made.give({ operator: atoms[0] ?? '', atoms, rows: set }, [row], { few: true })
  }
  const [at, before] = [base.indexOf(last), base.indexOf(first)]
  if (at >= 0) give(['next'], base[at + 1])
  if (before > 0) give(['previous'], base[before - 1])
  if (rows.length !== 1 || made.view.rows >= mostOrdered) return
  for (const [column, view, numbers] of numberColumns(made.view)) {
    if (view !== 'year' && view !== 'day' && view !== 'number') continue
    const own = numbers[first] ?? Number.NaN
    const nearest = (passes: (number: number) => boolean): number | undefined => {
      let best: number | undefined
      for (const row of base) {
        const number = numbers[row] ?? Number.NaN
        if (passes(number) && (best === undefined || Math.abs(number - own) < Math.abs((numbers[best] ?? 0) - own)))
          best = row
      }
      return best
    }
    for (const [operator, side, role, row] of [
      ['next-by', 'next', 'just-above', nearest((number) => number > own)],
      ['previous-by', 'previous', 'just-below', nearest((number) => number < own)],
    ] as const) {
      if (row !== undefined)
        made.give({ operator, atoms: [side, 'by-value'], rows: set }, [row], {
          columns: [{ role, column, view }],
          few: true,
        })
    }
  }
}
