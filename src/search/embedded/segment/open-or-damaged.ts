import { openSync } from 'node:fs'
import { damaged } from './damaged.ts'

/** Opens a file for reading. Throws STORE_DAMAGED when it is missing. */
export function openOrDamaged(path: string, name: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw damaged(name, 'it is missing', error)
    throw error
  }
}
