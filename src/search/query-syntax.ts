import { hasUnspaced } from './analyzer/index.ts'

/** A query as people write it, taken apart. */
export interface ParsedQuery {
  /** What ranks: without quotation marks and without what is to be absent. Words of phrases stay, in their place. */
  readonly query: string
  /** What must stand in a passage word for word, as written between quotation marks; none twice. */
  readonly phrases: readonly string[]
  /** What must not stand in a passage: words, and phrases; none twice. */
  readonly without: readonly string[]
  /** `query`, place for place, with commas for the characters of its phrases: what may be read freely, as a name for example. */
  readonly unquoted: string
}

/** Opening quotation marks with those that close them: „German“, “English”, «outward», »inward«, 「Japanese」. */
const closings: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
])

/**
 * Reads `"exact phrase"`, `-word` and `-"a phrase"`. Everything else is text, so that no query is an error. A minus counts only where a word
 * begins and directly before a letter or a quotation mark: "covid-19", "- dash" and "-5" are text. So are a quotation mark without its partner
 * or without a word in between, and a straight one behind a letter or digit, as in 5" pipe.
 */
export function parseQuery(text: string): ParsedQuery {
  const quotation = quotationReader(text)
  const excludedWord = /\p{L}\S*/uy
  const phrases: string[] = []
  const without: string[] = []
  const free = new FreeText()
  let at = 0
  while (at < text.length) {
    const minus = text[at] === '-' && !/\S/.test(text[at - 1] ?? '')
    const start = minus ? at + 1 : at
    const quoted = quotation(start)
    excludedWord.lastIndex = start
    const word = minus ? excludedWord.exec(text)?.[0] : undefined
    if (quoted !== undefined) {
      const phrase = tidy(quoted)
      if (minus) without.push(phrase)
      else {
        phrases.push(phrase)
        free.addPhrase(phrase)
      }
      at = start + quoted.length + 2
    } else if (word !== undefined) {
      without.push(word.replace(/[.,;:!?)\]}]+$/, ''))
      at = start + word.length
    } else {
      free.add(text[at] ?? '')
      at++
    }
  }
  const [query, unquoted] = [free.query.trimEnd(), free.unquoted.trimEnd()]
  return { query, phrases: [...new Set(phrases)], without: [...new Set(without)], unquoted }
}

/** Collects what ranks, runs of white space as one space. */
class FreeText {
  query = ''
  unquoted = ''
  // Looking at the end of a string that grows would copy it each time.
  #afterSpace = true

  add(character: string): void {
    if (/\S/.test(character)) this.#push(character, character)
    else this.#space()
  }

  addPhrase(phrase: string): void {
    this.#space()
    this.#push(phrase, ','.repeat(phrase.length))
    this.#space()
  }

  #space(): void {
    if (!this.#afterSpace) this.#push(' ', ' ')
    this.#afterSpace = true
  }

  #push(text: string, unquoted: string): void {
    this.query += text
    this.unquoted += unquoted
    this.#afterSpace = false
  }
}

/** Gives what stands between the quotation mark at a place and its partner; undefined where no quotation begins. Places must ascend. */
function quotationReader(text: string): (at: number) => string | undefined {
  const nextWord = finder(text, /[\p{L}\p{N}]/gu)
  const nextClosing = new Map(
    [...closings].map(([mark, closing]) => [mark, finder(text, new RegExp(`[${closing}]`, 'g'))]),
  )
  return (at) => {
    const end = nextClosing.get(text[at] ?? '')?.(at + 1) ?? text.length
    if (end === text.length || nextWord(at) > end) return undefined
    if (text[at] === '"' && endsSpacedWord(text.slice(Math.max(0, at - 2), at))) return undefined
    return text.slice(at + 1, end)
  }
}

/** Finds the next match from a place on, `text.length` when there is none. Places must ascend: all calls together read the text once. */
function finder(text: string, pattern: RegExp): (from: number) => number {
  let found = -1
  return (from) => {
    if (found >= from) return found
    pattern.lastIndex = from
    found = pattern.exec(text)?.index ?? text.length
    return found
  }
}

const endsSpacedWord = (text: string): boolean => /[\p{L}\p{N}\p{M}]$/u.test(text) && !hasUnspaced(text.slice(-1))

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
