/** A value found in a text. Offsets count in that text. */
export interface Value {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Finds every value of one type in a text, in order. */
export type FindValues = (text: string) => readonly Value[]

/** Finder for the matches of a pattern, white space at the ends left off. `accept` turns down what only looks like the type. */
export function matches(
  pattern: RegExp,
  accept: (value: string, text: string, start: number) => boolean = () => true,
): FindValues {
  return (text) => {
    const values: Value[] = []
    for (const match of text.matchAll(pattern)) {
      const lead = match[0].length - match[0].trimStart().length
      const value = match[0].trim()
      const start = match.index + lead
      if (value !== '' && accept(value, text, start)) values.push({ text: value, start, end: start + value.length })
    }
    return values
  }
}

/** Values of several finders; of two that overlap the earlier, then the longer stays. */
export function anyOf(...finders: readonly FindValues[]): FindValues {
  return (text) => {
    const found = finders.flatMap((find) => find(text)).sort((a, b) => a.start - b.start || b.end - a.end)
    const values: Value[] = []
    for (const value of found) if (value.start >= (values.at(-1)?.end ?? 0)) values.push(value)
    return values
  }
}
