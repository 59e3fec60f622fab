export {
  createEmbeddedIndex,
  type EmbeddedIndex,
  type EmbeddedIndexOptions,
  openEmbeddedIndex,
  openOutdatedIndex,
} from './embedded-index.ts'
