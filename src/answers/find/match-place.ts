import type { Span } from '../../passages/index.ts'

/** The shortest run of words, apart by white space, that first passes the test; undefined when the whole does not. Adding words never fails what passed. */
export function firstMatch(text: string, holds: (part: string) => boolean): Span | undefined {
  const words = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  const ends = words.findIndex(({ end }) => holds(text.slice(0, end)))
  const last = words[ends]
  if (last === undefined) return undefined
  const first = words.slice(0, ends + 1).findLast(({ start }) => holds(text.slice(start, last.end)))
  return { start: first?.start ?? 0, end: last.end }
}
