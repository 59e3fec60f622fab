import { readFile } from 'node:fs/promises'
import { RagtimeError } from '../errors.ts'
import type { Manifest } from './manifest.ts'
import { manifestFormat, manifestSchema } from './manifest-schema.ts'
import { isNodeError } from './node-error.ts'

/** Throws STORE_VERSION when another version of Ragtime wrote it and STORE_DAMAGED when it is not a manifest at all. */
export function parseManifest(text: string, path: string): Manifest {
  const json = parseJson(text, path)
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined
  if (typeof format === 'number' && format !== manifestFormat) throw otherVersion(path, format)
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ path: keys }) => keys.join('.')).join(', ')
  throw damaged(path, `these parts of it are missing or wrong: ${places}`)
}

/** Every file that a manifest names. */
export function filesOf({ table, index }: Manifest): string[] {
  return [
    table.rows,
    table.rejects,
    table.profile,
    table.values,
    ...(index?.segments ?? []),
    index?.tombstones,
  ].flatMap((file) => (file === undefined ? [] : [file.name]))
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isNodeError(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw damaged(path, 'it is not JSON', error)
  }
}

function otherVersion(path: string, format: number): RagtimeError {
  return new RagtimeError('STORE_VERSION', {
    what: `The store was written in format ${format}; this version of Ragtime reads format ${manifestFormat}: ${path}`,
    why: format > manifestFormat ? 'a newer version of Ragtime wrote it' : 'an older version of Ragtime wrote it',
    fix:
      format > manifestFormat
        ? 'use that newer version, or name another folder with --store'
        : 'run `ragtime index --rebuild`, which makes it anew from the CSV',
    data: { path, format, expected: manifestFormat },
  })
}

function damaged(path: string, why: string, cause?: unknown): RagtimeError {
  return new RagtimeError('STORE_DAMAGED', {
    what: `The store's manifest is damaged: ${path}`,
    why,
    fix: 'run `ragtime index --rebuild`, which makes the store anew from the CSV',
    data: { path },
    cause,
  })
}
