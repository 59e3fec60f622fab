import { likenessIn } from '../question/holder-likeness.ts'
import { coverageOf, presence, type QuestionWord } from '../question/question-words.ts'
import type { ReadUnit } from '../retrieval/read-unit.ts'
import type { RetrievedPassage } from '../retrieval/retrieve.ts'
import { trigramLikeness } from '../words/trigram-likeness.ts'

/** What speaks for and against a unit as the answer; shares are 0 to 1. */
export interface UnitFeatures {
  /** Share, by rarity, of the question's words in the unit. */
  readonly own: number
  /** The same with everything around it: the unit before, title, headings, entity. */
  readonly around: number
  /** The same with the unit before it, which often names what the unit speaks of. */
  readonly context: number
  /** The same with the page's title, the headings above and the entity's name. */
  readonly titled: number
  /** The passage's score by words over the best passage's. */
  readonly passage: number
  /** Share of neighbouring words of the question that stand side by side in the passage's best unit. */
  readonly pairs: number
  /** The same share in this very unit. */
  readonly ownPairs: number
  /** Share of the question's words in the unit that are as close together as they can be. */
  readonly near: number
  /** Share, by rarity, that the unit after it adds. */
  readonly after: number
  /** The unit's share over the best unit's of its passage. */
  readonly standing: number
  /** How near the passage's place in the ranking is to the first, 0 to 1. */
  readonly closeness: number
  /** Natural logarithm of the unit's words. */
  readonly length: number
  /** Words that are almost there: other endings, compounds, misspellings. */
  readonly fuzzy: number
  /** Words that few units of the passage hold point to this unit. */
  readonly rarity: number
  readonly link: number
  readonly heading: number
  readonly boilerplate: number
  /** Fewer than four words say little. */
  readonly short: number
  readonly asks: number
}

const shortestFuzzy = 4

/** The features of every unit of a passage, in the order of its units. `isNamed`: of an entity that the question names. */
export function unitFeatures(
  { passage, units, share, closeness }: RetrievedPassage,
  words: readonly QuestionWord[],
  { isNamed }: { readonly isNamed: boolean },
): readonly UnitFeatures[] {
  const present = units.map((unit) => presence(words, unit))
  const holders = words.map((_, i) => present.filter((each) => (each[i] ?? 0) > 0).length)
  const allPairs = units.map((unit) => pairShare(words, unit))
  const pairs = Math.max(0, ...allPairs)
  const shares = present.map((each) => coverageOf(words, each))
  const most = Math.max(0, ...shares)
  const total = words.reduce((sum, { idf }) => sum + idf, 0)
  return units.map((unit, index) => {
    const own = present[index] ?? []
    const overhead = presence(words, unit.above)
    const kind = unit.unit.kind
    // The row before tells of something else; the names of the columns tell what its cells are.
    const before = kind === 'row' ? overhead : (present[index - 1] ?? [])
    return {
      own: coverageOf(words, own),
      around: coverageOf(words, own, before, overhead),
      context: coverageOf(words, own, before),
      titled: coverageOf(words, own, overhead),
      passage: share,
      closeness,
      pairs,
      ownPairs: allPairs[index] ?? 0,
      near: nearness(words, unit),
      after: coverageOf(words, own, present[index + 1] ?? []) - coverageOf(words, own),
      standing: most === 0 ? 0 : (shares[index] ?? 0) / most,
      length: Math.log(Math.max(1, unit.words)),
      fuzzy: total === 0 ? 0 : (isNamed ? likeSum(words, own, unit, overhead) : fuzzySum(words, own, unit)) / total,
      rarity:
        total === 0
          ? 0
          : words.reduce((sum, { idf }, i) => sum + ((own[i] ?? 0) * idf) / Math.max(1, holders[i] ?? 1), 0) / total,
      link: kind === 'link' ? 1 : 0,
      heading: kind === 'heading' || kind === 'title' ? 1 : 0,
      boilerplate: passage.boilerplate ? 1 : 0,
      short: unit.words < 4 ? 1 : 0,
      asks: /[?？]["'”’)\s]*$/.test(unit.text) ? 1 : 0,
    }
  })
}

/** Share of the question's neighbouring words that stand side by side, in order, in the unit. */
function pairShare(words: readonly QuestionWord[], { stems }: ReadUnit): number {
  if (words.length < 2) return 0
  let found = 0
  for (let i = 0; i + 1 < words.length; i++) {
    const [left, right] = [words[i]?.alternatives ?? [], words[i + 1]?.alternatives ?? []]
    if (stems.some((stem, at) => left.includes(stem) && right.includes(stems[at + 1] ?? ''))) found += 1
  }
  return found / (words.length - 1)
}

/** Matched words over the words of the shortest run that holds them all; 0 for fewer than two. */
function nearness(words: readonly QuestionWord[], { stems }: ReadUnit): number {
  const places = stems.map((stem) => words.findIndex(({ alternatives }) => alternatives.includes(stem)))
  const kinds = new Set(places.filter((word) => word >= 0))
  if (kinds.size < 2) return 0
  const counts = new Map<number, number>()
  let [from, shortest] = [0, places.length]
  places.forEach((word, to) => {
    if (word < 0) return
    counts.set(word, (counts.get(word) ?? 0) + 1)
    while (counts.size === kinds.size) {
      shortest = Math.min(shortest, to - from + 1)
      const left = places[from] ?? -1
      const count = counts.get(left) ?? 0
      if (count === 1) counts.delete(left)
      else if (count > 1) counts.set(left, count - 1)
      from += 1
    }
  })
  return kinds.size / shortest
}

function fuzzySum(words: readonly QuestionWord[], own: readonly number[], { forms }: ReadUnit): number {
  let sum = 0
  words.forEach(({ folded, idf }, i) => {
    if ((own[i] ?? 0) > 0 || folded.length < shortestFuzzy) return
    let best = 0
    for (const form of forms) if (form[0] === folded[0]) best = Math.max(best, trigramLikeness(folded, form))
    sum += idf * best
  })
  return sum
}

/** Among the texts of one entity more counts as almost there, in the names of a row's columns too. */
function likeSum(
  words: readonly QuestionWord[],
  own: readonly number[],
  unit: ReadUnit,
  overhead: readonly number[],
): number {
  const isRow = unit.unit.kind === 'row'
  const holders = isRow ? [unit, unit.above] : [unit]
  return words.reduce((sum, word, i) => {
    if ((own[i] ?? 0) > 0 || (isRow && (overhead[i] ?? 0) > 0)) return sum
    return sum + word.idf * Math.max(...holders.map((holder) => likenessIn(holder, word)))
  }, 0)
}
