/**
 * Turns texts into vectors whose cosine says how much the texts are about the same. One adapter a vendor; an index is not told which.
 *
 * @example
 * const [queryVector] = await model.embed([query], { role: 'query' })
 * await index.search({ query, k: 10, ranking: 'hybrid', queryVector })
 */
export interface EmbeddingModel {
  /** `vendor/model`. Recorded with an index's vectors: those of another id are never compared with these. */
  readonly id: string
  /** Length of every vector. */
  readonly dimensions: number
  /** Texts that one call of `embed` takes, at least 1: who calls splits longer lists. */
  readonly maxTextsPerCall: number
  /**
   * Vectors of unit length (L2), one a text, in the order of the texts. `role` has no default: many models put queries and passages
   * into one space by different ways, and the wrong one ruins a ranking without a sign of it. Rejects when `signal` aborts.
   */
  embed(
    texts: readonly string[],
    options: { readonly role: 'query' | 'passage'; readonly signal?: AbortSignal },
  ): Promise<readonly Float32Array[]>
}
