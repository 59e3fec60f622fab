export { getLanguage, type Language, languageOf, loadLanguage } from './language.ts'
export { type QueryWord, queryWord, queryWords } from './query-words.ts'
export { exactRange, exactTerm, termsOf, wordOfExactTerm } from './terms.ts'
export { type TokenKind, tokenize } from './tokenize.ts'

/** Grows with every change that gives some text other terms. An index made by another version is rebuilt. */
export const analyzerVersion = '1'
