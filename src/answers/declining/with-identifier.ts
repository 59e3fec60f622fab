import type { Candidate } from '../scoring/rank-units.ts'
import type { Value } from '../values/index.ts'

/** The candidate with the identifier as its evidence, none where its units hold none. */
export function withIdentifier(candidate: Candidate, find: (text: string) => Value | undefined): readonly Candidate[] {
  const { source, from, to } = candidate
  const value = find(
    source.units
      .slice(from, to + 1)
      .map(({ text }) => text)
      .join('\n'),
  )
  return value === undefined ? [] : [{ ...candidate, evidence: { value, from, to } }]
}
