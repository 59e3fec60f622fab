import { classOf, isDigit, isHangul, letter, separator, unspaced } from './characters.ts'
import { wholeOf } from './compound.ts'
import { normalizeText } from './normalize.ts'
import { phoneAt } from './phone.ts'
import { emitGrams, emitUnspaced } from './unspaced.ts'

/**
 * - `word` counts in a passage's length.
 * - `variant` is another spelling of words already given: "email" for "e-mail".
 * - `whole` is taken as it is: "c++", "3.5", "info@example.org".
 * - `gram` is a piece of a run without spaces.
 */
export type TokenKind = 'word' | 'variant' | 'whole' | 'gram'
export type EmitToken = (form: string, kind: TokenKind) => void

/** Longer runs of letters are keys and encoded data: nobody types them, and each would be a term of its own. */
const longestToken = 64

/** Characters that hold a compound together when letters or digits stand on both sides. */
const joiners = new Set([..."'’-‐.,&@/_+:"].map((character) => character.charCodeAt(0)))

/** Gives every token of `text`, in order and in the case of the text. Compounds come as parts first, then whole. */
export function tokenize(text: string, emit: EmitToken): void {
  const source = normalizeText(text)
  let at = 0
  let phoneEnd = 0
  while (at < source.length) {
    const code = source.codePointAt(at) ?? 0
    const kind = classOf(code)
    const phone = at >= phoneEnd && isDigit(code) ? phoneAt(source, at) : undefined
    if (phone !== undefined) {
      emit(phone.form, 'whole')
      phoneEnd = phone.end
    }
    if (kind === letter) at = emitCompound(source, at, emit)
    else if (kind === unspaced) at = emitRun(source, at, emit)
    else at += code > 0xffff ? 2 : 1
  }
}

function emitRun(source: string, start: number, emit: EmitToken): number {
  const end = runEnd(source, start, unspaced)
  emitUnspaced(source.slice(start, end), emit)
  return end
}

function runEnd(source: string, start: number, kind: number): number {
  let at = start
  while (at < source.length) {
    const code = source.codePointAt(at) ?? 0
    if (classOf(code) !== kind) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

function emitCompound(source: string, start: number, emit: EmitToken): number {
  let end = emitPart(source, start, emit)
  let parts = 1
  while (joiners.has(source.charCodeAt(end)) && classOf(source.codePointAt(end + 1) ?? 0) === letter) {
    end = emitPart(source, end + 1, emit)
    parts++
  }
  const suffix = parts === 1 ? programmingSuffix(source, end) : ''
  const leadingDot = isLeadingDot(source, start)
  if (parts === 1 && suffix === '' && !leadingDot) return end
  const raw = `${leadingDot ? '.' : ''}${source.slice(start, end)}${suffix}`
  if (raw.length > longestToken) return end
  const whole = wholeOf(raw)
  if (whole !== undefined) emit(whole.form, whole.kind)
  return end + suffix.length
}

function emitPart(source: string, start: number, emit: EmitToken): number {
  const end = runEnd(source, start, letter)
  if (end - start > longestToken) return end
  const part = source.slice(start, end)
  emit(part, 'word')
  if (isHangul(source.charCodeAt(start))) emitGrams(part, 2, emit)
  else if (isDigit(source.charCodeAt(end - 1)) && !isDigit(source.charCodeAt(start))) emitCode(part, emit)
  return end
}

/** "HX2040" is also found by "HX 2040" and by "2040". */
function emitCode(part: string, emit: EmitToken): void {
  const pieces = /^(\p{L}+)(\d{3,})$/u.exec(part)
  if (pieces?.[1] === undefined || pieces[2] === undefined) return
  emit(pieces[1], 'variant')
  emit(pieces[2], 'variant')
}

/** "c++", "f#": the sign makes another name of the letter before it. */
function programmingSuffix(source: string, end: number): string {
  const suffix = source.startsWith('++', end) ? '++' : source[end] === '#' ? '#' : ''
  return suffix !== '' && classOf(source.codePointAt(end + suffix.length) ?? 0) === separator ? suffix : ''
}

/** ".net" at the start of a word, but not the end of a sentence whose space is missing. */
function isLeadingDot(source: string, start: number): boolean {
  return source[start - 1] === '.' && (start === 1 || /\s/.test(source[start - 2] ?? ''))
}
