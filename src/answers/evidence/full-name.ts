import type { Extent } from '../composing/extent.ts'
import type { Retrieved } from '../retrieval/retrieve.ts'
import type { Candidate } from '../scoring/rank-units.ts'
import { foldText } from '../words/fold-text.ts'

/** Where the full name stands of a person whom the answer calls by the first name alone; undefined when it is full or nowhere. */
export function fullNameOf({ evidence }: Candidate, { passages }: Retrieved): Extent | undefined {
  const name = evidence?.value.text ?? ''
  if (!/^\p{Lu}\p{Ll}+$/u.test(name)) return undefined
  const full = new RegExp(String.raw`(?<!\p{L})${foldText(name)} \p{L}`, 'u')
  const written = new RegExp(String.raw`(?<!\p{L})${name}\s\p{Lu}\p{Ll}`, 'u')
  for (const source of passages) {
    const at = source.units.findIndex(({ folded, text }) => full.test(folded) && written.test(text))
    if (at >= 0) return { source, from: at, to: at }
  }
  return undefined
}
