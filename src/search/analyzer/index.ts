export { hasUnspaced } from './characters.ts'
export { foldAccents, foldCase } from './fold.ts'
export { functionWordsOf } from './function-words/index.ts'
export { grams } from './grams.ts'
export { getLanguage, type Language, languageOf, loadLanguage } from './language.ts'
export { type QueryWord, queryFunctionWords, queryWord, queryWords } from './query-words.ts'
export { exactRange, exactTerm, isInvariable, isStem, termsOf, unaccentedTerm, wordOfExactTerm } from './terms.ts'
export { type TokenKind, tokenize } from './tokenize.ts'

/** Grows with every change that gives some text other terms, and with every change of the index files. An index made by another version is rebuilt. */
export const analyzerVersion = '4'
