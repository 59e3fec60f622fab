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
  /** What the model wants to stand before a passage, put there by `embed`. Vectors made with another one are not these. */
  readonly passagePrefix?: string
  /** Texts that one call of `embed` takes, at least 1: who calls splits longer lists. */
  readonly maxTextsPerCall: number
  /** Tokens that the texts of one call may have together; one text that has more goes alone. */
  readonly maxTokensPerCall: number
  /** Calls that may be under way at once, at least 1. */
  readonly maxCallsAtOnce: number
  /** Tokens of a text, or an estimate that is seldom too low. */
  countTokens(text: string): number
  /**
   * Vectors, one a text, in the order of the texts, all of one length; their directions count. `role` has no default: many models put
   * queries and passages into one space by different ways, and the wrong one ruins a ranking without a sign of it. Rejects when
   * `signal` aborts.
   */
  embed(
    texts: readonly string[],
    options: { readonly role: 'query' | 'passage'; readonly signal?: AbortSignal },
  ): Promise<readonly Float32Array[]>
}
