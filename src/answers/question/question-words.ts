import type { ExpectedAnswer, SearchPlan } from '../../questions/index.ts'
import { type Language, queryWord, queryWords, type Ranking } from '../../search/index.ts'
import { foldText } from '../words/fold-text.ts'
import { isBroad, kinOf } from '../words/kin.ts'
import type { KinPattern } from '../words/kin-pattern.ts'
import { wordLikeness } from '../words/word-likeness.ts'

/** A word of the question that can be looked up. */
export interface QuestionWord {
  readonly word: string
  readonly folded: string
  /** A text that holds any of these terms holds the word. */
  readonly alternatives: readonly string[]
  /** Finds words that mean much the same. */
  readonly kin: readonly KinPattern[]
  /** How rare the word is in the whole index; a word that stands nowhere is the rarest. Pieces of words weigh less. */
  readonly idf: number
  readonly isNumber: boolean
  /** True of anybody: it weighs little beside other words. */
  readonly isBroad: boolean
}

/** How much a word of like meaning counts beside the word itself. */
const kinShare = 0.8
/** A word of the index must look this much like an unknown one to stand for it: "lijadora" is no misspelt "lavadora". */
const leastMended = 0.55
/** How much a broad word weighs. */
const broadShare = 0.3

/** "How long", "how tall": the rest of a question for a measure. */
const measures = /^(?:long|tall|old|big|far|large|high|deep|wide|heavy|fast|soon|much|many|often)$/
const measured: ReadonlySet<ExpectedAnswer> = new Set(['number', 'money', 'duration'])

/** The words of a query with how rare they are, taken from the ranking's own figures. */
export function questionWords(
  { query, expects }: Pick<SearchPlan, 'query' | 'expects'>,
  {
    languages,
    ranking,
    passages,
    askedIn = languages,
  }: {
    readonly languages: readonly Language[]
    readonly ranking: Ranking
    readonly passages: number
    /** The language of the question; by default one of `languages`. */
    readonly askedIn?: readonly Language[]
  },
): readonly QuestionWord[] {
  const idfs = new Map(ranking.hits.flatMap(({ terms }) => terms.map(({ term, idf }) => [term, idf] as const)))
  const replacements = new Map(ranking.replacements?.map(({ term, by }) => [term, by.map((each) => each.term)]))
  const rarest = Math.log(1 + (passages + 0.5) / 0.5)
  const kin = kinOf(query)
  return queryWords(query, languages, { askedIn }).map(({ word, alternatives, weight }) => {
    const folded = foldText(word)
    const instead = (replacements.get(word) ?? [])
      .filter((other) => wordLikeness(folded, foldText(other)) >= leastMended)
      .filter((other) => !isName(word, query) || foldText(other)[0] === folded[0])
      .flatMap((other) => queryWord(other, languages).alternatives)
    const broad = isBroad(folded) || (measured.has(expects) && measures.test(folded))
    return {
      word,
      folded,
      alternatives: [...alternatives, ...instead],
      kin: kin.get(folded) ?? [],
      idf: Math.min(1, weight) * (idfs.get(word) ?? rarest) * (broad ? broadShare : 1),
      isBroad: broad,
      isNumber: /\p{N}/u.test(word),
    }
  })
}

/** Written with a capital: a name that begins with another letter is another name, "Poland" and "Roland". */
const isName = (word: string, query: string): boolean =>
  query.split(/[^\p{L}\p{M}\p{N}'’-]+/u).some((each) => /^\p{Lu}/u.test(each) && foldText(each) === foldText(word))

/** A text as the question's words are looked for in it. */
export interface Holder {
  readonly terms: ReadonlySet<string>
  readonly folded: string
}

/** For each word of the question how surely a text holds it: 1 the word, `kin` a word of like meaning, 0 not at all. */
export function presence(words: readonly QuestionWord[], { terms, folded }: Holder, kin = kinShare): readonly number[] {
  return words.map(({ alternatives, kin: patterns }) => {
    if (alternatives.some((term) => terms.has(term))) return 1
    return patterns.some((pattern) => pattern.test(folded)) ? kin : 0
  })
}

/** Share, by rarity, of the question's words that the texts together hold; 0 to 1. Of no words at all: 0. */
export function coverageOf(words: readonly QuestionWord[], ...presences: readonly (readonly number[])[]): number {
  let found = 0
  let total = 0
  words.forEach(({ idf }, i) => {
    total += idf
    found += idf * Math.max(0, ...presences.map((each) => each[i] ?? 0))
  })
  return total === 0 ? 0 : found / total
}
