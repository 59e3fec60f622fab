import { classOf, unspaced } from './characters.ts'
import { foldAccents, foldCase } from './fold.ts'
import type { Language } from './language.ts'
import type { TokenKind } from './tokenize.ts'

// A term's first character says what form of a word it is. Stems, numbers and wholes start with a letter, digit or dot; stems
// end with their language, as the same stem means different things: Italian "sede" and Dutch "zeden" are not English "seed".
const exactMark = '='
const unaccentedMark = '^'
const gramMark = '#'
const languageMark = '~'

/** A word as it stands, accents kept. */
export const exactTerm = (word: string): string => exactMark + word
/** A word that has accents, without them. */
export const unaccentedTerm = (word: string): string => unaccentedMark + word
/** A piece of a run without spaces. */
export const gramTerm = (gram: string): string => gramMark + gram
/** The first term of all exact words, and the first beyond them: between the two lies the vocabulary. */
export const exactRange = [exactMark, String.fromCharCode(exactMark.charCodeAt(0) + 1)] as const
export const wordOfExactTerm = (term: string): string => term.slice(exactMark.length)

/** Whether a term is what a word and its inflections share: neither a spelling nor a piece of a word. */
export const isStem = (term: string): boolean =>
  term[0] !== exactMark && term[0] !== unaccentedMark && term[0] !== gramMark

const digit = /\p{N}/u

/** Words with digits and words of scripts without spaces have one form only. */
export const isInvariable = (word: string): boolean =>
  digit.test(word) || classOf(word.codePointAt(0) ?? 0) === unspaced

/** The term that a word and its inflections share among the passages of one language. */
export function stemTerm(word: string, language: Language): string {
  if (isInvariable(word)) return foldAccents(word)
  const stem = language.stem(word)
  return `${language.foldsStems ? foldAccents(stem) : stem}${languageMark}${language.code}`
}

/** A word's spellings without accents that differ from it: "jørgen" → "jorgen", "joergen". */
export function unaccentedForms(word: string, language: Language): readonly string[] {
  const folded = foldAccents(word)
  const respelt = foldAccents(language.respell(word))
  if (folded === word && respelt === word) return []
  return folded === respelt ? [folded] : [folded, respelt]
}

/**
 * The terms that one token of a passage is found by: none for a function word, else its stem first.
 * All terms of a token are distinct, so a passage's frequency of each term counts tokens.
 */
export function termsOf(form: string, kind: TokenKind, language: Language): readonly string[] {
  if (kind === 'gram') return [gramTerm(form)]
  if (kind === 'whole') return [form]
  const word = foldCase(form)
  if (language.functionWords.has(word)) return []
  const stem = stemTerm(word, language)
  if (isInvariable(word)) return [stem]
  return [stem, exactTerm(word), ...unaccentedForms(word, language).map(unaccentedTerm)]
}
