import type { Passage } from '../passages/index.ts'
import type { Recipe } from './recipe.ts'

/**
 * - `bm25`: words only, by BM25.
 * - `lsa`: meaning only, by the cosine of vectors fit on the file's own text. Nothing is found while there are no vectors.
 * - `embeddings`: meaning only, by the cosine of `queryVector` and the vectors that a model made of the passages. Nothing is found
 *   while there are none; a passage without a vector is never found.
 * - `hybrid`: the full recipe of docs/search.md. Its vectors are the model's when `queryVector` is given and the index has them, otherwise
 *   those fit on the file; a passage without a vector is ranked by its words as one of average meaning. Without vectors its lexical half.
 */
export type RankingKind = TextRanking | 'embeddings'

/** The rankings that need nothing but the text of the query. */
export const rankings = ['bm25', 'lsa', 'hybrid'] as const
export type TextRanking = (typeof rankings)[number]

/** What the search is to find. Filters narrow; they never change scores but those of `hybrid`, which compares what passes with each other. */
export interface SearchRequest {
  /** Free text. When nothing in it can be looked up and a filter is set, hits come in row order with score 0. */
  readonly query: string
  /** Default `bm25`. */
  readonly ranking?: RankingKind
  /** Weights of `hybrid` other than the measured ones: to take parts away and see what they give. */
  readonly recipe?: Partial<Recipe>
  /** Whether a word that stands nowhere is taken for others near to it; default true. Without, to see what that gives. */
  readonly corrects?: boolean
  /**
   * The query's vector by the model that embedded the passages (`IndexStats.embeddings` names it), role `query`; its direction counts.
   * `embeddings` needs it, `hybrid` takes it, the others leave it. Throws INPUT_INVALID when it is not as long as those of the passages.
   */
  readonly queryVector?: Float32Array
  /** Only passages that hold each of these word for word, in this order; case and accents do not count. */
  readonly phrases?: readonly string[]
  /** Only passages that hold none of these, words in any form, phrases word for word. */
  readonly without?: readonly string[]
  /** Hits wanted, 1 to 1000. */
  readonly k: number
  /** Hits to skip, for paging. */
  readonly offset?: number
  /** Only passages of these entities (any of them), as spelled in the table. An empty list passes nothing. */
  readonly entities?: readonly string[]
  /** Only passages that occur in these rows. With `entities`, one occurrence must pass both. An empty set passes nothing. */
  readonly rows?: ReadonlySet<number>
  readonly signal?: AbortSignal
}

/** One query term's share of a hit's score. */
export interface TermScore {
  readonly term: string
  /** Passages that hold the term or an inflection of it. */
  readonly df: number
  readonly idf: number
  /** How often this passage holds it, headings and names of its entity counted once. */
  readonly tf: number
  readonly score: number
  /** The part of `score` that comes from the term exactly as asked, when the index counts that too and the passage holds it. */
  readonly exact?: Omit<TermScore, 'term' | 'exact'>
}

/** What multiplied the sum of a hit's term scores, and why. */
export interface ScoreFactor {
  readonly name: 'boilerplate'
  readonly value: number
}

/** A query term that stands nowhere in the index, and the words of the index that were looked up instead. */
export interface Replacement {
  readonly term: string
  /** Commonest first; weights sum to 1 and multiply the words' scores. */
  readonly by: readonly { readonly term: string; readonly weight: number }[]
}

/** A part of the ranking recipe and what it added to a hit's score. */
export interface ScorePart {
  readonly name: 'words' | 'exact' | 'pairs' | 'sentence' | 'grams' | 'meaning' | 'average'
  /** As computed, before it was made comparable with the other parts. */
  readonly value: number
  /** What it added to `score`. `average` is what an average candidate would have got, taken off. */
  readonly score: number
}

export interface Hit {
  /** From 1; `offset` counted in. */
  readonly rank: number
  /** Larger is better. Under `bm25` the sum of `terms[].score` times every one of `factors`, otherwise the sum of `parts[].score`. */
  readonly score: number
  /** Of rankings other than `bm25`. */
  readonly parts?: readonly ScorePart[]
  /** Absent when there are none. */
  readonly factors?: readonly ScoreFactor[]
  /** `occurrences` narrowed to those that pass the filters. */
  readonly passage: Passage
  readonly terms: readonly TermScore[]
}

export interface RankedId {
  readonly id: string
  readonly score: number
}

export interface Ranking {
  readonly hits: readonly Hit[]
  /** Passages that hold at least one query term and pass the filters: what `hits` was chosen from. */
  readonly matched: number
  /** Passages of the index. */
  readonly total: number
  readonly ranking: RankingKind
  /** Whether there were vectors to ask: `hybrid` ranks by words alone until there are, and where they know no word of the query. */
  readonly vectors: boolean
  /** Query terms as looked up, with those that stand nowhere in the index. */
  readonly terms: readonly string[]
  readonly unknownTerms: readonly string[]
  /** For those of `unknownTerms` that are close to words of the index. Absent when there are none. */
  readonly replacements?: readonly Replacement[]
}

export interface IndexStats {
  readonly passages: number
  readonly words: number
  /** Different terms, those that only deleted passages hold among them. Absent unless asked for: telling them apart takes a while. */
  readonly terms?: number
  readonly sizeBytes: number
  /** Passages by language, most first. */
  readonly languages: readonly { readonly language: string; readonly passages: number }[]
  /** The model that embedded passages, and how many of them. Absent until one did. */
  readonly embeddings?: { readonly model: string; readonly dimensions: number; readonly passages: number }
}

/** What is different in the next version of a file. */
export interface IndexUpdate {
  readonly add: Iterable<Passage> | AsyncIterable<Passage>
  /** Ids, read when `add` has ended. Those that `add` brought too stay as it brought them; unknown ids are skipped. */
  readonly remove: Iterable<string>
}

/**
 * Holds passages and ranks them. The embedded index is the default; a search server can be another.
 * Equal content gives equal scores and ties break by passage id, so equal inputs give equal rankings.
 */
export interface PassageIndex {
  /** Adds passages; one already there (same id) is replaced. Acknowledged means durable and visible to `search`. */
  add(passages: Iterable<Passage> | AsyncIterable<Passage>): Promise<void>
  /** Removes passages by id; unknown ids are skipped. Returns how many went. */
  remove(ids: Iterable<string>): Promise<number>
  /** Adds and removes in one step: readers see what was before or what is after, never a mix. */
  update(update: IndexUpdate): Promise<void>
  search(request: SearchRequest): Promise<Ranking>
  /** The ids and scores of what `search` would give, without reading the passages; nothing for a query without words. */
  rank(request: SearchRequest): Promise<readonly RankedId[]>
  /** Every passage that passes the filters, in row order: for answers that must be exhaustive. */
  scan(filter?: Pick<SearchRequest, 'entities' | 'rows' | 'signal'>): AsyncIterable<Passage>
  stats(options?: { readonly terms?: boolean }): Promise<IndexStats>
  close(): Promise<void>
}
