import { stemmer } from '@orama/stemmers/english'

/** A word of a question, a header or a cell in three depths: as written, without its plural, and its root. */
export interface Token {
  readonly word: string
  readonly stem: string
  readonly root: string
}

const tokenPattern =
  /[$#]?\p{N}+(?:[.,]\p{N}+)*(?:%|[\p{L}\p{M}]{1,3}(?![\p{L}\p{M}\p{N}]))?|[\p{L}\p{M}\p{N}]+|[%$#]/gu

/** Words and numbers of a text in order: lower case, without accents, and with the commas of large numbers left out. */
export function wordsOf(text: string): readonly string[] {
  const found = fold(text).match(tokenPattern) ?? []
  return found
    .map((token) => (/^[$#]?\d{1,3}(,\d{3})+(\.\d+)?\D*$/.test(token) ? token.replaceAll(',', '') : token))
    .flatMap(splitList)
}

/** "3,5" in a text is two numbers. */
function splitList(token: string): readonly string[] {
  return token.includes(',') ? token.split(',').filter((part) => part !== '') : [token]
}

export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

const stems = new Map<string, string>()
const roots = new Map<string, string>()

/** A word without its plural ending. */
export function stemOf(word: string): string {
  return remembered(stems, word, cutPlural)
}

/** A word's Snowball root. */
function rootOf(word: string): string {
  return remembered(roots, word, (one) => (/^[a-z]+$/.test(one) ? stemmer(one) : one))
}

export function tokensOf(text: string): readonly Token[] {
  return wordsOf(text).map((word) => ({ word, stem: stemOf(word), root: rootOf(word) }))
}

export const stemText = (text: string): string => wordsOf(text).map(stemOf).join(' ')

function cutPlural(word: string): string {
  if (word.length < 4 || !/^[a-z]+s$/.test(word) || /(?:ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:sh|ch|x|ss|z)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** A table's words come again and again. */
const mostRemembered = 100_000

function remembered(known: Map<string, string>, word: string, make: (word: string) => string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  if (known.size >= mostRemembered) known.clear()
  const made = make(word)
  known.set(word, made)
  return made
}
