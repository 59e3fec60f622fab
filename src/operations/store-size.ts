import { filesOf, type Manifest } from '../store/index.ts'

/** Bytes of the files that a manifest names. */
export function sizeOf(manifest: Manifest): number {
  return filesOf(manifest).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}
