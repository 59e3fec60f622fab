import { idf } from '../bm25.ts'
import type { SparseMatrix } from './matrices.ts'
import { type TermCounts, termWeight } from './term-counts.ts'

/** Terms kept at most: at rank 128 their vectors take 13 MB, and rarer ones say little of what passages have in common. */
const maxTerms = 100_000

/** Below this many passages a term joins nothing. */
const minDf = 2

/** Columns that stand in `sample` and in at least 2 passages, the 100,000 commonest (equally common: lower column first), ascending. */
export function keptTerms(sample: TermCounts, documentFrequencies: Uint32Array): Uint32Array {
  const seen = new Uint8Array(sample.terms)
  for (const column of sample.columns) seen[column] = 1
  const df = (column: number) => documentFrequencies[column] ?? 0
  const kept: number[] = []
  for (let column = 0; column < sample.terms; column++) if (seen[column] === 1 && df(column) >= minDf) kept.push(column)
  if (kept.length <= maxTerms) return Uint32Array.from(kept)
  kept.sort((one, other) => df(other) - df(one) || one - other)
  return Uint32Array.from(kept.slice(0, maxTerms)).sort()
}

/** One idf per kept term, from the whole collection. */
export const idfOf = (terms: Uint32Array, documentFrequencies: Uint32Array, passages: number): Float32Array =>
  Float32Array.from(terms, (column) => idf(passages, documentFrequencies[column] ?? 0))

/** The place of each column among the kept terms, -1 of those not kept. */
export function placesOf(terms: Uint32Array, columns: number): Int32Array {
  const places = new Int32Array(columns).fill(-1)
  terms.forEach((column, place) => {
    if (column < columns) places[column] = place
  })
  return places
}

/** The kept terms of each row of `sample`, weighted by ln(1 + tf) · idf; every row that has any has length 1. */
export function weightedRows(sample: TermCounts, terms: Uint32Array, idfs: Float32Array): SparseMatrix {
  const places = placesOf(terms, sample.terms)
  const starts = new Uint32Array(sample.rows + 1)
  const columnOf = new Uint32Array(sample.columns.length)
  const values = new Float32Array(sample.columns.length)
  let at = 0
  for (let row = 0; row < sample.rows; row++) {
    let squares = 0
    for (let i = sample.starts[row] ?? 0; i < (sample.starts[row + 1] ?? 0); i++) {
      const place = places[sample.columns[i] ?? 0] ?? -1
      if (place < 0) continue
      const weight = termWeight(sample.counts[i] ?? 0, idfs[place] ?? 0)
      columnOf[at] = place
      values[at++] = weight
      squares += weight * weight
    }
    const first = starts[row] ?? 0
    if (squares > 0) for (let i = first; i < at; i++) values[i] = (values[i] ?? 0) / Math.sqrt(squares)
    starts[row + 1] = at
  }
  return {
    rows: sample.rows,
    columns: terms.length,
    starts,
    columnOf: columnOf.subarray(0, at),
    values: values.subarray(0, at),
  }
}
