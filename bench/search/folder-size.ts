import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes in all files of a folder. */
export function folderBytes(folder: string): number {
  return globSync('**/*', { cwd: folder })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
}
