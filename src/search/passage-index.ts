import type { Passage } from '../passages/index.ts'

/** What the search is to find. Filters narrow; they never change scores. */
export interface SearchRequest {
  /** Free text. When nothing in it can be looked up and a filter is set, hits come in row order with score 0. */
  readonly query: string
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

export interface Hit {
  /** From 1; `offset` counted in. */
  readonly rank: number
  /** Larger is better; the sum of `terms[].score` times every one of `factors`. */
  readonly score: number
  /** Absent when there are none. */
  readonly factors?: readonly ScoreFactor[]
  /** `occurrences` narrowed to those that pass the filters. */
  readonly passage: Passage
  readonly terms: readonly TermScore[]
}

export interface Ranking {
  readonly hits: readonly Hit[]
  /** Passages that hold at least one query term and pass the filters: what `hits` was chosen from. */
  readonly matched: number
  /** Query terms as looked up, with those that stand nowhere in the index. */
  readonly terms: readonly string[]
  readonly unknownTerms: readonly string[]
  /** For those of `unknownTerms` that are close to words of the index. Absent when there are none. */
  readonly replacements?: readonly Replacement[]
}

export interface IndexStats {
  readonly passages: number
  readonly words: number
  readonly terms: number
  readonly sizeBytes: number
  /** Passages by language, most first. */
  readonly languages: readonly { readonly language: string; readonly passages: number }[]
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
  search(request: SearchRequest): Promise<Ranking>
  /** Every passage that passes the filters, in row order: for answers that must be exhaustive. */
  scan(filter?: Pick<SearchRequest, 'entities' | 'rows' | 'signal'>): AsyncIterable<Passage>
  stats(): Promise<IndexStats>
  close(): Promise<void>
}
