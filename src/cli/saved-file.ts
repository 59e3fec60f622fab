import { readFile, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { RagtimeError } from '../errors.ts'

/** What `ask` prints is far smaller; a file of answers to a hundred thousand questions is about this large. */
const mostBytes = 1 << 29
/** Answers are some ten levels deep; the functions that print and compare JSON fail at some thousands. */
const deepest = 200

/** The JSON values of a file of saved answers or runs: one value, an array of them, or one a line. `-` is standard input. */
export async function readSaved(path: string): Promise<readonly unknown[]> {
  const content = path === '-' ? await text(process.stdin) : await readText(path)
  const whole = parse(content)
  if (whole !== undefined) return Array.isArray(whole.value) ? whole.value : [whole.value]
  const lines = content.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, i) => {
    const parsed = parse(line)
    if (parsed !== undefined) return parsed.value
    throw wrong(lines.length === 1 ? path : `${path}, line ${i + 1} that is not empty`, 'it is not JSON')
  })
}

/** The one answer or run of a file. */
export async function onlySaved(path: string): Promise<unknown> {
  const [one, ...others] = await readSaved(path)
  if (one !== undefined && others.length === 0) return one
  throw wrong(path, one === undefined ? 'it is empty' : `it has ${others.length + 1} of them, and one is expected`)
}

/** Writes what is not there yet: a run is not worth any other file. Throws USAGE. */
export async function saveNew(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, undefined, 2)}\n`, { flag: 'wx' }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw cause.code === 'EEXIST' ? alreadyThere(path) : unwritable(path, cause)
    },
  )
}

/** Before anything is asked or paid for. Throws USAGE. */
export async function refuseExisting(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found !== undefined) throw alreadyThere(path)
}

/**
 * The table that saved answers are of: the file given, or one of the recorded name in the current folder. A recorded name that is a path is
 * never opened: who wrote the answer does not choose what is read.
 */
export function tableOf(given: string | undefined, saved: readonly unknown[]): string {
  if (given !== undefined) return given
  const [name, ...others] = new Set(saved.map(nameIn).filter((one) => one !== undefined))
  const isPlain = name !== undefined && name !== '' && !/[/\\\0:]/.test(name) && name !== '.' && name !== '..'
  if (isPlain && others.length === 0) return resolve(name)
  throw new RagtimeError('USAGE', {
    what:
      others.length > 0 ? 'the answers are of several files' : 'the answers do not name a file that can be looked for',
    why: 'they are checked against one file, by default the one of the recorded name in the current folder',
    fix: 'name the CSV with --file',
  })
}

/** Of what may be anything at all: the name of its file, or of its answer's. */
function nameIn(saved: unknown): string | undefined {
  if (typeof saved !== 'object' || saved === null) return undefined
  if ('answer' in saved) return nameIn(saved.answer)
  if (!('source' in saved) || typeof saved.source !== 'object' || saved.source === null) return undefined
  return 'name' in saved.source && typeof saved.source.name === 'string' ? saved.source.name : undefined
}

async function readText(path: string): Promise<string> {
  const unreadable = (cause: NodeJS.ErrnoException) => {
    throw new RagtimeError(cause.code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', {
      what: `cannot read ${path}`,
      why: cause.message,
      fix: 'name a file that was saved by "ragtime ask --json" or "--save"',
      cause,
    })
  }
  const { size } = await stat(path).catch(unreadable)
  if (size > mostBytes) throw wrong(path, `it has ${size} bytes, more than ${mostBytes}`)
  return readFile(path, 'utf8').catch(unreadable)
}

/** Undefined for what is not JSON. */
function parse(json: string): { readonly value: unknown } | undefined {
  if (depthOf(json) > deepest) throw wrong('the JSON', `its values are more than ${deepest} levels deep`)
  try {
    return { value: JSON.parse(json) }
  } catch {
    return undefined
  }
}

function depthOf(json: string): number {
  let [depth, most, inText] = [0, 0, false]
  for (let at = 0; at < json.length; at++) {
    const sign = json[at]
    if (inText) {
      if (sign === '\\') at++
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '{' || sign === '[') most = Math.max(most, ++depth)
    else if (sign === '}' || sign === ']') depth--
  }
  return most
}

function wrong(what: string, why: string): RagtimeError {
  return new RagtimeError('INPUT_INVALID', {
    what: `${what} holds no answers`,
    why,
    fix: 'give what "ragtime ask --json" printed, or "--save" wrote: one value, an array, or one a line',
  })
}

function alreadyThere(path: string): RagtimeError {
  return new RagtimeError('USAGE', {
    what: `${path} is already there`,
    why: 'a saved run overwrites nothing',
    fix: 'name another file with --save, or remove this one',
  })
}

function unwritable(path: string, cause: NodeJS.ErrnoException): RagtimeError {
  return new RagtimeError('FILE_UNREADABLE', {
    what: `${path} cannot be written`,
    why: cause.message,
    fix: 'name a file in a folder that you may write to',
    cause,
  })
}
