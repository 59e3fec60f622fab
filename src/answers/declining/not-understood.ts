import type { LoadedTable } from '../../table/index.ts'
import type { Answer } from '../answer.ts'
import { plainText } from '../composing/plain-text.ts'

/** Columns that a refusal names. */
const mostColumns = 12

/** The refusal of a question that was no computation that is understood, over a table without text to look it up in. */
export function notUnderstood({
  profile,
}: Pick<LoadedTable, 'profile'>): Omit<Answer, 'schemaVersion' | 'trace'> & Pick<Answer['trace'], 'decision'> {
  const names = profile.columns.map(({ name }) => plainText(name))
  const left = names.length - mostColumns
  const columns = names.slice(0, mostColumns).join(', ') + (left > 0 ? ` and ${left} more` : '')
  return {
    kind: 'declined',
    text: `The question was not understood as a computation over the columns (${columns}), and the table has no text column to look it up in.`,
    citations: [],
    coverage: { kind: 'exhaustive', unit: 'passages', examined: 0, total: 0 },
    decision: 'no text column to search',
  }
}
