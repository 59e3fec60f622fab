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
export {
  createEmbeddedIndex,
  type EmbeddedIndex,
  type EmbeddedIndexOptions,
  fewestPassagesForVectors,
  openEmbeddedIndex,
  openOutdatedIndex,
} from './embedded/index.ts'
export type { EmbeddingModel } from './embedding-model.ts'
export { NearDuplicates } from './near-duplicates.ts'
export type {
  Hit,
  IndexStats,
  IndexUpdate,
  PassageIndex,
  RankedId,
  Ranking,
  RankingKind,
  Replacement,
  ScoreFactor,
  ScorePart,
  SearchRequest,
  TermScore,
  TextRanking,
} from './passage-index.ts'
export { rankings } from './passage-index.ts'
export { type ParsedQuery, parseQuery } from './query-syntax.ts'
export type { Recipe } from './recipe.ts'
