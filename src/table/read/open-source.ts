import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { RagtimeError } from '../../errors.ts'
import { binaryKind, isGzip } from './binary.ts'
import { chooseEncoding, type Encoding, wideEncoding } from './encoding.ts'
import { TextSurvey } from './text-survey.ts'

/** A source made ready to be read: a file of plain text, looked through once. */
export interface OpenedSource {
  /** For messages: the file's name, or `standard input`. */
  readonly name: string
  /** The text, unpacked; the source itself when that is a plain file. */
  readonly textPath: string
  readonly textBytes: number
  readonly encoding: Encoding
  /** Of the raw bytes, before unpacking. */
  readonly sha256: string
  readonly sizeBytes: number
  /** Throws FILE_CHANGED when the file is not what it was when it was looked through. */
  checkUnchanged(): Promise<void>
}

interface OpenOptions {
  readonly directory: string
  readonly encoding: string | undefined
  readonly signal: AbortSignal | undefined
  /** Told how many raw bytes have been looked through. */
  readonly onBytes: (done: number, total: number | undefined) => void
}

/**
 * Looks through all bytes of a source: hash, size, encoding. A stream and a gzip file (known by its first bytes, not its name) are
 * written to `directory` first, since a table is read more than once.
 */
export async function openSource(source: string | Readable, options: OpenOptions): Promise<OpenedSource> {
  const stats = typeof source === 'string' ? await statFile(source) : undefined
  if (typeof source === 'string' && stats?.isFile()) return openFile(source, basename(source), stats, options)
  // Standard input, and what only looks like a file: pipes, devices.
  const name = typeof source === 'string' ? basename(source) : 'standard input'
  const spooled = join(options.directory, 'source')
  const input = typeof source === 'string' ? createReadStream(source) : source
  try {
    await pipeline(input, createWriteStream(spooled), { ...(options.signal && { signal: options.signal }) })
  } catch (error) {
    options.signal?.throwIfAborted()
    throw readFailure(name, error, false)
  }
  return openFile(spooled, name, await stat(spooled), options)
}

async function openFile(path: string, name: string, stats: Stats, options: OpenOptions): Promise<OpenedSource> {
  if (stats.size === 0) throw empty(name)
  const head = await readHead(path, name)
  const hash = createHash('sha256')
  const survey = new TextSurvey()
  let done = 0
  const raw = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk)
      done += chunk.length
      options.onBytes(done, stats.size)
      yield chunk
    }
  }
  const text = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      survey.push(chunk)
      refuseBinary(name, survey, options.encoding)
      yield chunk
    }
  }
  const packed = isGzip(head)
  const textPath = packed ? join(options.directory, 'unpacked') : path
  const input = createReadStream(path, { highWaterMark: 1 << 20 })
  const signal = { ...(options.signal && { signal: options.signal }) }
  try {
    if (packed) {
      const unzip = createGunzip({ chunkSize: 1 << 18 })
      await pipeline(input, raw, unzip, text, createWriteStream(textPath), signal)
    } else {
      await pipeline(input, raw, text, drain, signal)
    }
  } catch (error) {
    // The pipeline fails with an error of its own when it is aborted.
    options.signal?.throwIfAborted()
    throw readFailure(name, error, packed)
  }
  survey.end()
  if (survey.sizeBytes === 0) throw empty(name)
  return {
    name,
    textPath,
    textBytes: survey.sizeBytes,
    encoding: chooseEncoding(name, survey, options.encoding),
    sha256: hash.digest('hex'),
    sizeBytes: stats.size,
    checkUnchanged: () => checkUnchanged(path, name, stats),
  }
}

async function drain(chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of chunks);
}

async function statFile(path: string): Promise<Stats> {
  try {
    const stats = await stat(path)
    if (!stats.isDirectory()) return stats
  } catch (error) {
    throw readFailure(basename(path), error, false)
  }
  throw new RagtimeError('FILE_IS_FOLDER', {
    what: `${basename(path)} is a folder`,
    why: 'a table is read from one file',
    fix: 'pass the path of a CSV or TSV file',
    data: { file: basename(path) },
  })
}

async function readHead(path: string, name: string): Promise<Buffer> {
  try {
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw readFailure(name, error, false)
  }
}

/** Refuses what is no text. Zero bytes are fine only where they belong to UTF-16. */
function refuseBinary(name: string, survey: TextSurvey, askedEncoding: string | undefined): void {
  const kind = binaryKind(survey.head)
  if (kind !== undefined) throw notText(name, `its first bytes are those of ${kind}`)
  if (survey.firstNul < 0 || askedEncoding?.toLowerCase().startsWith('utf-16')) return
  const [first, second] = survey.head
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (marked || wideEncoding(survey.head) !== undefined) return
  throw notText(name, `it holds a zero byte (at offset ${survey.firstNul})`)
}

function notText(name: string, why: string): RagtimeError {
  return new RagtimeError('FILE_BINARY', {
    what: `${name} is not a text file`,
    why,
    fix: 'export the table as CSV or TSV first (gzip is unpacked, other archives are not)',
    data: { file: name },
  })
}

export function empty(name: string): RagtimeError {
  return new RagtimeError('FILE_EMPTY', {
    what: `${name} is empty`,
    why: 'it holds no text at all',
    fix: 'check that the export which wrote it has finished, or pass another file',
    data: { file: name },
  })
}

/** What the system says about a file, as one of our errors; anything else stays as it is. */
function readFailure(name: string, error: unknown, packed: boolean): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const data = { file: name, systemCode: code }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new RagtimeError('FILE_NOT_FOUND', {
      what: `${name} was not found`,
      why: 'there is no file of that name in that place',
      fix: 'check the path; a relative path starts at the current folder',
      data,
      cause: error,
    })
  }
  const broken = packed && code.startsWith('Z_')
  if (broken || ['EACCES', 'EPERM', 'EIO', 'EBUSY', 'ELOOP', 'ENXIO'].includes(code)) {
    return new RagtimeError('FILE_UNREADABLE', {
      what: `${name} cannot be read`,
      why: broken ? 'its gzip data ends too early or is damaged' : `the system says ${code}`,
      fix: broken
        ? 'fetch or pack the file again; `gzip -t` checks it'
        : 'check the permissions of the file and its folders',
      data,
      cause: error,
    })
  }
  return error
}

async function checkUnchanged(path: string, name: string, before: Stats): Promise<void> {
  const now = await stat(path)
  if (now.size === before.size && now.mtimeMs === before.mtimeMs && now.ino === before.ino) return
  throw new RagtimeError('FILE_CHANGED', {
    what: `${name} changed while it was being read`,
    why: 'another program is writing to it',
    fix: 'wait until that program is done and read the file again',
    data: { file: name },
  })
}
