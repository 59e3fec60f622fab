import { RagtimeError } from '../../errors.ts'
import { type Language, languageOf, loadLanguage, type QueryWord, queryWord, queryWords } from '../analyzer/index.ts'
import type { Hit, Ranking, Replacement, SearchRequest } from '../passage-index.ts'
import { filterOf } from './filter.ts'
import { matchesOf, type WordMatches } from './matches.ts'
import { replacementsOf } from './replacements.ts'
import { RowOrder } from './row-order.ts'
import { Scoring } from './score.ts'
import type { Snapshot } from './snapshot.ts'

const mostHits = 1000
/** A query is taken to be in a language of at least this share of the passages: of a rare one, its function words are real words. */
const leastShare = 0.01

export async function search(snapshot: Snapshot, request: SearchRequest): Promise<Ranking> {
  checkRequest(request)
  const languages = await languagesOf(snapshot, 0)
  const words = queryWords(request.query, languages, { askedIn: await languagesOf(snapshot, leastShare) })
  if (words.length === 0) return listInRowOrder(snapshot, request)
  const { found, unknown, replacements } = lookUp(words, languages, snapshot, request.signal)
  const ranked = rank(snapshot, found, request)
  return {
    ...ranked,
    terms: words.map(({ word }) => word),
    unknownTerms: unknown,
    ...(replacements.length === 0 ? {} : { replacements }),
  }
}

function checkRequest({ k, offset = 0, signal }: SearchRequest): void {
  signal?.throwIfAborted()
  if (!Number.isInteger(k) || k < 1 || k > mostHits) throw outOfRange('k', k, `1 to ${mostHits}`)
  if (!Number.isSafeInteger(offset) || offset < 0) throw outOfRange('offset', offset, '0 or more')
}

const outOfRange = (name: string, value: number, range: string): RagtimeError =>
  new RagtimeError('INPUT_INVALID', {
    what: `${name} of a search is ${value}`,
    why: `it must be a whole number, ${range}`,
    fix: `give ${name} a value in that range`,
    data: { name, value },
  })

/** Languages of at least this share of the passages, commonest first. */
async function languagesOf({ languages, passages }: Snapshot, share: number): Promise<readonly Language[]> {
  const common = languages.filter((entry) => entry.passages >= share * passages)
  const codes = new Set(common.map(({ language }) => languageOf(language)))
  return Promise.all([...codes].map(loadLanguage))
}

function listInRowOrder(snapshot: Snapshot, { entities, rows, offset = 0, k }: SearchRequest): Ranking {
  if (entities === undefined && rows === undefined) return { hits: [], matched: 0, terms: [], unknownTerms: [] }
  const order = new RowOrder(snapshot, { ...(entities && { entities }), ...(rows && { rows }) })
  const hits = order
    .passages(offset)
    .take(k)
    .map((passage, index): Hit => ({ rank: offset + index + 1, score: 0, passage, terms: [] }))
  return { hits: [...hits], matched: order.length, terms: [], unknownTerms: [] }
}

interface LookedUp {
  readonly found: readonly WordMatches[]
  readonly unknown: readonly string[]
  readonly replacements: readonly Replacement[]
}

function lookUp(
  words: readonly QueryWord[],
  languages: readonly Language[],
  snapshot: Snapshot,
  signal: AbortSignal | undefined,
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
    const matches = matchesOf(word, snapshot)
    if (matches.df > 0) {
      add(matches)
      continue
    }
    unknown.push(word.word)
    const by = word.correctable ? replacementsOf(word.word, snapshot) : []
    for (const { word: replacement, weight } of by) {
      add(matchesOf({ ...queryWord(replacement, languages), weight: weight * word.weight }, snapshot))
    }
    if (by.length > 0)
      replacements.push({ term: word.word, by: by.map(({ word: term, weight }) => ({ term, weight })) })
  }
  return { found: [...found.values()], unknown, replacements }
}

function rank(
  snapshot: Snapshot,
  words: readonly WordMatches[],
  request: SearchRequest,
): Pick<Ranking, 'hits' | 'matched'> {
  if (words.length === 0) return { hits: [], matched: 0 }
  const { k, offset = 0 } = request
  const filters = snapshot.segments.map(({ segment }) => filterOf(segment, request))
  const scoring = new Scoring(snapshot, words)
  const { best, matched } = scoring.best(offset + k, filters)
  const page = best.slice(offset)
  const explained = scoring.explain(page)
  const hits = page.map(({ score, segment, passage }, index): Hit => {
    const occurrences = filters[segment]?.occurrences(passage) ?? []
    const found = snapshot.segments[segment]?.segment.passage(passage, occurrences)
    const parts = explained[index]
    if (found === undefined || parts === undefined) throw new Error(`hit ${index} is in no segment`)
    return { rank: offset + index + 1, score, passage: found, ...parts }
  })
  return { hits, matched }
}
