export {
  createEmbeddedIndex,
  type EmbeddedIndex,
  type EmbeddedIndexOptions,
  openEmbeddedIndex,
  openOutdatedIndex,
} from './embedded-index.ts'
export { fewestPassagesForVectors } from './space/fit-policy.ts'
