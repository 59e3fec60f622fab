import type { LsaModel } from './lsa-model.ts'

/** One term of a query and its row of a model, as stored: signed bytes that count `scale` each. */
export interface TermVector {
  /** ln(1 + tf) · idf; see `termWeight`. May be negative, for what a query is to stay away from. */
  readonly weight: number
  readonly vector: Int8Array
  readonly scale: number
}

/** The direction of a query in the space of passages: a vector of length 1, or zeros when nothing in it is known. */
export function projectTerms(rows: readonly TermVector[], dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions)
  for (const { weight, vector, scale } of rows)
    for (let j = 0; j < dimensions; j++) sum[j] = (sum[j] ?? 0) + weight * scale * (vector[j] ?? 0)
  const length = Math.hypot(...sum)
  return Float32Array.from(sum, (value) => (length > 0 ? value / length : 0))
}

/** `projectTerms` with the rows looked up in a model that is in memory. Columns the model does not keep are left out. */
export function projectQuery(
  model: LsaModel,
  terms: readonly { readonly column: number; readonly weight: number }[],
): Float32Array {
  const { dimensions, vectors, scales } = model
  const rows = terms.flatMap(({ column, weight }): TermVector[] => {
    const place = placeOf(model.terms, column)
    if (place === undefined) return []
    const vector = vectors.subarray(place * dimensions, (place + 1) * dimensions)
    return [{ weight, vector, scale: scales[place] ?? 0 }]
  })
  return projectTerms(rows, dimensions)
}

/** Where `column` stands among the kept terms (ascending columns), if it does: its row in `vectors`, `idf` and `scales`. */
function placeOf(terms: Uint32Array, column: number): number | undefined {
  let low = 0
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((terms[middle] ?? 0) < column) low = middle + 1
    else high = middle
  }
  return terms[low] === column ? low : undefined
}
