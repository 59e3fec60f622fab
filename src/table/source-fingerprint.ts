import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { RagtimeError } from '../errors.ts'
import type { Manifest, SourceFingerprint } from '../store/index.ts'

/** What can be told about a file without reading it. */
export type FileMark = Pick<SourceFingerprint, 'sizeBytes' | 'mtimeMs' | 'inode'>

/** Blocks the thread for some microseconds: a promise would take ten times as long, and every search looks. */
export function markOf(path: string): FileMark {
  const { size, mtimeMs, ino } = statSync(path)
  return { sizeBytes: size, mtimeMs, inode: ino }
}

export function sameMark(a: FileMark, b: FileMark): boolean {
  return a.sizeBytes === b.sizeBytes && a.mtimeMs === b.mtimeMs && a.inode === b.inode
}

/**
 * Whether the CSV is not what the store was made from any more. Size, time and inode tell in microseconds; a file of the same size that
 * was only copied or touched is hashed before everything is done again. Throws FILE_NOT_FOUND.
 */
export async function isStale({ source }: Pick<Manifest, 'source'>, csvPath: string): Promise<boolean> {
  const mark = markOrThrow(csvPath)
  if (sameMark(mark, source)) return false
  if (mark.sizeBytes !== source.sizeBytes) return true
  return (await sha256Of(csvPath)) !== source.sha256
}

function markOrThrow(path: string): FileMark {
  try {
    return markOf(path)
  } catch (cause) {
    throw new RagtimeError('FILE_NOT_FOUND', {
      what: `There is no file ${path}`,
      why: cause instanceof Error ? cause.message : String(cause),
      fix: 'check the path',
      data: { path },
      cause,
    })
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}
