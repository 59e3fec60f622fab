import { chooseVocabulary, type Operator, type Vocabulary } from '../../lexicon/index.ts'
import { readWords, type Word } from '../../words/words.ts'
import { german } from './de.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { italian } from './it.ts'
import { dutch } from './nl.ts'
import type { Phrases } from './phrases.ts'
import { portuguese } from './pt.ts'

/** What the lexicon's operators are in English. */
const operatorWords: Partial<Readonly<Record<Operator, string>>> = {
  count: 'how many',
  distinct: 'different',
  list: 'list',
  which: 'which',
  who: 'who',
  most: 'the most',
  least: 'the least',
  common: 'the most common',
  rare: 'the least common',
  top: 'top',
  bottom: 'bottom',
  highest: 'the highest',
  lowest: 'the lowest',
  latest: 'the latest',
  earliest: 'the earliest',
  cheapest: 'the lowest',
  average: 'the average',
  sum: 'the total',
  not: 'not',
  have: 'have',
  contain: 'have',
  more: 'more than',
  less: 'less than',
  'at-least': 'at least',
  'at-most': 'at most',
  'or-more': 'or more',
  'or-less': 'or less',
  exactly: 'exactly',
  between: 'between',
  since: 'since',
  before: 'before',
  missing: 'no',
  and: 'and',
  or: 'or',
  per: 'for',
  starts: 'starts with',
  ends: 'ends with',
  rows: 'rows',
}

const languages: Readonly<Record<string, Phrases>> = {
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
}

const phrasesOf = new Map(
  Object.entries(languages).map(([language, phrases]) => [
    language,
    new Map(Object.entries(phrases).flatMap(([english, own]) => own.split('|').map((phrase) => [phrase, english]))),
  ]),
)
const longestName = 6

/**
 * The core words of a question in another language said in English, which the model learned, in their order: "¿cuántos pedidos hay de
 * Francia?" becomes "how many pedidos francia". What the table names stays as it is. A question in English, or in a language without such
 * words, comes back untouched.
 */
export function inEnglish(question: string, isNamed: (words: string) => boolean): string {
  const words = readWords(question)
  const vocabulary = chooseVocabulary(words)
  const phrases = phrasesOf.get(vocabulary.lexicon.language)
  if (phrases === undefined) return question
  const said: string[] = []
  for (let at = 0; at < words.length; ) {
    const named = longest(words, {
      at,
      most: longestName,
      knows: (run) => !vocabulary.skipped.has(run) && isNamed(run),
    })
    const known = longest(words, {
      at,
      most: vocabulary.longest,
      knows: (run) => wordsFor(run, { vocabulary, phrases }) !== undefined,
    })
    const length = Math.max(named, known, 1)
    const run = words.slice(at, at + length)
    const core = known > named ? wordsFor(foldOf(run), { vocabulary, phrases }) : undefined
    said.push(core ?? run.map(({ text }) => text).join(' '))
    at += length
  }
  return said.filter((one) => one !== '').join(' ')
}

/** Length in words of the longest run from `at` on that is known; 0 when none is. */
function longest(
  words: readonly Word[],
  { at, most, knows }: { readonly at: number; readonly most: number; readonly knows: (run: string) => boolean },
): number {
  for (let length = Math.min(most, words.length - at); length > 0; length--)
    if (knows(foldOf(words.slice(at, at + length)))) return length
  return 0
}

const foldOf = (words: readonly Word[]): string => words.map(({ fold }) => fold).join(' ')

function wordsFor(
  run: string,
  { vocabulary, phrases }: { readonly vocabulary: Vocabulary; readonly phrases: ReadonlyMap<string, string> },
): string | undefined {
  const own = phrases.get(run)
  if (own !== undefined) return own
  const operator = vocabulary.operators.get(run)
  const core = operator === undefined ? undefined : operatorWords[operator]
  return core ?? (vocabulary.skipped.has(run) ? '' : undefined)
}
