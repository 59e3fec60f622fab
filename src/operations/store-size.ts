import type { Manifest } from '../store/index.ts'

/** Bytes of the files that a manifest names. */
export function sizeOf({ table, index }: Manifest): number {
  const { rows, rejects, profile, values } = table
  const files = [rows, profile, values, rejects, index?.tombstones, ...(index?.segments ?? [])]
  return files.reduce((sum, file) => sum + (file?.sizeBytes ?? 0), 0)
}
