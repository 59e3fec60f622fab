import type { Passage } from '../../../passages/index.ts'
import {
  exactTerm,
  type Language,
  languageOf,
  loadLanguage,
  type QueryWord,
  queryWord,
  queryWords,
  termsOf,
  tokenize,
} from '../../analyzer/index.ts'

interface NaivePassage {
  readonly id: string
  readonly boilerplate: boolean
  readonly length: number
  readonly tf: ReadonlyMap<string, number>
}

interface NaiveHit {
  readonly id: string
  readonly score: number
}

/**
 * BM25 as the formulas say it, over plain arrays: what the embedded index must agree with. `exact` is the weight of words exactly
 * as asked.
 */
export async function naiveSearch(
  passages: readonly Passage[],
  query: string,
  exact = 0,
): Promise<readonly NaiveHit[]> {
  const languages = await languagesOfPassages(passages, 0)
  const askedIn = await languagesOfPassages(passages, 0.01)
  const all = await Promise.all(passages.map(naivePassage))
  const words = queryWords(query, languages, { askedIn }).flatMap((word) => {
    if (!word.correctable || all.some((one) => tfOf(one, word.alternatives) > 0)) return [word]
    return replacements(word.word, all).map(([replacement, weight]) => ({
      ...queryWord(replacement, languages),
      weight: weight * word.weight,
    }))
  })
  return all
    .map((one) => ({
      id: one.id,
      score: words.reduce((sum, word) => sum + scoreOf(one, word, { all, exact }), 0) * (one.boilerplate ? 0.5 : 1),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => (Math.abs(a.score - b.score) > 1e-9 ? b.score - a.score : a.id < b.id ? -1 : 1))
}

async function languagesOfPassages(passages: readonly Passage[], share: number): Promise<readonly Language[]> {
  const counts = Map.groupBy(passages, ({ language }) => language)
  const main = [...counts]
    .filter(([, those]) => those.length >= passages.length * share)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  return Promise.all([...new Set(main.map(([language]) => languageOf(language)))].map(loadLanguage))
}

async function naivePassage(passage: Passage): Promise<NaivePassage> {
  const language = await loadLanguage(passage.language)
  const tf = new Map<string, number>()
  let length = 0
  tokenize(passage.text, (form, kind) => {
    const terms = termsOf(form, kind, language)
    for (const term of terms) tf.set(term, (tf.get(term) ?? 0) + 1)
    if (kind === 'word' && terms.length > 0) length++
  })
  const entities = new Set(passage.occurrences.flatMap(({ entity }) => entity ?? []))
  const context = new Set<string>()
  const contextWords = new Set<string>()
  tokenize(
    [...passage.headings, ...(passage.tableHeader ?? []), ...(entities.size <= 3 ? entities : [])].join('\n'),
    (form, kind) => {
      const terms = termsOf(form, kind, language)
      for (const term of terms) context.add(term)
      if (kind === 'word' && terms[0] !== undefined) contextWords.add(terms[0])
    },
  )
  for (const term of context) tf.set(term, (tf.get(term) ?? 0) + 1)
  return { id: passage.id, boilerplate: passage.boilerplate, length: length + contextWords.size, tf }
}

const tfOf = ({ tf }: NaivePassage, terms: readonly string[]): number =>
  Math.max(...terms.map((term) => tf.get(term) ?? 0))

function scoreOf(
  one: NaivePassage,
  word: QueryWord,
  { all, exact }: { readonly all: readonly NaivePassage[]; readonly exact: number },
): number {
  return word.weight * (bm25(one, word.alternatives, all) + exact * bm25(one, [word.exact], all))
}

function bm25(one: NaivePassage, terms: readonly string[], all: readonly NaivePassage[]): number {
  const df = all.filter((other) => tfOf(other, terms) > 0).length
  const idf = Math.log(1 + (all.length - df + 0.5) / (df + 0.5))
  const averageLength = all.reduce((sum, { length }) => sum + length, 0) / all.length
  const tf = tfOf(one, terms)
  return (idf * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * one.length) / averageLength))
}

function replacements(unknown: string, all: readonly NaivePassage[]): readonly (readonly [string, number])[] {
  const mark = exactTerm('')
  const vocabulary = new Set(all.flatMap(({ tf }) => [...tf.keys()].filter((term) => term.startsWith(mark))))
  const near = [...vocabulary].map((term) => {
    const word = term.slice(mark.length)
    return { word, distance: slips(unknown, word), df: all.filter(({ tf }) => tf.has(term)).length }
  })
  const least = Math.min(...near.map(({ distance }) => distance))
  if (least > (unknown.length >= 8 ? 2 : 1)) return []
  const chosen = near
    .filter(({ distance }) => distance === least)
    .sort((a, b) => b.df - a.df || (a.word < b.word ? -1 : 1))
    .slice(0, 3)
  const total = chosen.reduce((sum, { df }) => sum + df, 0)
  return chosen.map(({ word, df }) => [word, df / total] as const)
}

/** Optimal string alignment by its recursive definition. */
function slips(one: string, other: string): number {
  const known = new Map<string, number>()
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const key = `${i},${j}`
    const found = known.get(key)
    if (found !== undefined) return found
    const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
    const least = Math.min(
      distance(i - 1, j) + 1,
      distance(i, j - 1) + 1,
      distance(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1),
      swapped ? distance(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
    )
    known.set(key, least)
    return least
  }
  return distance(one.length, other.length)
}
