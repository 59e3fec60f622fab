import { readFile } from 'node:fs/promises'
import { RagtimeError } from '../errors.ts'

/** A line that is not blank, and where it stands. */
export interface Line {
  readonly path: string
  /** From 1, blank lines counted. */
  readonly number: number
  readonly text: string
}

/** The lines of a UTF-8 text file. Throws FILE_NOT_FOUND or FILE_UNREADABLE with `fix`, which says what the file should be. */
export async function readLines(path: string, { fix }: { readonly fix: string }): Promise<Line[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR'
    throw new RagtimeError(missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', {
      what: missing ? `there is no file ${path}` : `${path} cannot be read`,
      why: cause.message,
      fix,
      data: { path },
      cause,
    })
  })
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ path, number: index + 1, text: line }]))
}

/** What each line says, in order. Throws INPUT_INVALID where two have one id; `what` they are is named then. */
export function readEach<Item extends { readonly id: string }>(
  lines: readonly Line[],
  read: (line: Line) => Item,
  what: string,
): readonly Item[] {
  const lineOf = new Map<string, number>()
  return lines.map((line) => {
    const item = read(line)
    const before = lineOf.get(item.id)
    if (before !== undefined) {
      throw wrongLine(line, {
        why: `its id stands on line ${before} already`,
        fix: `give every ${what} an id of its own`,
      })
    }
    lineOf.set(item.id, line.number)
    return item
  })
}

/** What is wrong with a line; its text stays out of the message. */
export function wrongLine({ path, number }: Line, { why, fix }: { readonly why: string; readonly fix: string }) {
  return new RagtimeError('INPUT_INVALID', {
    what: `${path} line ${number} is not as it should be`,
    why,
    fix,
    data: { path, line: number },
  })
}

/** The object that a line of JSON holds. Throws INPUT_INVALID. */
export function jsonObject(line: Line, { fix }: { readonly fix: string }): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    throw wrongLine(line, { why: 'it is not JSON', fix })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw wrongLine(line, { why: 'it is JSON, but not an object', fix })
}
