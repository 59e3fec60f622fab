import type { z } from 'zod'
import type { ask } from '../../operations/index.ts'
import { bars } from './bars.ts'
import { printable, printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { resultText } from './text-table.ts'
import { truncate, wrap } from './width.ts'

type Answer = z.output<typeof ask.output>

/** Of a longer table, and of longer charts and lists of places, a reader sees the beginning. */
const longestTable = 30
const mostBars = 20
const mostCitations = 5

/** Below this the answer says how sure it is that this was meant. */
const surely = 0.85

/** The answer, its table and bars, its sources, and how much was looked at. */
export function answerText(answer: Answer, screen: Screen): string {
  const { text, note, table, chart, coverage } = answer
  const sections = [
    wrap(printable(text), screen.width).join('\n'),
    table === undefined || isOneNumber(table) || table.rows.length === 0 ? undefined : tableText(table, screen),
    chart === undefined || isFlat(chart) || chart.labels.length > mostBars ? undefined : bars(chart, screen),
    citationsText(answer, screen),
    note === undefined ? undefined : paint(screen, 'dim', wrap(printable(note), screen.width).join('\n')),
    paint(screen, 'dim', `${coverageText(coverage)}${doubtText(answer)}`),
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
  const table = resultText(columns, rows.slice(0, longestTable), screen)
  const left = rows.length - longestTable
  const count = left.toLocaleString('en-US')
  if (truncated)
    return `${table}\n… more than ${count} more (--json has the first ${rows.length.toLocaleString('en-US')})`
  return left > 0 ? `${table}\n… ${count} more (--json has all)` : table
}

/** The places of a list stand in its table already. */
function citationsText({ citations, table }: Answer, screen: Screen): string | undefined {
  if (citations.length === 0) return undefined
  const shown = table === undefined ? citations : citations.slice(0, mostCitations)
  const left = citations.length - shown.length
  return [
    ...shown.map((citation) => citationText(citation, screen)),
    ...(left === 0 ? [] : [`… ${left.toLocaleString('en-US')} more (--json has all)`]),
  ].join('\n')
}

/** Computed is not the same as meant. */
function doubtText({ kind, trace }: Answer): string {
  const { plan } = trace.reading
  if (kind !== 'exact' || plan.confidence >= surely) return ''
  return `; that this was meant is ${Math.round(plan.confidence * 100)} % sure`
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
