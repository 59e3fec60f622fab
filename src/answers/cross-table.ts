import type { AnswerTable, Chart } from './answer.ts'

export interface CrossTable {
  readonly table: AnswerTable
  readonly chart: Chart
}

/** More columns than this cannot be read side by side. */
const mostSeries = 30

/**
 * Turns a result of rows `[key, series, count]` into one row for each key and one column for each series. Keys keep their
 * order, series come with the largest total first, ties by name. Undefined when there are too many series, or the result was cut.
 */
export function crossTable({ columns, rows, truncated }: AnswerTable): CrossTable | undefined {
  const [keyColumn, , valueColumn] = columns
  if (keyColumn === undefined || valueColumn === undefined || truncated) return undefined
  const counts = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  for (const [key, series, value] of rows) {
    const [name, count] = [labelOf(series), Number(value ?? 0)]
    const own = counts.get(labelOf(key)) ?? new Map<string, number>()
    counts.set(labelOf(key), own.set(name, count))
    totals.set(name, (totals.get(name) ?? 0) + count)
  }
  if (totals.size > mostSeries) return undefined
  const series = [...totals].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1)).map(([name]) => name)
  const labels = [...counts.keys()]
  const countOf = (label: string, name: string) => counts.get(label)?.get(name) ?? 0
  return {
    table: {
      columns: [keyColumn, ...series.map((name) => ({ ...valueColumn, name }))],
      rows: labels.map((label) => [label, ...series.map((name) => countOf(label, name))]),
      truncated,
    },
    chart: {
      kind: 'stacked-bar',
      labels,
      series,
      values: series.map((name) => labels.map((label) => countOf(label, name))),
    },
  }
}

function labelOf(value: unknown): string {
  return value === null || value === undefined ? '(missing)' : String(value)
}
