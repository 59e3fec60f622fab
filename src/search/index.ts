export {
  type Language,
  loadLanguage,
  type QueryWord,
  queryWord,
  queryWords,
  type TokenKind,
  termsOf,
  tokenize,
} from './analyzer/index.ts'
export { createEmbeddedIndex, type EmbeddedIndexOptions, openEmbeddedIndex } from './embedded/index.ts'
export type {
  Hit,
  IndexStats,
  PassageIndex,
  Ranking,
  Replacement,
  ScoreFactor,
  SearchRequest,
  TermScore,
} from './passage-index.ts'
