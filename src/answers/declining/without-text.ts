import type { Reading } from '../../questions/index.ts'
import type { LoadedTable } from '../../table/index.ts'
import type { Answer } from '../answer.ts'
import { plainText } from '../composing/plain-text.ts'

/** A table without text can only be computed over, and the question was no computation that is understood. */
export function withoutText(
  { profile }: Pick<LoadedTable, 'profile'>,
  { others }: Pick<Reading, 'others'>,
): Omit<Answer, 'schemaVersion' | 'trace'> & Pick<Answer['trace'], 'decision'> {
  const columns = profile.columns.map(({ name }) => plainText(name)).join(', ')
  const nearest = others.find(({ kind }) => kind === 'sql')
  const offered =
    nearest === undefined
      ? ''
      : ` Nearest came, only ${Math.round(nearest.confidence * 100)} % sure: ${plainText(nearest.reading)}.`
  return {
    kind: 'declined',
    text: `The question was not understood as a computation over the columns (${columns}), and the table has no text column to look it up in.${offered}`,
    citations: [],
    coverage: { kind: 'exhaustive', unit: 'passages', examined: 0, total: 0 },
    decision: 'no text column to search',
  }
}
