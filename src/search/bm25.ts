// Okapi BM25: Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, formula 3.15,
// with the idf that cannot be negative (as in Lucene's BM25Similarity).

/** How slowly a term's frequency saturates: larger, and the tenth occurrence still counts. */
const k1 = 1.2
/** How far a passage's length matters: 0 not at all, 1 in full. */
const b = 0.75

/** What a passage's score is multiplied with when it is boilerplate. */
export const boilerplateFactor = 0.5

export const idf = (passages: number, df: number): number => Math.log(1 + (passages - df + 0.5) / (df + 0.5))

/** What a passage's length of `length` words does to its scores: k1 for one of average length, more for a longer one. */
export const lengthNorm = (length: number, averageLength: number): number => k1 * (1 - b + (b * length) / averageLength)

/** The share of idf that `tf` occurrences earn: 0 to k1 + 1. `norm` is the passage's `lengthNorm`. */
export const saturation = (tf: number, norm: number): number => (tf * (k1 + 1)) / (tf + norm)
