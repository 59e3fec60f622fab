import { findMails, findPhones } from '../../values/index.ts'

/** What is right only letter by letter: a mail address, a web address, a telephone number, a code of letters and digits. */
export interface Literal {
  readonly kind: 'mail' | 'url' | 'phone' | 'code'
  readonly start: number
  readonly end: number
  /** Without what may be written differently: protocol, `www.`, spaces and brackets. */
  readonly key: string
}

const url =
  /(?:https?:\/\/|www\.)[^\s<>"“”«»]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|ai|app|dev|info|biz|eu|edu|gov|example|\p{Ll}{2})(?![\p{L}\p{N}])(?:\/[^\s<>"“”«»]*)?/gu
/** Every repetition begins with a sign of its own, or long words would be read in all the ways they can be cut. */
const code = /(?<![\p{L}\p{N}])\p{L}+(?:[-_./]\p{L}+)*[-_]?\d[\p{L}\d]*(?:[-_][\p{L}\d]+)*(?![\p{L}\p{N}])/gu

/** Those of a folded text with plain digits. A literal inside another is left out. */
export function findLiterals(text: string): readonly Literal[] {
  const of = (kind: Literal['kind'], found: Iterable<{ start: number; end: number }>): Literal[] =>
    [...found].map(({ start, end }) => ({ kind, start, end, key: literalKey(kind, text.slice(start, end)) }))
  const matchesOf = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => {
      const length = match[0].replace(/[.,;:!?)\]]+$/, '').length
      return { start: match.index, end: match.index + length }
    })
  const found = [
    ...of('mail', findMails(text)),
    ...of('url', matchesOf(url)),
    ...of('phone', findPhones(text)),
    ...of('code', matchesOf(code)),
  ]
  const chosen: Literal[] = []
  for (const literal of found) {
    if (!chosen.some((other) => literal.start < other.end && other.start < literal.end)) chosen.push(literal)
  }
  return chosen
}

function literalKey(kind: Literal['kind'], text: string): string {
  switch (kind) {
    case 'mail':
      return text.replace(/\s/g, '')
    case 'url':
      return text.replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/\/$/, '')
    case 'phone':
      return phoneKey(text)
    case 'code':
      return text.replace(/[-_./]/g, '')
  }
}

/** Digits alone; the prefix of international calls and the zero in brackets, which is not dialled then, left out. */
function phoneKey(text: string): string {
  return text.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '')
}
