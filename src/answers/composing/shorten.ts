/** Of a text that is too long, a window that loses fewer words than this share ends where a clause does. */
const clauseShare = 0.6

export interface ShortenOptions {
  /** Words that may stay, marks of omission not counted. */
  readonly most: number
  /** How much it matters that a stretch of the text stays. */
  readonly worth: (text: string) => number
}

/** The stretch of at most so many words that matters most, from the beginning of a clause; what was left out is marked by "…". Short texts stay. */
export function shorten(text: string, { most, worth }: ShortenOptions): string {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length <= most) return text
  const starts = words.flatMap((_, at) => (at === 0 || endsClause(words[at - 1]) ? [at] : []))
  let best = { from: 0, worth: Number.NEGATIVE_INFINITY }
  for (const from of starts) {
    const own = worth(words.slice(from, from + most).join(' '))
    if (own > best.worth) best = { from, worth: own }
  }
  const kept = untilClauseEnds(words.slice(best.from, best.from + most), best, worth)
  const isCut = best.from + kept.length < words.length
  return `${best.from > 0 ? '… ' : ''}${kept.join(' ')}${isCut ? ' …' : ''}`
}

const endsClause = (word: string | undefined): boolean => word !== undefined && /[,;:.!?)—–、。]["'”’]?$/u.test(word)

/** Without the words of a last clause that was cut, unless they matter. */
function untilClauseEnds(
  words: readonly string[],
  { worth: whole }: { readonly worth: number },
  worth: ShortenOptions['worth'],
): readonly string[] {
  const last = words.findLastIndex((word) => endsClause(word))
  if (last + 1 < words.length * clauseShare) return words
  const kept = words.slice(0, last + 1)
  return worth(kept.join(' ')) < whole ? words : kept
}
