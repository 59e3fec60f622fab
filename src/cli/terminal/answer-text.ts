import type { z } from 'zod'
import type { ask } from '../../operations/index.ts'
import { bars } from './bars.ts'
import { printable, printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { textTable } from './text-table.ts'
import { truncate, wrap } from './width.ts'

type Answer = z.output<typeof ask.output>

const longestTable = 100

/** The answer, its table and bars, its sources, and how much was looked at. */
export function answerText(answer: Answer, screen: Screen): string {
  const { text, note, table, chart, citations, coverage } = answer
  const sections = [
    wrap(printable(text), screen.width).join('\n'),
    table === undefined || isOneNumber(table) || table.rows.length === 0 ? undefined : tableText(table, screen),
    chart === undefined || isFlat(chart) ? undefined : bars(chart, screen),
    citations.length === 0 ? undefined : citations.map((citation) => citationText(citation, screen)).join('\n'),
    note === undefined ? undefined : paint(screen, 'dim', wrap(printable(note), screen.width).join('\n')),
    paint(screen, 'dim', coverageText(coverage)),
  ]
  return sections.filter((section) => section !== undefined).join('\n\n')
}

/** Bars of one length show nothing. */
function isFlat({ values }: NonNullable<Answer['chart']>): boolean {
  return values.length === 1 && new Set(values[0]).size === 1
}

function isOneNumber(table: NonNullable<Answer['table']>): boolean {
  return table.rows.length === 1 && table.columns.length === 1
}

function tableText({ columns, rows, truncated }: NonNullable<Answer['table']>, screen: Screen): string {
  const names = columns.map(({ name }) => name)
  const table = textTable(names, rows.slice(0, longestTable), screen)
  const more = rows.length > longestTable || truncated
  return more
    ? `${table}\n… ${truncated ? 'more than ' : ''}${rows.length.toLocaleString('en-US')} rows; --json has them`
    : table
}

function citationText(
  { marker, row, column, quote, entity, url }: Answer['citations'][number],
  screen: Screen,
): string {
  const source = [entity, url].filter((part) => part !== undefined).map(printableLine)
  const head = `[${marker}] ${[`row ${row}, ${printableLine(column)}`, ...source].join(' · ')}`
  return `${head}\n    ${paint(screen, 'dim', truncate(`“${printableLine(quote)}”`, screen.width - 4))}`
}

function coverageText({ kind, unit, examined, total }: Answer['coverage']): string {
  const count = (value: number) => value.toLocaleString('en-US')
  if (total === 0) return 'there was nothing to read'
  switch (kind) {
    case 'exact':
      return `exact: computed over all ${count(total)} ${unit}`
    case 'exhaustive':
      return total === 1
        ? `exhaustive: the only ${unit.slice(0, -1)} was read`
        : `exhaustive: all ${count(total)} ${unit} were read`
    case 'sampled':
      return `sampled: ${count(examined)} of ${count(total)} ${unit} were read`
    case 'top-k':
      return examined === 0
        ? `none of ${count(total)} ${unit} matched`
        : `from the best ${count(examined)} of ${count(total)} ${unit}`
  }
}
