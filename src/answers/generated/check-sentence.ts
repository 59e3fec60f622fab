import { plainText } from '../composing/plain-text.ts'
import type { ReplySentence } from './answer-reply.ts'
import { type FactKind, unsupportedFacts } from './facts/check-facts.ts'
import { foldFacts, type ReadCited, readCited, wordsOf } from './facts/cited-text.ts'
import { uncased } from './facts/find-names.ts'
import { locateQuote, type Place } from './locate-quote.ts'
import { aboveOf, type ShownPassage } from './shown-passage.ts'
import type { SentenceWords } from './word-knowledge.ts'

/** Why a sentence of a model was not taken. A kind of fact: one that its citations do not hold. */
export type DropReason =
  | 'empty'
  | 'too-long'
  | 'no-citation'
  | 'unknown-passage'
  | 'quote-not-found'
  | 'off-topic'
  | FactKind

export interface CitedPlace extends Place {
  readonly shown: ShownPassage
}

export type CheckedSentence =
  | { readonly holds: true; readonly text: string; readonly places: readonly CitedPlace[] }
  /** `detail` is for the model, which wrote the sentence: what does not stand in the passages. */
  | { readonly holds: false; readonly text: string; readonly reason: DropReason; readonly detail: string }

/** Longer sentences are no answer to read. */
const mostCharacters = 700

/** Checks one sentence: its citations resolve, its quotes stand in the passages, and its facts in what is quoted. */
export function checkSentence(
  { text, cites }: ReplySentence,
  passages: readonly ShownPassage[],
  wordsOfSentence: (sentence: string) => SentenceWords,
): CheckedSentence {
  const plain = plainText(text).replace(/\s+/g, ' ')
  const drop = (reason: DropReason, detail: string): CheckedSentence => ({ holds: false, text: plain, reason, detail })
  if (!/\p{L}|\p{N}/u.test(plain)) return drop('empty', 'it says nothing')
  if (plain.length > mostCharacters) return drop('too-long', 'it is too long')
  const resolved = cites.map(({ passage, quote }) => resolve(passage, quote, passages))
  const places = resolved.filter((one) => typeof one !== 'string')
  if (places.length === 0) {
    const [reason = 'no-citation' as const] = resolved.filter((one) => typeof one === 'string')
    return drop(reason, problems[reason])
  }
  const cited = readCited(citedText(places))
  const known = wordsOfSentence(plain)
  const sameLanguage = places.some(({ shown }) => shown.passage.language === known.language)
  const [missing] = unsupportedFacts(plain, cited, { ...known, sameLanguage })
  if (missing !== undefined)
    return drop(missing.kind, `the ${missing.kind} “${missing.text}” does not stand in what it quotes`)
  if (sameLanguage && isOffTopic(plain, cited, known))
    return drop('off-topic', 'it has no word in common with what it quotes')
  return { holds: true, text: plain, places }
}

const problems = {
  'no-citation': 'it cites nothing',
  'unknown-passage': 'it cites a passage that was not given',
  'quote-not-found': 'its quote is not in the passage letter by letter',
} as const

function resolve(
  number: number,
  quote: string,
  passages: readonly ShownPassage[],
): CitedPlace | 'unknown-passage' | 'quote-not-found' {
  const shown = passages.find((passage) => passage.number === number)
  if (shown === undefined) return 'unknown-passage'
  const place = locateQuote(plainText(quote), shown)
  return place === undefined ? 'quote-not-found' : { ...place, shown }
}

/** Whole units: a reader is shown those, too. */
function citedText(places: readonly CitedPlace[]): { readonly text: string; readonly above: string } {
  const nothing: ReadonlySet<string> = new Set()
  return {
    text: places
      .flatMap(({ shown, from, to }) => shown.units.filter(({ at }) => from <= at && at <= to))
      .map(({ text }) => text.replaceAll(' | ', '\n'))
      .join('\n'),
    above: places.flatMap(({ shown }) => aboveOf(shown, { hidden: nothing })).join('\n'),
  }
}

const shortestWord = 4

/** Shares no word with what it cites, whatever its endings. In scripts without capitals every word is looked up anyway. */
function isOffTopic(sentence: string, cited: ReadCited, { isCommon }: SentenceWords): boolean {
  if (uncased.test(sentence)) return false
  const words = wordsOf(foldFacts(sentence)).filter((word) => word.length >= shortestWord)
  const stemsOf = (word: string) => word.slice(0, Math.max(shortestWord, word.length - 3))
  const known = new Set(cited.words.map(stemsOf))
  const telling = words.filter((word) => !isCommon(word) || cited.wordSet.has(word))
  return (telling.length === 0 ? words : telling).every((word) => !known.has(stemsOf(word)) && !cited.wordSet.has(word))
}
