/** A space fit on a collection, in which texts that use words of the same company are close: one vector per term. */
export interface LsaModel {
  /** Directions found: at most as many as asked for, fewer when the sample has no more. */
  readonly rank: number
  /** Numbers per vector: `rank` rounded up to a multiple of 16, at least 16; those behind `rank` are 0. */
  readonly dimensions: number
  /** The kept terms: columns of the vocabulary, ascending. */
  readonly terms: Uint32Array
  /** One per kept term. */
  readonly idf: Float32Array
  /** One row of `dimensions` signed bytes per kept term; times `scales`, a row of V of the decomposition. */
  readonly vectors: Int8Array
  /** One per kept term. */
  readonly scales: Float32Array
}
