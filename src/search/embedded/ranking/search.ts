import { type Language, languageOf, loadLanguage, queryFunctionWords, queryWords } from '../../analyzer/index.ts'
import type { Hit, RankedId, Ranking, RankingKind, SearchRequest } from '../../passage-index.ts'
import { defaultRecipe, plainRecipe, type Recipe } from '../../recipe.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Scored } from './best.ts'
import { checkRequest } from './check-request.ts'
import { filterOf, type SegmentFilter } from './filter.ts'
import { rankHybrid } from './hybrid.ts'
import { type LookedUp, lookUp } from './look-up.ts'
import { masksOf } from './masks.ts'
import { rankByMeaning, scanOf } from './meaning.ts'
import { RowOrder } from './row-order.ts'
import { Scoring } from './scoring.ts'

/** A query is taken to be in a language of at least this share of the passages: of a rare one, its function words are real words. */
const leastShare = 0.01

const byVectorsAlone: ReadonlySet<RankingKind> = new Set(['lsa', 'embeddings'])

/** A passage with its score under the ranking asked for, and the parts of it. */
export interface Ranked extends Scored {
  readonly parts?: Hit['parts']
}

interface RankedPage {
  readonly ranked: readonly Ranked[]
  readonly scoring: Scoring
  readonly filters: readonly SegmentFilter[]
  /** What the ranking says beside its hits. */
  readonly facts: Omit<Ranking, 'hits'>
}

export async function search(snapshot: Snapshot, request: SearchRequest): Promise<Ranking> {
  const page = await rankPage(snapshot, request)
  if (page === undefined) return listInRowOrder(snapshot, request)
  const { offset = 0, ranking = 'bm25' } = request
  const hits = page.ranked.map(({ score, segment, passage, parts }, index): Hit => {
    const found = snapshot.segments[segment]?.segment.passage(
      passage,
      page.filters[segment]?.occurrences(passage) ?? [],
    )
    if (found === undefined) throw new Error(`hit ${index} is in no segment`)
    const { terms, factors } = page.scoring.explain({ score, segment, passage })
    return {
      rank: offset + index + 1,
      score,
      passage: found,
      terms,
      ...(factors === undefined || byVectorsAlone.has(ranking) ? {} : { factors }),
      ...(parts === undefined ? {} : { parts }),
    }
  })
  return { hits, ...page.facts }
}

/** Ids and scores alone, for measuring. */
export async function rankIds(snapshot: Snapshot, request: SearchRequest): Promise<readonly RankedId[]> {
  const page = await rankPage(snapshot, request)
  return (page?.ranked ?? []).map(({ segment, passage, score }) => ({
    id: snapshot.segments[segment]?.segment.id(passage) ?? '',
    score,
  }))
}

/** Undefined when the query has nothing to look up, and no vector to go by either. */
async function rankPage(snapshot: Snapshot, request: SearchRequest): Promise<RankedPage | undefined> {
  checkRequest(request, snapshot)
  const { query, k, offset = 0, ranking = 'bm25', recipe, queryVector, corrects = true, signal } = request
  const languages = await languagesOf(snapshot, 0)
  const askedIn = await languagesOf(snapshot, leastShare)
  const words = queryWords(query, languages, { askedIn })
  const asksVectors = ranking === 'hybrid' || ranking === 'embeddings'
  const isEmbedded = asksVectors && queryVector !== undefined && snapshot.embeddings !== undefined
  if (words.length === 0 && !isEmbedded) return undefined
  const weights = ranking === 'hybrid' ? { ...defaultRecipe, ...recipe } : plainRecipe
  const functionWords = () => queryFunctionWords(query, askedIn)
  const lookedUp = lookUp(words, snapshot, { languages, exact: weights.exact > 0, corrects, functionWords, signal })
  const filters = snapshot.segments.map(({ segment }) => filterOf(segment, request))
  const masks = masksOf(snapshot, request, { filters, languages })
  const scoring = new Scoring(snapshot, lookedUp.found, weights.exact)
  const input: RankingInput = { snapshot, lookedUp, scoring, masks, recipe: weights, queryVector }
  const { ranked, matched, vectors } = rankBy(ranking, input, offset + k)
  const { unknown, replacements } = lookedUp
  return {
    ranked: ranked.slice(offset, offset + k),
    scoring,
    filters,
    facts: {
      matched,
      total: snapshot.passages,
      ranking,
      vectors,
      terms: words.map(({ word }) => word),
      unknownTerms: unknown,
      ...(replacements.length === 0 ? {} : { replacements }),
    },
  }
}

/** What every ranking is made from. */
export interface RankingInput {
  readonly snapshot: Snapshot
  readonly lookedUp: LookedUp
  readonly scoring: Scoring
  /** One a segment: 1 for each passage that may be ranked; undefined when all may. */
  readonly masks: readonly (Uint8Array | undefined)[]
  readonly recipe: Recipe
  readonly queryVector: SearchRequest['queryVector']
}

export interface RankingOutput {
  readonly ranked: readonly Ranked[]
  readonly matched: number
  readonly vectors: boolean
}

function rankBy(ranking: RankingKind, input: RankingInput, count: number): RankingOutput {
  const { meaning, embeddings } = input.snapshot
  switch (ranking) {
    case 'bm25': {
      const { best, matched } = input.scoring.best(count, input.masks)
      return { ranked: best, matched, vectors: false }
    }
    case 'lsa':
      return {
        ...rankByMeaning(input, { scan: meaning?.scan(input), count }),
        vectors: meaning !== undefined,
      }
    case 'embeddings':
      return {
        ...rankByMeaning(input, { scan: embeddings?.scan(input), count }),
        vectors: embeddings !== undefined,
      }
    case 'hybrid':
      // A query without words is its vector alone.
      if (input.lookedUp.asked.length > 0) return rankHybrid(input, count)
      return { ...rankByMeaning(input, { scan: scanOf(input), count }), vectors: true }
  }
}

/** Languages of at least this share of the passages, commonest first. */
async function languagesOf({ languages, passages }: Snapshot, share: number): Promise<readonly Language[]> {
  const common = languages.filter((entry) => entry.passages >= share * passages)
  const codes = new Set(common.map(({ language }) => languageOf(language)))
  return Promise.all([...codes].map(loadLanguage))
}

async function listInRowOrder(snapshot: Snapshot, request: SearchRequest): Promise<Ranking> {
  const { entities, rows, phrases = [], without = [], offset = 0, k, ranking = 'bm25' } = request
  const facts = { total: snapshot.passages, ranking, vectors: false, terms: [], unknownTerms: [] }
  if (entities === undefined && rows === undefined && phrases.length + without.length === 0)
    return { hits: [], matched: 0, ...facts }
  const filters = snapshot.segments.map(({ segment }) => filterOf(segment, request))
  const masks = masksOf(snapshot, request, { filters, languages: await languagesOf(snapshot, 0) })
  const order = new RowOrder(snapshot, request, masks)
  const hits = order
    .passages(offset)
    .take(k)
    .map((passage, index): Hit => ({ rank: offset + index + 1, score: 0, passage, terms: [] }))
  return { hits: [...hits], matched: order.length, ...facts }
}
