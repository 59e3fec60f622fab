import type { Candidate } from '../scoring/rank-units.ts'
import { foldText } from '../words/fold-text.ts'
import { saysFounding, saysSince } from '../words/kin.ts'

/** Units with so few words speak of whoever the page is about. */
const fewWords = 8

/** Words of a label above a value. */
const longestLabel = 3

/**
 * A date says when something was founded only with a word that says so, in the unit or in the label before it. "Since" says it in a few
 * words or beside the name: "Family-owned since 1959".
 */
export function tellsFounding({ source, from, to }: Candidate, entities: readonly string[]): boolean {
  const names = foldText(entities.join(' ')).match(/[\p{L}\p{M}]{4,}/gu) ?? []
  const units = source.units.slice(from, to + 1)
  const before = source.units[from - 1]
  const label = before !== undefined && before.words <= longestLabel ? [before] : []
  const isAbout = ({ folded, words }: { readonly folded: string; readonly words: number }): boolean =>
    words <= fewWords || names.some((name) => folded.includes(name))
  return [...label, ...units].some((unit) => saysFounding(unit.folded) || (saysSince(unit.folded) && isAbout(unit)))
}
