import { foldAccents, foldCase } from './fold.ts'
import type { Language } from './language.ts'
import {
  exactTerm,
  gramTerm,
  isFunctionWord,
  isInvariable,
  stemTerm,
  unaccentedForms,
  unaccentedTerm,
} from './terms.ts'
import { tokenize } from './tokenize.ts'

/** One word of a query with every term that stands for it in the index: passages differ in language, so a word has several. */
export interface QueryWord {
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
  const tokens: { readonly kind: string; readonly form: string }[] = []
  tokenize(query, (form, kind) => {
    tokens.push({ kind, form: kind === 'whole' || kind === 'gram' ? form : foldCase(form) })
  })
  const asked = languageAsked(
    tokens.filter(({ kind }) => kind === 'word').map(({ form }) => form),
    askedIn,
  )
  const words = new Map<string, QueryWord>()
  for (const { kind, form } of tokens) {
    const isWord = kind === 'word' || kind === 'variant'
    if (isWord && asked !== undefined && isFunctionWord(form, asked)) continue
    const made = kind === 'gram' ? gram(form) : isWord ? queryWord(form, languages) : whole(form)
    const before = words.get(made.exact)
    words.set(made.exact, before === undefined ? made : { ...before, weight: before.weight + made.weight })
  }
  return [...words.values()]
}

/** A case-folded word with its stems under each language and its spellings with and without accents. */
export function queryWord(word: string, languages: readonly Language[]): QueryWord {
  const stems = languages.map((language) => stemTerm(word, language))
  if (isInvariable(word)) {
    const term = foldAccents(word)
    return { word, alternatives: [term], exact: term, weight: 1, correctable: false }
  }
  const plain = languages.flatMap((language) => unaccentedForms(word, language))
  const exact = exactTerm(word)
  const alternatives = [
    ...stems,
    exact,
    unaccentedTerm(word),
    ...plain.flatMap((w) => [exactTerm(w), unaccentedTerm(w)]),
  ]
  return {
    word,
    alternatives: [...new Set(alternatives)],
    exact,
    weight: 1,
    correctable: Array.from(word).length >= shortestCorrectable,
  }
}

const whole = (form: string): QueryWord => ({
  word: form,
  alternatives: [form],
  exact: form,
  weight: 1,
  correctable: false,
})

const gram = (form: string): QueryWord => ({
  word: form,
  alternatives: [gramTerm(form)],
  exact: gramTerm(form),
  weight: gramWeight,
  correctable: false,
})

/**
 * The language whose function words fill the query best, the index's commoner one when several do. Only one language's function
 * words are dropped: "die" is none in an English question. Undefined when the query has no function word at all.
 */
function languageAsked(words: readonly string[], languages: readonly Language[]): Language | undefined {
  let best: Language | undefined
  let most = 0
  for (const language of languages) {
    const count = words.filter((word) => isFunctionWord(word, language)).length
    if (count > most) {
      best = language
      most = count
    }
  }
  return best
}
