/**
 * Weights of the hybrid ranking, see docs/search.md for what each part gained where.
 *
 *   L = words + exact · (words as asked) + pairs · (neighbouring words) + sentence · (best sentence)
 *   X = (1 − g) · L / max L + g · G / max G          G: BM25 over character 4-grams, g: `grams`
 *   F = (1 − meaning) · Z(X) + meaning · Z(cosine)   Z: how many standard deviations above the mean of the list's best
 */
export interface Recipe {
  /** The words exactly as asked, beside their stems; BM25 with their own idf. */
  readonly exact: number
  /** Ordered pairs of neighbouring words, BM25 with their own idf. */
  readonly pairs: number
  /** Sum of the idf of the query's words in the passage's best sentence. */
  readonly sentence: number
  /** Share of the character grams among texts of a language whose words inflect little. */
  readonly grams: number
  /** The same for other languages written with spaces. */
  readonly inflectedGrams: number
  /** What the share of grams grows by when no word of the query is known, as in a query in another language. */
  readonly unknownGrams: number
  /** Share of the vectors' cosine. */
  readonly meaning: number
  /** Best passages whose mean vector is added to the query's (Rocchio, 1971); 0 asks once only. */
  readonly feedback: number
}

export const defaultRecipe: Recipe = {
  exact: 0.25,
  pairs: 0.2,
  sentence: 0.2,
  grams: 0.1,
  inflectedGrams: 0.5,
  unknownGrams: 2,
  meaning: 0.3,
  feedback: 3,
}

/** Nothing beside the words. */
export const plainRecipe: Recipe = {
  exact: 0,
  pairs: 0,
  sentence: 0,
  grams: 0,
  inflectedGrams: 0,
  unknownGrams: 0,
  meaning: 0,
  feedback: 0,
}

/** Passages of each list that are ranked, and over which scores are made comparable. */
export const candidatesPerList = 1000
/** The best of each list, whose words are read in order for pairs and character grams. */
export const readPerList = 300
/** Passages whose sentences are looked at one by one. */
export const sentenceCandidates = 50
