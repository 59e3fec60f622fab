import type { LsaModel } from './lsa-model.ts'
import { seededRandom } from './random.ts'
import { type SingularVectors, singularVectors } from './singular-vectors.ts'
import type { TermCounts } from './term-counts.ts'
import { idfOf, keptTerms, weightedRows } from './weighted-rows.ts'

export interface LsaOptions {
  /** Directions wanted; 128 when absent. Vectors grow with it; more than that found nothing more. */
  readonly rank?: number
  /** At least 1; 2 when absent. Each brings the directions nearer to the true ones, not rankings to better ones, at the same cost. */
  readonly powerPasses?: number
  /** The same seed and sample give the same model, byte for byte. */
  readonly seed: number
  /** Of the whole collection, one per column of the vocabulary. */
  readonly documentFrequencies: Uint32Array
  /** Of the whole collection. */
  readonly passages: number
  /** Without WebAssembly: the same model, several times slower. */
  readonly plain?: boolean
}

/**
 * Latent semantic analysis: fits, on a sample of a collection, the space in which its passages differ most.
 *
 * Deerwester, Dumais, Furnas, Landauer, Harshman, "Indexing by latent semantic analysis", 1990, with term weights
 * ln(1 + tf) · idf, rows of length 1, and a randomised decomposition. Terms that stand in fewer than two passages of the
 * collection, in no row of the sample, or beyond the 100,000 commonest are left out.
 */
export function fitLsa(sample: TermCounts, options: LsaOptions): LsaModel {
  const { rank = 128, powerPasses = 2, seed, documentFrequencies, passages, plain = false } = options
  const terms = keptTerms(sample, documentFrequencies)
  const idf = idfOf(terms, documentFrequencies, passages)
  const matrix = weightedRows(sample, terms, idf)
  const right = singularVectors(matrix, { rank, powerPasses, random: seededRandom(seed), plain })
  const dimensions = Math.max(16, Math.ceil(right.rank / 16) * 16)
  return { rank: right.rank, dimensions, terms, idf, ...quantiseTerms(right, terms.length, dimensions) }
}

/** Each row by its own largest component, which becomes ± 127: rare terms have small vectors and keep their precision. */
function quantiseTerms(
  { rank, right }: SingularVectors,
  rows: number,
  dimensions: number,
): Pick<LsaModel, 'vectors' | 'scales'> {
  const vectors = new Int8Array(rows * dimensions)
  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const vector = right.numbers.subarray(row * right.width, row * right.width + rank)
    let largest = 0
    for (const component of vector) largest = Math.max(largest, Math.abs(component))
    if (largest === 0) continue
    scales[row] = largest / 127
    for (let j = 0; j < rank; j++) vectors[row * dimensions + j] = Math.round(((vector[j] ?? 0) / largest) * 127)
  }
  return { vectors, scales }
}
