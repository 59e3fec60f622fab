import { foldAccents, foldCase } from './fold.ts'
import { functionWordLanguages, functionWordsOf } from './function-words/index.ts'
import type { Language } from './language.ts'
import { exactTerm, gramTerm, isInvariable, stemTerm, unaccentedForms, unaccentedTerm } from './terms.ts'
import { type TokenKind, tokenize } from './tokenize.ts'

/** One word of a query with every term that stands for it in the index: passages differ in language, so a word has several. */
export interface QueryWord {
  readonly kind: TokenKind
  /** As shown to people. */
  readonly word: string
  /** A passage that holds any of these holds the word. */
  readonly alternatives: readonly string[]
  /** The one alternative that is the word exactly as asked. */
  readonly exact: string
  /** Times asked; less for pieces of words. */
  readonly weight: number
  /** A spelling mistake in it can be mended: a word of letters, at least four. */
  readonly correctable: boolean
}

/** Character grams support the words of scripts without spaces; research on Chinese and Japanese collections gave them half weight. */
const gramWeight = 0.5
const shortestCorrectable = 4

/**
 * The words of a query to look up, function words left out, in the order first asked. `languages` are those of the passages to
 * be found, and `askedIn` those that the query may be in, commonest first; by default the same. No word means that nothing can
 * be looked up.
 */
export function queryWords(
  query: string,
  languages: readonly Language[],
  { askedIn = languages }: { readonly askedIn?: readonly Language[] } = {},
): readonly QueryWord[] {
  const tokens: { readonly kind: TokenKind; readonly form: string }[] = []
  tokenize(query, (form, kind) => {
    tokens.push({ kind, form: kind === 'whole' || kind === 'gram' ? form : foldCase(form) })
  })
  const asked = functionWordsAsked(
    tokens.filter(({ kind }) => kind === 'word').map(({ form }) => form),
    askedIn,
  )
  const words = new Map<string, QueryWord>()
  let left = '' // function words side by side: the pieces of their run do not bring them back
  for (const { kind, form } of tokens) {
    const isWord = kind === 'word' || kind === 'variant'
    if (isWord) left += asked.has(form) ? form : ' '
    if ((isWord && asked.has(form)) || (kind === 'gram' && left.includes(form))) continue
    const made = kind === 'gram' ? gram(form) : isWord ? { ...queryWord(form, languages), kind } : whole(form)
    const before = words.get(made.exact)
    words.set(made.exact, before === undefined ? made : { ...before, weight: before.weight + made.weight })
  }
  return [...words.values()]
}

/** The function words of the language that a query seems to be in, without accents; `askedIn` as for `queryWords`. */
export function queryFunctionWords(query: string, askedIn: readonly Language[]): ReadonlySet<string> {
  const words: string[] = []
  tokenize(query, (form, kind) => {
    if (kind === 'word') words.push(foldCase(form))
  })
  return functionWordsAsked(words, askedIn)
}

/** A case-folded word with its stems under each language and its spellings with and without accents. */
export function queryWord(word: string, languages: readonly Language[]): QueryWord {
  const stems = languages.map((language) => stemTerm(word, language))
  if (isInvariable(word)) {
    const term = foldAccents(word)
    return { kind: 'word', word, alternatives: [term], exact: term, weight: 1, correctable: false }
  }
  const plain = languages.flatMap((language) => unaccentedForms(word, language))
  const exact = exactTerm(word)
  // Where marks make words, a word asked with marks is found with them or with none, but not with others.
  const otherMarks = languages[0]?.foldsStems === false ? [] : plain.map(unaccentedTerm)
  const alternatives = [...stems, exact, unaccentedTerm(word), ...plain.map(exactTerm), ...otherMarks]
  return {
    kind: 'word',
    word,
    alternatives: [...new Set(alternatives)],
    exact,
    weight: 1,
    correctable: Array.from(word).length >= shortestCorrectable,
  }
}

const whole = (form: string): QueryWord => ({
  kind: 'whole',
  word: form,
  alternatives: [form],
  exact: form,
  weight: 1,
  correctable: false,
})

const gram = (form: string): QueryWord => ({
  kind: 'gram',
  word: form,
  alternatives: [gramTerm(form)],
  exact: gramTerm(form),
  weight: gramWeight,
  correctable: false,
})

/** Function words that a language must have more of in a query than those of the index to be the one that it is asked in. */
const foreignLead = 2
/** Every language has some of one letter, and so have formulas and initials. */
const singleLetter = /^[a-z]$/

/**
 * The function words to drop: those of the language that has most of the query's, the index's commoner one when several do. Only one
 * language's are dropped: "die" is none in an English question. A language of which the index has no text must show two more.
 */
function functionWordsAsked(words: readonly string[], languages: readonly Language[]): ReadonlySet<string> {
  const own = mostCommon(
    words,
    languages.map(({ functionWords }) => functionWords),
  )
  const distinct = [...new Set(words)].filter((word) => !singleLetter.test(word))
  if (distinct.length < own.count + foreignLead) return own.set
  const foreign = mostCommon(distinct, functionWordLanguages.map(functionWordsOf))
  return foreign.count >= own.count + foreignLead ? foreign.set : own.set
}

interface Count {
  readonly set: ReadonlySet<string>
  readonly count: number
}

/** The set that holds most of `words`, the first of equals; an empty one when none holds any. */
function mostCommon(words: readonly string[], sets: readonly ReadonlySet<string>[]): Count {
  let best: Count = { set: new Set(), count: 0 }
  for (const set of sets) {
    const count = words.filter((word) => set.has(word)).length
    if (count > best.count) best = { set, count }
  }
  return best
}
