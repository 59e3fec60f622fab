import { mkdir } from 'node:fs/promises'

/** Makes a folder that may be there, but not the one around it: a store that somebody removed must not come back without its marker. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
