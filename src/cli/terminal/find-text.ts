import type { z } from 'zod'
import type { find } from '../../operations/index.ts'
import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { truncate, widthOf } from './width.ts'

type Found = z.output<typeof find.output>
type Group = Found['groups'][number]

/** Row numbers listed at most behind an entity. */
const mostRows = 10
/** Forms of a word listed at most. */
const mostForms = 8

/** The counts first, then every group with its quote, then what was counted as the word asked for, and what was looked through. */
export function findText(found: Found, { explain, screen }: { explain: boolean; screen: Screen }): string {
  const groups = found.groups.map((group) => groupText(group, found.by, screen)).join('\n')
  return [
    `${headText(found)}\n${paint(screen, 'dim', printableLine(found.reading))}`,
    ...(groups === '' ? [] : [groups]),
    noteLines(found, screen).join('\n'),
    ...(explain ? [explainLines(found).join('\n')] : []),
  ].join('\n\n')
}

const number = (value: number): string => value.toLocaleString('en-US')
const counted = (value: number, noun: string): string => `${number(value)} ${noun}${value === 1 ? '' : 's'}`

function headText({ counts, entityColumn }: Found): string {
  const { entities, ofEntities, rows, ofRows, urls, passages } = counts
  const at = urls === undefined ? '' : ` at ${number(urls)} ${urls === 1 ? 'address' : 'addresses'}`
  const inRows = `${number(rows)} of ${counted(ofRows, 'row')}${at}, ${counted(passages, 'passage')}`
  if (entities === undefined || ofEntities === undefined) return inRows
  return `${number(entities)} of ${number(ofEntities)} values of ${printableLine(entityColumn ?? '')}, ${inRows}`
}

function groupText({ entity, rows, quote }: Group, by: Found['by'], screen: Screen): string {
  const shown = rows.slice(0, mostRows).map(number).join(', ')
  const more = rows.length > mostRows ? ` and ${number(rows.length - mostRows)} more` : ''
  const where = `${rows.length === 1 ? 'row' : `${number(rows.length)} rows:`} ${shown}${more}`
  const name = entity === null ? undefined : printableLine(entity)
  const head = by === 'row' ? [where, name] : [name ?? '(no entity)', where]
  const line = head.filter((part) => part !== undefined).join(' · ')
  if (quote === undefined) return line
  const place = [
    `row ${quote.row}, ${printableLine(quote.column)}`,
    ...(quote.url === undefined ? [] : [printableLine(quote.url)]),
  ]
  return [
    line,
    paint(screen, 'dim', `    “${snippet(quote, screen.width - 6)}”`),
    paint(screen, 'dim', `    ${place.join(' · ')}`),
  ].join('\n')
}

/** One line of the quote, with what was asked for in it. */
function snippet({ quote, start, match }: NonNullable<Group['quote']>, width: number): string {
  const line = printableLine(quote)
  if (match === undefined || widthOf(line) <= width) return truncate(line, width)
  const before = printableLine(quote.slice(0, match.start - start))
  const rest = printableLine(quote.slice(match.start - start))
  if (widthOf(before) + Math.min(widthOf(rest), width / 2) <= width) return truncate(line, width)
  const lead = before.slice(-Math.floor(width / 3)).replace(/^\S*\s/, '')
  return truncate(`…${lead} ${rest}`, width)
}

function noteLines(found: Found, screen: Screen): readonly string[] {
  const { groups, by, within, counts, truncated, forms, notCounted, untold = 0, coverage, trace } = found
  const list = (all: readonly { readonly form: string; readonly rows: number }[]): string => {
    const shown = all.slice(0, mostForms).map(({ form, rows }) => `“${printableLine(form)}” in ${counted(rows, 'row')}`)
    return `${shown.join(', ')}${all.length > mostForms ? ` and ${counted(all.length - mostForms, 'more form')}` : ''}`
  }
  const narrowed = trace.whereRows !== undefined || trace.entities.length > 0
  const total = counted(coverage.total, 'passage')
  return [
    ...(truncated
      ? [
          `only the first ${number(groups.length)} are shown, ${by === 'row' ? number(counts.rows) : 'all'} are counted: raise --limit for more`,
        ]
      : []),
    ...(forms.length === 0 ? [] : [`counted as other forms: ${list(forms)} (--exact leaves them out)`]),
    ...(notCounted.length === 0 ? [] : [`not counted, as other words: ${list(notCounted)}`]),
    ...(untold === 0 ? [] : [`not counted: ${counted(untold, 'row')} with too little text to tell the language`]),
    ...(groups.length > 0 && by === 'entity' && within === 'row' && trace.terms.some(({ wanted }) => !wanted)
      ? ['other rows of these may hold what is not wanted: --within entity asks of all rows of an entity together']
      : []),
    paint(screen, 'dim', `exhaustive: all ${total}${narrowed ? ' of the rows asked for' : ''} were looked through`),
  ]
}

function explainLines({ by, within, trace, coverage }: Found): readonly string[] {
  const { terms, languages, pageKinds, entities, where, whereRows, read } = trace
  const rest = coverage.total - read
  return [
    `listed by ${by}`,
    ...(terms.length === 0 ? [] : [`${terms.map(termText).join(', ')}; together in one ${within}`]),
    ...(languages.length === 0 ? [] : [`languages: ${languages.join(', ')}, the one of most words of a row's text`]),
    ...(pageKinds.length === 0 ? [] : [`page kinds: ${pageKinds.join(', ')}, by address or title`]),
    ...(entities.length === 0 ? [] : [`entities: ${entities.map(printableLine).join(', ')}`]),
    ...(where === undefined ? [] : [`where ${printableLine(where)}: ${counted(whereRows ?? 0, 'row')}`]),
    rest > 0
      ? `${counted(read, 'passage')} read; the index tells that the other ${number(rest)} hold nothing asked for`
      : `${counted(read, 'passage')} read`,
  ]
}

function termText({ text, kind, wanted }: Found['trace']['terms'][number]): string {
  return `${wanted ? '' : 'without '}${kind} “${printableLine(text)}”`
}
