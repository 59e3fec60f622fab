import type { Span } from '../../passages/index.ts'
import { foldText } from './fold-text.ts'

/** Words of these scripts stand inside runs of letters, so their borders cannot be asked for. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const wordCharacter = /[\p{L}\p{N}]/u
const wordEnding = /[\p{L}\p{M}]*/uy

/**
 * Finds any word of a group of like words in folded text. The expression holds nothing but the words themselves, and borders are
 * looked at in code: classes of letters at every word would take a hundred times as long to compile.
 */
export class KinPattern {
  readonly #finder: RegExp

  /** `group` holds words and phrases apart by `|`; a `*` at the end stands for any ending. */
  constructor(group: string) {
    const kinds = { anywhere: new Set<string>(), stem: new Set<string>(), word: new Set<string>() }
    for (const phrase of group.split('|')) {
      const isStem = phrase.endsWith('*')
      const kind = unspaced.test(phrase) ? 'anywhere' : isStem ? 'stem' : 'word'
      kinds[kind].add(foldText(isStem ? phrase.slice(0, -1) : phrase))
    }
    const sources = Object.entries(kinds).flatMap(([kind, phrases]) =>
      phrases.size === 0 ? [] : [`(?<${kind}>${[...phrases].sort(longestFirst).map(literal).join('|')})`],
    )
    this.#finder = new RegExp(sources.join('|'), 'gu')
  }

  test(folded: string): boolean {
    return this.find(folded) !== undefined
  }

  /** The first place at or behind `from`. */
  find(folded: string, from = 0): Span | undefined {
    const finder = this.#finder
    finder.lastIndex = from
    for (let match = finder.exec(folded); match !== null; match = finder.exec(folded)) {
      const start = match.index
      const end = start + match[0].length
      if (match.groups?.anywhere !== undefined) return { start, end }
      const whole = match.groups?.stem === undefined ? end : endOfWord(folded, end)
      if (!touchesWord(folded, start, whole)) return { start, end: whole }
      finder.lastIndex = start + 1
    }
    return undefined
  }

  *all(folded: string): Generator<string> {
    for (let place = this.find(folded); place !== undefined; place = this.find(folded, place.end)) {
      yield folded.slice(place.start, place.end)
    }
  }
}

const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1)
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

function endOfWord(text: string, from: number): number {
  wordEnding.lastIndex = from
  return from + (wordEnding.exec(text)?.[0].length ?? 0)
}

function touchesWord(text: string, start: number, end: number): boolean {
  const before = start > 0 && wordCharacter.test(String.fromCodePoint(text.codePointAt(start - 1) ?? 32))
  const after = end < text.length && wordCharacter.test(String.fromCodePoint(text.codePointAt(end) ?? 32))
  return before || after
}
