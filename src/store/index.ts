export { writeDurably } from './durable-file.ts'
export { openStore } from './folder-store.ts'
export { generationFileName, paidFolder, repliesFolder, usageFolder } from './generation-file.ts'
export type { FileRef, IndexFiles, Manifest, SourceFingerprint, TableFiles } from './manifest.ts'
export { filesOf, indexFiles, tableFiles } from './manifest-file.ts'
export { manifestFormat } from './manifest-schema.ts'
export type { Lock, Store } from './store.ts'
export {
  besideFile,
  existingStoreDirectory,
  type StoreDirectoryOptions,
  storeDirectoryFor,
  storeDirectoryForContent,
  userCacheDirectory,
} from './store-directory.ts'
