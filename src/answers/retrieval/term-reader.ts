import { type Language, loadLanguage, type TokenKind, termsOf, tokenize } from '../../search/index.ts'
import { foldText } from '../words/fold-text.ts'

export interface TextTerms {
  /** Every form of every word, as the index knows them. */
  readonly terms: ReadonlySet<string>
  /** One term a word, in order, function words left out. */
  readonly stems: readonly string[]
  /** The same words as they stand, folded. */
  readonly forms: readonly string[]
  /** Words as a person counts them. */
  readonly words: number
}

/** Takes a text apart exactly as the index did, so that what matched there matches here. */
export type TermReader = (text: string, language: string) => TextTerms

/** A reader for texts of these languages; others are read as the first one. */
export async function createTermReader(
  codes: Iterable<string>,
): Promise<{ reader: TermReader; languages: readonly Language[] }> {
  const languages = new Map<string, Language>()
  for (const code of codes) languages.set(code, await loadLanguage(code))
  const fallback = [...languages.values()][0] ?? (await loadLanguage('en'))
  const reader: TermReader = (text, code) => readTerms(text, languages.get(code) ?? fallback)
  return { reader, languages: [...new Set(languages.values())] }
}

/** Forms whose terms are kept for each language: texts repeat their words, and stemming is what reading costs most. */
const mostKept = 50_000
const kept = new WeakMap<Language, Map<string, readonly string[]>>()

function termsFor(form: string, kind: TokenKind, language: Language): readonly string[] {
  let forms = kept.get(language)
  if (forms === undefined || forms.size >= mostKept) {
    forms = new Map()
    kept.set(language, forms)
  }
  const key = `${kind} ${form}`
  let terms = forms.get(key)
  if (terms === undefined) {
    terms = termsOf(form, kind, language)
    forms.set(key, terms)
  }
  return terms
}

function readTerms(text: string, language: Language): TextTerms {
  const terms = new Set<string>()
  const stems: string[] = []
  const forms: string[] = []
  let words = 0
  tokenize(text, (form, kind) => {
    if (kind === 'word') words += 1
    const found = termsFor(form, kind, language)
    for (const term of found) terms.add(term)
    const [stem] = found
    if (stem === undefined || kind === 'gram') return
    stems.push(stem)
    forms.push(foldText(form))
  })
  return { terms, stems, forms, words }
}
