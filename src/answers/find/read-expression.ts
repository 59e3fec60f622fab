import { foldText } from '../words/fold-text.ts'
import type { FindExpression, FindTerm } from './find-query.ts'
import { hasUnspaced } from './phrase.ts'

interface Token {
  readonly text: string
  readonly quoted: boolean
  readonly minus: boolean
}

/** A quotation with its marks, „German“, “English”, «outward», »inward« or 「Japanese」; or what stands between white space. */
const tokenPattern = /(-?)(?:"([^"]+)"|“([^”"]+)[”"]|„([^“”"]+)[“”"]|«([^»]+)»|»([^«]+)«|「([^」]+)」)|(\S+)/gu

/**
 * Reads `word`, `"a phrase"`, `A or B`, `A but not B` and `-word`. Words side by side must all be there; "or" binds less than that, and
 * "but not" and `-` take away from all that stands before. A number goes with the word before it, as in ISO 27001. What makes no sense as
 * an operator is a word, so that no query is an error; undefined when there is nothing to look for.
 */
export function readExpression(text: string): FindExpression | undefined {
  const tokens = tokensOf(text)
  const parts = splitAt(tokens, negationAt)
  const [wanted = [], ...unwanted] = parts
  const minuses = tokens.filter(({ minus }) => minus).map((token) => allOf([token]))
  const negated = [...unwanted.map(anyOf), ...minuses].filter((part) => part !== undefined)
  return combined('all', [anyOf(wanted), ...negated.map((of): FindExpression => ({ kind: 'not', of }))])
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(tokenPattern)].flatMap(([all, minus = '', ...groups]): Token[] => {
    const bare = groups.at(-1)
    if (bare === undefined) {
      const quoted = groups.find((group) => group !== undefined) ?? all
      return isSayable(quoted) ? [{ text: quoted.replace(/\s+/g, ' ').trim(), quoted: true, minus: minus !== '' }] : []
    }
    const excluded = /^-(?=\p{L})/u.test(bare)
    const word = bare.replace(/^[-([{¿¡]+(?=[\p{L}\p{N}])/u, '').replace(/(?<=\S)[.,;:!?)\]}]+$/u, '')
    return isSayable(word) ? [{ text: word, quoted: false, minus: excluded }] : []
  })
}

const isSayable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Tokens that the operator at `at` takes up; none where it is an ordinary word. */
type OperatorAt = (tokens: readonly Token[], at: number) => number

const negationAt: OperatorAt = (tokens, at) => {
  const [one, two] = [plainWord(tokens[at]), plainWord(tokens[at + 1])]
  const length =
    tokens[at]?.text === 'NOT' && one !== undefined ? 1 : /^(but|and)$/.test(one ?? '') && two === 'not' ? 2 : 0
  return at + length < tokens.length ? length : 0
}

const orAt: OperatorAt = (tokens, at) => (plainWord(tokens[at]) === 'or' && at > 0 && at + 1 < tokens.length ? 1 : 0)

const plainWord = (token: Token | undefined): string | undefined =>
  token === undefined || token.quoted || token.minus ? undefined : token.text.toLowerCase()

function splitAt(tokens: readonly Token[], operatorAt: OperatorAt): readonly (readonly Token[])[] {
  const runs: Token[][] = [[]]
  let at = 0
  for (;;) {
    const token = tokens[at]
    if (token === undefined) return runs
    const length = operatorAt(tokens, at)
    if (length > 0) runs.push([])
    else runs.at(-1)?.push(token)
    at += Math.max(1, length)
  }
}

function anyOf(tokens: readonly Token[]): FindExpression | undefined {
  const wanted = tokens.filter(({ minus }) => !minus)
  return combined('any', splitAt(wanted, orAt).map(allOf))
}

function allOf(tokens: readonly Token[]): FindExpression | undefined {
  const words = tokens.filter((token, i) => !(plainWord(token) === 'and' && i > 0 && i + 1 < tokens.length))
  const terms: FindTerm[] = []
  for (const [i, { text, quoted }] of words.entries()) {
    const before = words[i - 1]
    const last = terms.at(-1)
    if (!quoted && /^\p{N}/u.test(text) && last !== undefined && before?.quoted === false)
      terms.splice(-1, 1, { text: `${last.text} ${text}`, kind: 'phrase' })
    else terms.push({ text, kind: quoted || !hasForms(text) ? 'phrase' : 'word' })
  }
  return combined(
    'all',
    terms.map((term): FindExpression => ({ kind: 'term', term })),
  )
}

/** Signs, digits and scripts without spaces are taken as they are. */
export const hasForms = (text: string): boolean => /^[\p{L}\p{M}]+$/u.test(foldText(text)) && !hasUnspaced(text)

function combined(kind: 'all' | 'any', parts: readonly (FindExpression | undefined)[]): FindExpression | undefined {
  const of = parts.filter((part) => part !== undefined)
  return of.length > 1 ? { kind, of } : of[0]
}
