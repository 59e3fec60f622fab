import { createHash } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { RagtimeError } from '../errors.ts'
import type { Warning } from '../progress.ts'
import { isStoreFolder, makeStoreFolder } from './store-folder.ts'

export interface StoreDirectoryOptions {
  /** The folder asked for by name; an error when it cannot be written. */
  readonly store?: string
  /** Where stores go that cannot lie beside their file: see `userCacheDirectory`. */
  readonly cacheDirectory: string
  readonly onWarning?: (warning: Warning) => void
}

/**
 * The folder of a CSV's store, made if need be: `store` when given, else `<file name>.ragtime` beside the file, else a folder
 * in `cacheDirectory` with a STORE_ELSEWHERE warning. Throws STORE_NOT_WRITABLE.
 */
export async function storeDirectoryFor(csvPath: string, options: StoreDirectoryOptions): Promise<string> {
  if (options.store !== undefined) return writableFolder(resolve(options.store))
  const path = resolve(csvPath)
  const beside = besideFile(path)
  try {
    return await writableFolder(beside)
  } catch (error) {
    if (!(error instanceof RagtimeError)) throw error
    const directory = await writableFolder(inCache(path, options.cacheDirectory))
    options.onWarning?.({
      code: 'STORE_ELSEWHERE',
      message: `${beside} cannot be written; what Ragtime works out is kept in ${directory}`,
    })
    return directory
  }
}

/** The store that is there already, where `storeDirectoryFor` or `storeDirectoryForContent` would put it. Touches nothing. */
export async function existingStoreDirectory(
  { path, sha256 }: { readonly path: string; readonly sha256?: string },
  { store, cacheDirectory }: Pick<StoreDirectoryOptions, 'store' | 'cacheDirectory'>,
): Promise<string | undefined> {
  const usual =
    sha256 === undefined ? [besideFile(path), inCache(path, cacheDirectory)] : [contentFolder(sha256, cacheDirectory)]
  for (const directory of store === undefined ? usual : [resolve(store)]) {
    if (await isStoreFolder(directory)) return directory
  }
  return undefined
}

/** The folder of the store for content that has no file, such as standard input: equal content, equal folder. */
export async function storeDirectoryForContent(
  sha256: string,
  { store, cacheDirectory }: Pick<StoreDirectoryOptions, 'store' | 'cacheDirectory'>,
): Promise<string> {
  return writableFolder(store === undefined ? contentFolder(sha256, cacheDirectory) : resolve(store))
}

/** Where programs of this user keep what can be made anew: `XDG_CACHE_HOME`, or the system's custom. */
export function userCacheDirectory({
  environment,
  platform,
  homeDirectory,
}: {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly homeDirectory: string
}): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment
  if (xdg !== undefined && xdg !== '') return join(xdg, 'ragtime')
  if (platform === 'win32') return join(local ?? join(homeDirectory, 'AppData', 'Local'), 'ragtime', 'cache')
  if (platform === 'darwin') return join(homeDirectory, 'Library', 'Caches', 'ragtime')
  return join(homeDirectory, '.cache', 'ragtime')
}

/** Where the store of a file lies unless it was asked for elsewhere. */
export function besideFile(path: string): string {
  return join(dirname(path), `${basename(path)}.ragtime`)
}

function inCache(path: string, cacheDirectory: string): string {
  // Files of one name in different folders must not share a store.
  const place = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return join(cacheDirectory, `${basename(path)}-${place}.ragtime`)
}

function contentFolder(sha256: string, cacheDirectory: string): string {
  return join(cacheDirectory, `${sha256}.ragtime`)
}

async function writableFolder(directory: string): Promise<string> {
  await makeStoreFolder(directory)
  return directory
}
