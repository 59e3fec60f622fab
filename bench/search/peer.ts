import type { ReadableCorpus } from './read-corpus.ts'

/** What one search looks for. */
export interface Query {
  /** Lower case, different, any of them may match. */
  readonly words: readonly string[]
  /** For a filtered search: only passages of this entity. */
  readonly entity: string
  /** For engines that are given vectors. */
  readonly vector: Float32Array<ArrayBuffer>
  /** The passage that the words were drawn from. */
  readonly source: number
}

/** A result as a user needs it: which passage, and its text. */
export interface Hit {
  readonly id: number
  readonly text: string
}

export const searchKinds = ['bm25', 'filtered', 'vector', 'hybrid'] as const
export type SearchKind = (typeof searchKinds)[number]

/** Hits asked for in every search. */
export const wanted = 10
/** Candidates that each half of a hybrid search gives to reciprocal rank fusion, where that is ours to write. */
export const fused = 100

export interface BuildTimes {
  /** Everything, reading the corpus included. */
  readonly totalMs: number
  /** The part that only vectors need, where it can be told apart. */
  readonly vectorsMs?: number
}

/** An engine whose index is open. A kind of search it does not have is absent. */
export type OpenEngine = {
  readonly [Kind in SearchKind]?: (query: Query) => Hit[] | Promise<Hit[]>
}

/** One engine beside the others. Each file in peers/ exports one as `peer`; importing it loads the engine. */
export interface Peer {
  /** Name and version. */
  readonly title: string
  /** How it is set up, where that is a choice. */
  readonly setup: string
  /** It holds everything in memory, and reads all of it when it opens. */
  readonly inMemory?: true
  /** Makes an index in `folder`, which is empty; with so many worker threads, where that can be said. */
  build(corpus: ReadableCorpus, folder: string, workers?: number): Promise<BuildTimes>
  /** Opens what `build` left, in another process. */
  open(folder: string, corpus: ReadableCorpus): Promise<OpenEngine>
}
