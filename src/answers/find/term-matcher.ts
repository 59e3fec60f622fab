import type { Passage } from '../../passages/index.ts'
import { type Language, loadLanguage } from '../../search/index.ts'
import { foldText } from '../words/fold-text.ts'
import type { FindTerm } from './find-query.ts'
import { type PhrasePattern, phrasePattern, wordCharacter } from './phrase.ts'

/** Tells whether texts hold one term. */
export interface TermMatcher {
  readonly term: FindTerm
  /** The term folded: what its forms are other than. */
  readonly asked: string
  /** White-space separated words of a phrase, so that it can be looked for where two passages meet. */
  readonly words: number
  /** The forms of the term that stand in the text, folded; none when it does not hold the term. Languages are ISO 639-1 or `und`. */
  formsIn(text: string, language: string): ReadonlySet<string>
}

/** `exact`: words as asked only, no other forms of them. `languages`: those of the texts to come. */
export async function termMatchers(
  terms: readonly FindTerm[],
  { exact, languages }: { readonly exact: boolean; readonly languages: Iterable<string> },
): Promise<readonly TermMatcher[]> {
  const loaded = new Map<string, Language>()
  for (const code of exact ? [] : new Set([...languages, 'und'])) loaded.set(code, await loadLanguage(code))
  return terms.map((term) => (term.kind === 'word' ? new WordMatcher(term, loaded) : new PhraseMatcher(term)))
}

const none: ReadonlySet<string> = new Set()

class PhraseMatcher implements TermMatcher {
  readonly term: FindTerm
  readonly words: number
  readonly asked: string
  readonly #pattern: PhrasePattern | undefined
  readonly #found: ReadonlySet<string>

  constructor(term: FindTerm) {
    this.term = term
    this.words = term.text.trim().split(/\s+/).length
    this.#pattern = phrasePattern([withoutSigns(term.text)])
    this.asked = foldText(term.text)
    this.#found = new Set([this.asked])
  }

  formsIn(text: string): ReadonlySet<string> {
    return this.#pattern?.test(foldText(withoutSigns(text))) === true ? this.#found : none
  }
}

/** Trade marks and footnote figures unfold into letters and digits, which would grow into the word before them. */
const signs = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2116\u2120-\u2122]/g
const withoutSigns = (text: string): string => text.replace(signs, ' ')

/** A word, with the invisible characters that may stand in it. */
const wordPattern = new RegExp(String.raw`${wordCharacter}[${wordCharacter}\u00ad\u200b-\u200d\u2060\ufeff]*`, 'gv')
const signsOfNumbers = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]/g

class WordMatcher implements TermMatcher {
  readonly term: FindTerm
  readonly words = 1
  readonly #languages: ReadonlyMap<string, Language>
  readonly asked: string
  /** By language: each word met, with its folded form where it is one of the term's, else undefined. Most words are met often. */
  readonly #known = new Map<string, Map<string, string | undefined>>()

  constructor(term: FindTerm, languages: ReadonlyMap<string, Language>) {
    this.term = term
    this.#languages = languages
    this.asked = foldText(term.text)
  }

  formsIn(text: string, language: string): ReadonlySet<string> {
    let known = this.#known.get(language)
    if (known === undefined) {
      known = new Map()
      this.#known.set(language, known)
    }
    let forms: Set<string> | undefined
    for (const [word] of text.matchAll(wordPattern)) {
      let form = known.get(word)
      if (form === undefined && !known.has(word)) {
        form = this.#formOf(word, this.#languages.get(language))
        known.set(word, form)
      }
      if (form === undefined) continue
      forms ??= new Set()
      forms.add(form)
    }
    return forms ?? none
  }

  #formOf(word: string, language: Language | undefined): string | undefined {
    const folded = foldText(word.replace(signsOfNumbers, ''))
    if (folded === this.asked) return folded
    if (language === undefined || /\p{N}/u.test(folded)) return undefined
    return stemOf(word, language) === stemOf(this.term.text, language) ? folded : undefined
  }
}

/** Stemmers look at accents; people leave them out: both sides are stemmed as written, then folded. */
const stemOf = (word: string, { stem }: Language): string => foldText(stem(word.toLowerCase().normalize('NFC')))

/**
 * Whether a phrase stands where a passage begins: its first words at the end of what the cell shows before, which is cut between passages also
 * inside long sentences. `before`: the last words there.
 */
export function holdsAcross(matcher: TermMatcher, before: readonly string[], passage: Passage): boolean {
  const reach = matcher.words - 1
  if (reach < 1 || before.length === 0) return false
  const head = passage.text.split(/\s+/, reach)
  return matcher.formsIn([...before.slice(-reach), ...head].join(' '), passage.language).size > 0
}
