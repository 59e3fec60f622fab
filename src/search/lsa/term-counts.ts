/**
 * How often each term stands in each row, without the zeros (compressed sparse rows): row i holds the terms
 * `columns[starts[i]]` to `columns[starts[i + 1] - 1]`, each once, `counts` times each.
 */
export interface TermCounts {
  readonly rows: number
  /** Size of the vocabulary: columns are below it. */
  readonly terms: number
  /** `rows` + 1 ascending offsets into `columns` and `counts`. */
  readonly starts: Uint32Array
  readonly columns: Uint32Array
  readonly counts: Uint32Array | Uint16Array | Uint8Array
}

/** What `tf` occurrences of a term weigh in a vector: repetition counts, but less and less. */
export const termWeight = (tf: number, idf: number): number => Math.log1p(tf) * idf
