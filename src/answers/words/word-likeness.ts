import { trigramLikeness } from './trigram-likeness.ts'

const greek = 'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'
const cyrillic =
  'а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ы y э e ю yu я ya'
const letters = new Map(
  [...`${greek} ${cyrillic}`.matchAll(/(\S) (\S+)/gu)].map(([, from = '', to = '']) => [from, to]),
)

/** Greek and Cyrillic words as they are commonly written in Latin letters: "καλαματα" as "kalamata". Other scripts stay. */
const inLatin = (word: string): string =>
  word.replace(/[\u03b1-\u03c9\u0430-\u044f]/g, (letter) => letters.get(letter) ?? letter)

const sharedStart = 3
const mostEnding = 2
const sameStart = 0.7
const shortestPart = 5
const partOfCompound = 0.65

/**
 * How much two folded words look like forms of one word, 0 to 1: misspelt, with another ending ("doba", "dobe"), as part of a
 * compound ("generalforsamling", "forsamling"), or in another script.
 */
export function wordLikeness(left: string, right: string): number {
  const [a, b] = [inLatin(left), inLatin(right)]
  if (a === b) return 1
  return Math.max(trigramLikeness(a, b), differInEnding(a, b) ? sameStart : 0, isPart(a, b) ? partOfCompound : 0)
}

function differInEnding(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  return same >= sharedStart && a.length - same <= mostEnding && b.length - same <= mostEnding
}

function isPart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= shortestPart && (long.startsWith(short) || long.endsWith(short))
}
