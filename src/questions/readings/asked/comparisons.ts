export type Comparison = '<' | '<=' | '>' | '>='

/** A half-open run of a question's words. */
export interface Run {
  readonly start: number
  readonly end: number
}

const more = 'more|greater|higher|larger|bigger|longer|older|taller|heavier|better|later|faster'
const less = 'less|fewer|lower|smaller|shorter|younger|lighter|earlier|worse'

// What stands before a number, strictest first: only the first of the lists that fits counts.
const stated: readonly (readonly [RegExp, Comparison])[] = [
  [/ (?:no|not|n t|not have|not score|t have) (?:more|greater|higher|later) than $/, '<='],
  [/ (?:at most|up to|maximum of|not exceed|not over) $/, '<='],
  [/ (?:no|not|n t|not have|not score|t have) (?:less|fewer|lower|earlier) than $/, '>='],
  [/ (?:at least|minimum of) $/, '>='],
  [new RegExp(` (?:${more}) than(?: the)? $`), '>'],
  [/ (?:over|above|exceed|exceeds|exceeded|exceeding|beyond|past|surpass|surpassed)(?: the)? $/, '>'],
  [new RegExp(` (?:${less}) than(?: the)? $`), '<'],
  [/ (?:under|below|beneath)(?: the)? $/, '<'],
]
const after = / (?:after|since|following|from|starting)(?: the| year| in)? $/
const before = / (?:before|until|prior to|by|through|preceding|till)(?: the| year| to)? $/
const orMore = /^ (?:(?:or|and) (?:more|above|higher|greater|over|later|older|better|longer|after|up)|plus) /
const orLess = /^ (?:or|and) (?:less|fewer|below|lower|under|earlier|before|younger|shorter) /

/** What the words beside a number may compare it by; "since 1990" may or may not take 1990 in, so both are given. */
export function comparisonsAt(words: readonly string[], { start, end }: Run): readonly Comparison[] {
  const left = ` ${words.slice(Math.max(0, start - 4), start).join(' ')} `
  const right = ` ${words.slice(end, end + 3).join(' ')} `
  const said = stated.find(([pattern]) => pattern.test(left))?.[1]
  return [
    ...(said === undefined ? [] : [said]),
    ...(after.test(left) ? (['>', '>='] as const) : []),
    ...(before.test(left) ? (['<', '<='] as const) : []),
    ...(orMore.test(right) ? (['>='] as const) : []),
    ...(orLess.test(right) ? (['<='] as const) : []),
  ]
}

/** Whether `number` compares so with `other`. */
export function compares(number: number, comparison: Comparison, other: number): boolean {
  switch (comparison) {
    case '<':
      return number < other
    case '<=':
      return number <= other
    case '>':
      return number > other
    case '>=':
      return number >= other
  }
}
