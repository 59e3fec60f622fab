import { instantiate, quantiseInto } from '../vectors/index.ts'
import type { KernelExports } from './kernel-algebra.ts'
import { kernelBytes } from './kernel-bytes.ts'
import { layOut } from './lay-out.ts'
import type { LsaModel } from './lsa-model.ts'
import { type TermCounts, termWeight } from './term-counts.ts'
import { placesOf } from './weighted-rows.ts'

/**
 * The vectors of passages: row by row, `model.dimensions` signed bytes each, unit vectors times 127. Passages of the sample
 * and others are treated alike. A row without any kept term is all zeros; equal rows get equal vectors.
 *
 * Copies the model first, 13 MB at most: for one batch after the other, use `createFolder`.
 */
export const foldIn = (model: LsaModel, counts: TermCounts): Int8Array => createFolder(model)(counts)

/** `foldIn` prepared for many batches. `plain`: without WebAssembly, the same bytes several times slower. */
export function createFolder(
  model: LsaModel,
  { plain = false }: { readonly plain?: boolean } = {},
): (counts: TermCounts) => Int8Array {
  const { dimensions, terms, idf, scales } = model
  // Each term stands once in a row: no row has more entries than the model has terms.
  const entryBytes = 4 * terms.length
  const at = layOut({ places: entryBytes, weights: entryBytes, vectors: model.vectors.length, sum: 4 * dimensions })
  const made = plain ? undefined : instantiate(kernelBytes, at.end)
  const memory = made?.memory ?? new ArrayBuffer(at.end)
  const places = new Uint32Array(memory, at.places, terms.length)
  const weights = new Float32Array(memory, at.weights, terms.length)
  const sum = new Float32Array(memory, at.sum, dimensions)
  const vectors = new Int8Array(memory, at.vectors, model.vectors.length)
  vectors.set(model.vectors)
  // The cast holds because kernel-bytes.ts is made from kernel.wat, which exports exactly these functions.
  const kernel = made?.exports as KernelExports | undefined
  const fold = (count: number) =>
    kernel === undefined
      ? plainFold(sum, vectors, places.subarray(0, count), weights)
      : kernel.fold(at.places, at.weights, count, at.vectors, dimensions, at.sum)
  const placeOfColumn = placesOf(terms, (terms.at(-1) ?? -1) + 1)

  return (counts) => {
    const folded = new Int8Array(counts.rows * dimensions)
    for (let row = 0; row < counts.rows; row++) {
      let count = 0
      for (let i = counts.starts[row] ?? 0; i < (counts.starts[row + 1] ?? 0); i++) {
        const place = placeOfColumn[counts.columns[i] ?? 0] ?? -1
        if (place < 0) continue
        places[count] = place
        weights[count++] = termWeight(counts.counts[i] ?? 0, idf[place] ?? 0) * (scales[place] ?? 0)
      }
      fold(count)
      quantiseInto(folded.subarray(row * dimensions, (row + 1) * dimensions), sum)
    }
    return folded
  }
}

/** In single precision throughout, as the kernel: the array itself rounds the sum, `fround` the product. */
function plainFold(sum: Float32Array, vectors: Int8Array, places: Uint32Array, weights: Float32Array): void {
  sum.fill(0)
  places.forEach((place, i) => {
    const weight = weights[i] ?? 0
    const from = place * sum.length
    for (let j = 0; j < sum.length; j++) sum[j] = (sum[j] ?? 0) + Math.fround(weight * (vectors[from + j] ?? 0))
  })
}
