import { functionWordsOf } from './function-words/index.ts'
import { loadStemmer, type Stem } from './stemmer.ts'
import { isTonal } from './tones.ts'

/** What the analyzer knows of one language. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string
  readonly stem: Stem
  /** Stems lose their accents too, unless marks make other words. */
  readonly foldsStems: boolean
  /** Words that rank nothing, case-folded. */
  readonly functionWords: ReadonlySet<string>
  /** Ways to write a word without the language's special letters, beside dropping accents: "müller" → "mueller". */
  readonly respell: (word: string) => string
}

/** Passages too short to tell their language are read as English: its stemmer does little to words of other languages. */
const fallback = 'en'

/** Written forms of one language to the analyzer; the detector calls Indonesian Malay. */
const aliases: Readonly<Record<string, string>> = { und: fallback, nb: 'no', nn: 'no', bs: 'sr', hr: 'sr', ms: 'id' }

/** The language whose rules passages marked `code` follow. */
export const languageOf = (code: string): string => aliases[code] ?? code

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }
const nordic: Readonly<Record<string, string>> = { å: 'aa', ä: 'ae', ö: 'oe', ø: 'oe' }
const respellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: german,
  sv: nordic,
  da: nordic,
  no: nordic,
  fi: nordic,
}

const loaded = new Map<string, Language>()

/** The language, when it was loaded before. */
export const getLanguage = (code: string): Language | undefined => loaded.get(languageOf(code))

export async function loadLanguage(code: string): Promise<Language> {
  const name = languageOf(code)
  const known = loaded.get(name)
  if (known !== undefined) return known
  const letters = respellings[name]
  const language: Language = {
    code: name,
    stem: await loadStemmer(name),
    foldsStems: !isTonal(name),
    functionWords: functionWordsOf(name),
    respell: letters === undefined ? (word) => word : (word) => word.replace(/[åäöøü]/g, (c) => letters[c] ?? c),
  }
  loaded.set(name, language)
  return language
}
