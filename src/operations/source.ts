import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RagtimeError } from '../errors.ts'

/** The CSV as a file on disk, and what to call it. */
export interface Source {
  readonly path: string
  readonly name: string
  /** Set for what came as a stream: its store lies in the cache folder, under this hash. */
  readonly sha256?: string
  /** Removes what was made for the while. */
  readonly release: () => Promise<void>
}

/** Throws FILE_NOT_FOUND and FILE_IS_FOLDER. A stream is written to a temporary file until `release`. */
export async function openSource(source: string | Readable, signal: AbortSignal | undefined): Promise<Source> {
  return typeof source === 'string' ? fileSource(source, signal) : streamSource(source, signal)
}

async function fileSource(given: string, signal: AbortSignal | undefined): Promise<Source> {
  const path = resolve(given)
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR'
    throw new RagtimeError(missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', {
      what: missing ? `there is no file ${path}` : `${path} cannot be read`,
      why: cause.message,
      fix: missing ? 'check the path' : 'check its permissions',
      data: { path },
      cause,
    })
  })
  if (found.isDirectory()) {
    throw new RagtimeError('FILE_IS_FOLDER', {
      what: `${path} is a folder`,
      why: 'a table is one CSV or TSV file',
      fix: 'name a file in it',
      data: { path },
    })
  }
  // A named pipe, or a shell's `<(…)`, can be read only once.
  if (found.isFIFO()) return streamSource(createReadStream(path), signal)
  if (!found.isFile()) {
    throw new RagtimeError('FILE_UNREADABLE', {
      what: `${path} is a device or socket`,
      why: 'a table is one CSV or TSV file, or a pipe that ends',
      fix: 'write what it gives to a file first',
      data: { path },
    })
  }
  return { path, name: basename(path), release: async () => {} }
}

async function streamSource(stream: Readable, signal: AbortSignal | undefined): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-stdin-'))
  const release = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'stdin.csv')
  const hash = createHash('sha256')
  try {
    await pipeline(
      stream,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path),
      signal === undefined ? {} : { signal },
    )
  } catch (error) {
    await release()
    throw error
  }
  return { path, name: 'stdin', sha256: hash.digest('hex'), release }
}
