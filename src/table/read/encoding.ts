import { RagtimeError } from '../../errors.ts'
import { canonicalName, guessEncoding } from './guess-encoding.ts'
import type { TextSurvey } from './text-survey.ts'

/** How the bytes of a text become characters. */
export interface Encoding {
  /** The name the WHATWG gives it: `utf-8`, `utf-16le`, `windows-1252` … */
  readonly name: string
  /** Bytes of the byte order mark, to be left out. */
  readonly bomBytes: number
  /** Bytes that cannot be decoded fail the reading; otherwise they become U+FFFD. */
  readonly strict: boolean
  /** What there is to say about a guess. */
  readonly guess?: string
}

/** The encoding of a text: the one asked for, else by byte order mark, else UTF-8 when it is that, else a guess. */
export function chooseEncoding(name: string, survey: TextSurvey, asked: string | undefined): Encoding {
  const marked = byteOrderMark(survey.head)
  if (asked !== undefined) return askedEncoding(name, survey, asked, marked)
  if (marked !== undefined && marked.name !== 'utf-8') return { ...marked, strict: false }
  const bomBytes = marked?.bomBytes ?? 0
  const wide = wideEncoding(survey.head)
  if (wide !== undefined)
    return { name: wide, bomBytes: 0, strict: false, guess: `it has no byte order mark, but looks like ${wide}` }
  if (survey.invalid === 0) return { name: 'utf-8', bomBytes, strict: true }
  if (marked !== undefined || survey.valid >= 20 * survey.invalid) {
    const guess = `it is meant to be UTF-8; ${survey.invalid} byte sequences that are not were replaced by U+FFFD`
    return { name: 'utf-8', bomBytes, strict: false, guess }
  }
  const guessed = guessEncoding(survey.beyondAscii)
  return { name: guessed, bomBytes: 0, strict: false, guess: `it is not UTF-8 and was read as ${guessed}` }
}

function askedEncoding(
  file: string,
  survey: TextSurvey,
  asked: string,
  marked: { readonly name: string; readonly bomBytes: number } | undefined,
): Encoding {
  const name = canonicalName(asked)
  if (name === undefined) {
    throw new RagtimeError('CSV_ENCODING', {
      what: `${file}: the encoding "${asked}" is not known`,
      why: 'encodings have the names of the WHATWG Encoding Standard',
      fix: 'pass utf-8, utf-16le, windows-1252, iso-8859-2, shift_jis, gb18030, euc-kr or another name of that standard, or none',
      data: { file, encoding: asked },
    })
  }
  if (name === 'utf-8' && survey.invalid > 0) throw undecodable(file, name)
  return { name, bomBytes: marked?.name === name ? marked.bomBytes : 0, strict: true }
}

export function undecodable(file: string, encoding: string): RagtimeError {
  return new RagtimeError('CSV_ENCODING', {
    what: `${file} is not ${encoding}: it holds bytes that cannot be decoded`,
    why: 'the file was written in another encoding than the one asked for, or is damaged',
    fix: 'leave the encoding out to have it found, or pass the right one',
    data: { file, encoding },
  })
}

function byteOrderMark(head: Buffer): { readonly name: string; readonly bomBytes: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', bomBytes: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', bomBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', bomBytes: 2 }
  return undefined
}

/** UTF-16 without a byte order mark: Western text in it has a zero in nearly every second byte. */
export function wideEncoding(head: Buffer): string | undefined {
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const half = head.length / 2
  if (odd > 0.4 * half && even < 0.05 * half) return 'utf-16le'
  return even > 0.4 * half && odd < 0.05 * half ? 'utf-16be' : undefined
}
