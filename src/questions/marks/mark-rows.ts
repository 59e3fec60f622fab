import { attributes } from '../lexicon/attributes.ts'
import type { Word } from '../words/words.ts'
import type { Mark } from './mark.ts'

/** Kinds of things that a text tells of and that are rows only where a table says so. */
const toldInText = new Set(
  'people persons men women children inhabitants residents citizens hours days weeks months minutes seconds times states branches stores shops rooms members partners projects awards'.split(
    ' ',
  ),
)

/** The marks with the one unknown word, a plural behind "how many", read as the rows. */
export function guessRows(
  marks: readonly Mark[],
  words: readonly Word[],
): { readonly marks: readonly Mark[]; readonly noun: string } | undefined {
  const unknown = marks.filter(({ kind }) => kind === 'unknown')
  const [guess] = unknown
  if (guess === undefined || unknown.length > 1 || guess.to - guess.from > 1) return undefined
  const at = marks.indexOf(guess)
  const before = marks[at - 1]
  const word = words[guess.from]
  const counts = before?.kind === 'operator' && before.operator === 'count'
  if (!counts || word === undefined || word.capital || !/[^s]s$/.test(word.fold)) return undefined
  if (attributes.has(word.fold) || toldInText.has(word.fold)) return undefined
  const link = { columns: [], rows: 0.6, misspelt: false }
  return { marks: marks.with(at, { kind: 'noun', link, from: guess.from, to: guess.to }), noun: word.text }
}

/** "Rows where City is Sacramento" asks for no place: "where" behind a noun and before a column or value only filters. */
export function skipFilterWords(marks: readonly Mark[], words: readonly Word[]): readonly Mark[] {
  return marks.map((mark, at) => {
    if (mark.kind !== 'operator' || !/^(where|whose)$/.test(words[mark.from]?.fold ?? '')) return mark
    const isSubject = ({ kind }: Mark) => kind === 'noun' || kind === 'value'
    const next = marks.slice(at + 1).find(({ kind }) => kind !== 'skipped')
    const filters = next !== undefined && isSubject(next) && marks.slice(0, at).some(isSubject)
    return filters ? { kind: 'skipped', from: mark.from, to: mark.to } : mark
  })
}
