import {
  exactTerm,
  foldAccents,
  foldCase,
  functionWordsOf,
  hasUnspaced,
  isInvariable,
  languageOf,
  tokenize,
  unaccentedTerm,
} from '../../analyzer/index.ts'
import type { Segment } from '../segment/segment.ts'
import { StreamReader } from '../segment/stream-reader.ts'

/** Words as phrases compare them: neither case nor accents count. */
const foldWord = (word: string): string => foldAccents(foldCase(word))

/** 1 for each passage of the segment whose text holds `phrase` word for word. Nothing holds a phrase without words. */
export function phraseMask(segment: Segment, phrase: string): Uint8Array {
  const mask = new Uint8Array(segment.passages)
  const words: string[] = []
  tokenize(phrase, (form, kind) => {
    if (kind === 'word') words.push(foldWord(form))
  })
  if (words.length === 0) return mask
  // Runs without spaces are cut into words by what stands around them, so they are compared as text.
  const holds = hasUnspaced(phrase) ? textMatcher(segment, phrase) : wordMatcher(segment, words)
  for (const passage of candidates(segment, words, hasUnspaced(phrase))) if (holds(passage)) mask[passage] = 1
  return mask
}

/** Passages that hold every word that ranks, ascending: all of them when none does, as with function words alone. */
function candidates(segment: Segment, words: readonly string[], unspaced: boolean): Iterable<number> {
  const lists = unspaced
    ? []
    : words.filter((word) => !isFunctionWord(segment, word)).map((word) => holders(segment, word))
  const [first, ...others] = lists.sort((a, b) => a.size - b.size)
  if (first === undefined) return Array.from({ length: segment.passages }, (_, passage) => passage)
  return [...first].filter((passage) => others.every((list) => list.has(passage)))
}

/** In some language of the segment, whose passages are then not found by it. */
function isFunctionWord({ facts }: Segment, word: string): boolean {
  return facts.languages.some(([code]) => functionWordsOf(languageOf(code)).has(word))
}

/** Passages with the word in some spelling of its accents. */
function holders(segment: Segment, word: string): ReadonlySet<number> {
  const terms = isInvariable(word) ? [word] : [exactTerm(word), unaccentedTerm(word)]
  return new Set(terms.flatMap((term) => [...segment.postings(term).passages]))
}

function wordMatcher(segment: Segment, words: readonly string[]): (passage: number) => boolean {
  const reader = new StreamReader(segment)
  const folded = new Map<number, string>()
  const wordAt = (index: number): string => {
    const number = reader.wordAt(index)
    if (number < 0) return ''
    const known = folded.get(number) ?? foldWord(segment.vocabulary.get(number))
    folded.set(number, known)
    return known
  }
  return (passage) => {
    reader.read(passage)
    for (let start = reader.textStart; start + words.length <= reader.length; start++) {
      if (words.every((word, offset) => wordAt(start + offset) === word)) return true
    }
    return false
  }
}

function textMatcher(segment: Segment, phrase: string): (passage: number) => boolean {
  const wanted = foldWord(phrase).trim()
  return (passage) => foldWord(segment.passage(passage, []).text).includes(wanted)
}
