import type { Answer } from '../answer.ts'
import { type Check, checked, counted } from './check.ts'

/**
 * Marks are numbered from 1 in the order of the citations. A list that names only its first items may cite more than it names; a model
 * may cite one place for several sentences.
 */
export function checkMarkers(
  { text, citations }: Answer,
  { mayCiteMore, mayRepeat }: { readonly mayCiteMore: boolean; readonly mayRepeat: boolean },
): readonly Check[] {
  const marks = [...text.matchAll(/\[(\d{1,3})\]/g)].map(([, digits]) => Number(digits))
  const cited = citations.map(({ marker }) => marker)
  if (marks.length + cited.length === 0) return []
  const problems = [
    ...cited.flatMap((marker, i) => (marker === i + 1 ? [] : [`citation ${i + 1} is marked [${marker}]`])),
    ...missing(marks, cited).map((marker) => `[${marker}] in the text has no citation`),
    ...(mayCiteMore ? [] : missing(cited, marks).map((marker) => `citation [${marker}] is not in the text`)),
    ...(mayRepeat ? [] : repeated(marks).map((mark) => `[${mark}] is in the text twice`)),
  ]
  const fine = `${counted(marks.length, 'mark')} in the text, ${counted(cited.length, 'citation')}`
  return [checked('markers', problems, fine)]
}

const repeated = (marks: readonly number[]): readonly number[] =>
  [...new Set(marks)].filter((mark) => marks.indexOf(mark) !== marks.lastIndexOf(mark))

function missing(wanted: readonly number[], there: readonly number[]): readonly number[] {
  const known = new Set(there)
  return [...new Set(wanted)].filter((one) => !known.has(one))
}
