import type { PartialDate } from '../view/calendar.ts'

/** What is known of a large table's column without reading it. */
export interface SketchColumn {
  /** Hardly a value comes twice. */
  readonly isUnique: boolean
  /** Of columns of numbers. */
  readonly numbers?: { readonly least: number; readonly most: number; readonly isWhole: boolean }
  /** Of columns of dates, as `2021-03-04`. */
  readonly dates?: { readonly least: string; readonly most: string }
}

/** What the words of a question say that cells may hold. */
export interface Said {
  /** Values of a column that the same words name. */
  readonly values: readonly { readonly column: number; readonly values: readonly string[] }[]
  readonly numbers: readonly number[]
  readonly dates: readonly PartialDate[]
}

/** Rows that hold what is said, where values come more than once. */
const several = 3

/**
 * A few rows that stand for a large table in one question: a sample of its own, and beside it copies of sample rows into which what the
 * question says was put, once where a column's values tell its rows apart and a few times where they repeat. What a reading answers over
 * them is no answer, but which readings there are and what they look like is the same as over all rows.
 */
export function sketchRows(
  sample: readonly (readonly string[])[],
  { columns, said }: { readonly columns: readonly SketchColumn[]; readonly said: Said },
): readonly (readonly string[])[] {
  const kept = withoutUnique(sample, { columns, said })
  const made: string[][] = []
  const put = (changes: readonly (readonly [number, string])[]): void => {
    const row = [...(sample[made.length % sample.length] ?? [])]
    for (const [column, value] of changes) row[column] = value
    made.push(row)
  }
  const together = new Map<number, string>()
  for (const { column, values } of said.values) if (!together.has(column)) together.set(column, values[0] ?? '')
  // All that is said of different columns may be true of one row.
  for (let time = 0; time < (together.size > 1 ? several : 1) && together.size > 0; time++)
    put([...together].filter(([column]) => time === 0 || columns[column]?.isUnique !== true))
  for (const { column, values } of said.values) {
    const isUnique = columns[column]?.isUnique === true
    for (const value of values) {
      if (isUnique && together.get(column) === value) continue
      for (let time = 0; time < (isUnique ? 1 : several); time++) put([[column, value]])
    }
  }
  for (const number of said.numbers) for (const step of [0, 1, -1]) put(numbersAt(number, { step, columns }))
  for (const date of said.dates) for (const time of [0, 1]) put(datesAt(date, { time, columns }))
  return [...kept, ...made]
}

/** A sample row must not be a second one with a name that there is once. */
function withoutUnique(
  sample: readonly (readonly string[])[],
  { columns, said }: { readonly columns: readonly SketchColumn[]; readonly said: Said },
): readonly (readonly string[])[] {
  const names = said.values.filter(({ column }) => columns[column]?.isUnique === true)
  return sample.filter((row) => !names.some(({ column, values }) => values.includes(row[column] ?? '')))
}

/** The number and its neighbours, in every column that reaches so far. */
function numbersAt(
  number: number,
  { step, columns }: { readonly step: number; readonly columns: readonly SketchColumn[] },
): readonly (readonly [number, string])[] {
  return columns.flatMap(({ numbers, isUnique }, column): (readonly [number, string])[] => {
    if (numbers === undefined || (isUnique && step !== 0)) return []
    const value = number + step
    if (value < numbers.least || value > numbers.most || (numbers.isWhole && !Number.isInteger(value))) return []
    return [[column, String(value)]]
  })
}

function datesAt(
  { year, month, day }: PartialDate,
  { time, columns }: { readonly time: number; readonly columns: readonly SketchColumn[] },
): readonly (readonly [number, string])[] {
  return columns.flatMap(({ dates }, column): (readonly [number, string])[] => {
    if (dates === undefined) return []
    const of = year ?? Number(dates.least.slice(0, 4)) + 1
    const written = [of, month ?? 1 + time, day ?? 1 + time].map((part) => String(part).padStart(2, '0')).join('-')
    return written >= dates.least.slice(0, 7) && written.slice(0, 7) <= dates.most ? [[column, written]] : []
  })
}
