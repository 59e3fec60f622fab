import { editDistance } from '../../../edit-distance.ts'
import { foldAccents, type Language, type QueryWord, queryWord } from '../../analyzer/index.ts'
import type { Replacement } from '../../passage-index.ts'
import type { Snapshot } from '../snapshot.ts'
import { matchesOf, type WordMatches } from './matches.ts'
import { replacementsOf } from './replacements.ts'

export interface LookedUp {
  /** The query's words, known or not, without those that seem to be misspelt function words. */
  readonly asked: readonly QueryWord[]
  /** Words that some passage holds, replacements of unknown ones among them; each word once. */
  readonly found: readonly FoundWord[]
  readonly unknown: readonly string[]
  /** Share of the query's words that are not known, 0 to 1. */
  readonly foreign: number
  readonly replacements: readonly Replacement[]
}

/** A word to rank by, and which of the query's it is or may be. */
export interface FoundWord extends WordMatches {
  /** Place among the query's words. */
  readonly place: number
  /** How surely it is meant, 0 to 1. */
  readonly sureness: number
}

/** Letters for each slip, from which on a likeness is no chance. */
const lettersPerSlip = 5
/** Of a shorter word. */
const lessTrust = 0.5
/** Shorter words are near to too many. */
const shortestMisspelt = 3

interface LookUpOptions {
  readonly languages: readonly Language[]
  /** Whether to look up the words exactly as asked, too. */
  readonly exact: boolean
  /** Whether unknown words are taken for others near to them. */
  readonly corrects: boolean
  /** The function words of the query's language, without accents. */
  readonly functionWords: () => ReadonlySet<string>
  readonly signal: AbortSignal | undefined
}

/** Finds a query's words in the index, and for those it does not have the words that they may stand for. */
export function lookUp(
  words: readonly QueryWord[],
  snapshot: Snapshot,
  { languages, exact, corrects, functionWords, signal }: LookUpOptions,
): LookedUp {
  const asked: QueryWord[] = []
  /** Words that nothing is known of, doubtful replacements in part. */
  let unread = 0
  const unknown: string[] = []
  const replacements: Replacement[] = []
  const found = new Map<string, FoundWord>()
  const add = (matches: WordMatches, at: { readonly place: number; readonly sureness: number }): void => {
    const before = found.get(matches.word.exact)
    const weight = matches.word.weight + (before?.word.weight ?? 0)
    const sureness = Math.max(at.sureness, before?.sureness ?? 0)
    found.set(matches.word.exact, {
      ...matches,
      word: { ...matches.word, weight },
      place: before?.place ?? at.place,
      sureness,
    })
  }
  for (const [place, word] of words.entries()) {
    signal?.throwIfAborted()
    const matches = matchesOf(word, snapshot, { exact })
    if (matches.df > 0) {
      asked.push(word)
      add(matches, { place, sureness: 1 })
      continue
    }
    // A variant is another spelling of words that are asked for themselves.
    const isVariant = word.kind === 'variant'
    if (!isVariant) unknown.push(word.word)
    const by = corrects && word.correctable ? replacementsOf(word.word, snapshot) : []
    // A slip in a function word it must be, then.
    if (by.length === 0 && corrects && isNearFunctionWord(word, functionWords)) continue
    asked.push(word)
    if (!isVariant) unread += 1 - trustIn(word.word, by)
    for (const { word: replacement, weight: sureness } of by) {
      const made = { ...queryWord(replacement, languages), weight: sureness * word.weight }
      add(matchesOf(made, snapshot, { exact }), { place, sureness })
    }
    if (by.length === 0 || isVariant) continue
    replacements.push({ term: word.word, by: by.map(({ word: term, weight }) => ({ term, weight })) })
  }
  return { asked, found: [...found.values()], unknown, foreign: unread / (asked.length || 1), replacements }
}

/** How sure it is that the likeliest of the replacements is meant, 0 to 1. */
function trustIn(word: string, by: ReturnType<typeof replacementsOf>): number {
  const [best] = by
  if (best === undefined) return 0
  return best.weight * (word.length >= lettersPerSlip * best.distance ? 1 : lessTrust)
}

function isNearFunctionWord({ kind, word }: QueryWord, functionWords: () => ReadonlySet<string>): boolean {
  if (kind !== 'word' || word.length < shortestMisspelt) return false
  const folded = foldAccents(word)
  for (const other of functionWords())
    if (other.length >= shortestMisspelt && editDistance(folded, other, 1) <= 1) return true
  return false
}
