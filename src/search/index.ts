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
  openEmbeddedIndex,
  openOutdatedIndex,
} from './embedded/index.ts'
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
} from './passage-index.ts'
export { rankings } from './passage-index.ts'
export type { Recipe } from './recipe.ts'
