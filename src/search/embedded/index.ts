export { createEmbeddedIndex, type EmbeddedIndexOptions, openEmbeddedIndex } from './embedded-index.ts'
