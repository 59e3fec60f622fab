import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { RagtimeError } from '../errors.ts'
import type { FileRef, IndexFiles, Manifest, TableFiles } from './manifest.ts'
import { manifestFormat, manifestSchema } from './manifest-schema.ts'
import { isNodeError } from './node-error.ts'

/** `manifest` with a checksum of itself: nothing else tells a flipped bit in a setting or in the name of a key. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, crc32: checksum(manifest) }, undefined, 2)}\n`
}

/** Throws STORE_VERSION when another version of Ragtime wrote it and STORE_DAMAGED when it is not a manifest at all. */
export function parseManifest(text: string, path: string): Manifest {
  const json = parseJson(text, path)
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined
  if (typeof format === 'number' && format !== manifestFormat) throw otherVersion(path, format)
  checkSum(json, path)
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ path: keys }) => keys.join('.')).join(', ')
  throw damaged(path, `these parts of it are missing or wrong: ${places}`)
}

/** Every file that a manifest names. */
export function filesOf({ table, index, thresholds, outdatedIndex }: Manifest): readonly FileRef[] {
  const own = thresholds === undefined ? [] : [thresholds]
  return [...tableFiles(table), ...indexFiles(index), ...own, ...indexFiles(outdatedIndex)]
}

export function tableFiles({ rows, rejects, profile, values }: TableFiles): readonly FileRef[] {
  return [rows, profile, values, ...(rejects === undefined ? [] : [rejects])]
}

export function indexFiles(index: IndexFiles | undefined): readonly FileRef[] {
  if (index === undefined) return []
  const { segments, tombstones, cells, lsa, embeddings } = index
  return [...segments, tombstones, lsa?.space, ...(lsa?.vectors ?? []), ...(embeddings?.vectors ?? []), cells].filter(
    (file) => file !== undefined,
  )
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

function checkSum(json: unknown, path: string): void {
  const { crc32: stated, ...manifest } =
    typeof json === 'object' && json !== null && 'crc32' in json ? json : { crc32: 0 }
  if (stated !== checksum(manifest)) throw damaged(path, 'it fails its checksum')
}

/** Of what `JSON.stringify` makes of it: parsing that and printing it again gives the same text. */
const checksum = (manifest: object): number => crc32(JSON.stringify(manifest))

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
