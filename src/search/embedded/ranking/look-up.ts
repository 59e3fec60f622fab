import { type Language, type QueryWord, queryWord } from '../../analyzer/index.ts'
import type { Replacement } from '../../passage-index.ts'
import type { Snapshot } from '../snapshot.ts'
import { matchesOf, type WordMatches } from './matches.ts'
import { replacementsOf } from './replacements.ts'

export interface LookedUp {
  /** The query's words, known or not. */
  readonly asked: readonly QueryWord[]
  /** Words that some passage holds, replacements of unknown ones among them; each word once. */
  readonly found: readonly WordMatches[]
  readonly unknown: readonly string[]
  readonly replacements: readonly Replacement[]
}

interface LookUpOptions {
  readonly languages: readonly Language[]
  /** Whether to look up the words exactly as asked, too. */
  readonly exact: boolean
  readonly signal: AbortSignal | undefined
}

/** Finds a query's words in the index, and for those it does not have the words that they may stand for. */
export function lookUp(
  words: readonly QueryWord[],
  snapshot: Snapshot,
  { languages, exact, signal }: LookUpOptions,
): LookedUp {
  const unknown: string[] = []
  const replacements: Replacement[] = []
  const found = new Map<string, WordMatches>()
  const add = (matches: WordMatches): void => {
    const before = found.get(matches.word.exact)
    const weight = matches.word.weight + (before?.word.weight ?? 0)
    found.set(matches.word.exact, { ...matches, word: { ...matches.word, weight } })
  }
  for (const word of words) {
    signal?.throwIfAborted()
    const matches = matchesOf(word, snapshot, { exact })
    if (matches.df > 0) {
      add(matches)
      continue
    }
    unknown.push(word.word)
    const by = word.correctable ? replacementsOf(word.word, snapshot) : []
    for (const { word: replacement, weight } of by) {
      add(matchesOf({ ...queryWord(replacement, languages), weight: weight * word.weight }, snapshot, { exact }))
    }
    if (by.length > 0)
      replacements.push({ term: word.word, by: by.map(({ word: term, weight }) => ({ term, weight })) })
  }
  return { asked: words, found: [...found.values()], unknown, replacements }
}
