import type { JobOptions } from '../../progress.ts'
import type { Attempt } from './normalise.ts'
import type { OpenedSource } from './open-source.ts'
import type { TableShape } from './table-shape.ts'

const listed = 5

export function warnAboutEncoding({ name, encoding }: OpenedSource, { onWarning }: JobOptions): void {
  if (encoding.guess === undefined) return
  onWarning?.({ code: 'ENCODING_GUESSED', message: `${name}: ${encoding.guess}; pass --encoding if that is wrong` })
}

export function warnAboutColumns(
  shape: TableShape,
  renamed: readonly { readonly column: number; readonly from: string; readonly to: string }[],
  { onWarning }: JobOptions,
): void {
  if (renamed.length === 0) return
  const some = renamed.slice(0, listed).map(({ column, to }) => `column ${column} is ${to}`)
  const more = renamed.length > listed ? ` and ${renamed.length - listed} more` : ''
  const why = shape.headerRows === 0 ? 'the file has no header' : 'empty or repeated names in the header'
  onWarning?.({ code: 'COLUMN_RENAMED', message: `${why}: ${some.join(', ')}${more}` })
}

export function warnAboutRows({ shape, counts, rejects, rows }: Attempt, { onWarning }: JobOptions): void {
  if (shape.usualWidth < shape.width) {
    const message = `rows have ${shape.usualWidth} fields, the header ${shape.width}: the last columns are empty`
    onWarning?.({ code: 'ROWS_REPAIRED', message })
  }
  if (counts.repaired > 0) {
    const message = `${counts.repaired} of ${rows.rows} rows had another number of fields than the header or a stray quote and were mended`
    onWarning?.({ code: 'ROWS_REPAIRED', message })
  }
  if (rejects.count === 0) return
  const { ragged, empty } = rejects.byReason
  const quotes = rejects.byReason['unclosed-quote']
  const parts = [
    ...(ragged > 0 ? [`${ragged} with another number of fields than the header`] : []),
    ...(quotes > 0 ? [`${quotes} with a quote that is not closed`] : []),
    ...(empty > 0 ? [`${empty} with nothing in them`] : []),
  ]
  const first = rejects.first === undefined ? '' : `; the first on line ${rejects.first.line}`
  onWarning?.({ code: 'ROWS_REJECTED', message: `${rejects.count} rows are left out: ${parts.join(', ')}${first}` })
}
