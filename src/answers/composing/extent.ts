import type { ReadPassage, ReadUnit } from '../retrieval/read-unit.ts'

/** One unit or several neighbours of a passage: what is quoted as one. */
export interface Extent {
  readonly source: ReadPassage
  /** First and last unit, by place in the passage. */
  readonly from: number
  readonly to: number
  /** The first unit names what the others are. */
  readonly labelled?: boolean
}

export const unitsOf = ({ source, from, to }: Extent): readonly ReadUnit[] => source.units.slice(from, to + 1)

export const wordsIn = (extent: Extent): number => unitsOf(extent).reduce((sum, { words }) => sum + words, 0)

export const stemsOf = (extent: Extent): ReadonlySet<string> => new Set(unitsOf(extent).flatMap(({ stems }) => stems))

/** Folded words: they compare across passages whose languages were told differently. */
export const wordSetOf = (extent: Extent): ReadonlySet<string> =>
  new Set(unitsOf(extent).flatMap(({ folded }) => folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []))

const alike = 0.7
const contained = 0.85

/** True when two texts say nearly the same: most of their words are common, or the shorter one's are in the longer. */
export function saysTheSame(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const [small, large] = left.size < right.size ? [left, right] : [right, left]
  if (small.size === 0) return true
  let common = 0
  for (const stem of small) if (large.has(stem)) common += 1
  return common / (small.size + large.size - common) >= alike || common / small.size >= contained
}
