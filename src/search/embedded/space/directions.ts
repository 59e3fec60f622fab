/** `query` and the mean of `rows`, both made as long and added up (Rocchio, "Relevance feedback in information retrieval", 1971). */
export function movedTowards(
  query: Int8Array | Float32Array,
  rows: readonly (Int8Array | Float32Array)[],
): Float64Array {
  const mean = new Float64Array(query.length)
  for (const row of rows) for (let at = 0; at < row.length; at++) mean[at] = (mean[at] ?? 0) + (row[at] ?? 0)
  const [own, other] = [lengthOf(query), lengthOf(mean)]
  return mean.map((value, at) => (query[at] ?? 0) / own + (other === 0 ? 0 : value / other))
}

function lengthOf(vector: Int8Array | Float32Array | Float64Array): number {
  let squares = 0
  for (const value of vector) squares += value * value
  return Math.sqrt(squares)
}

/** The same direction, of length 1. A vector of zeros stays one. */
export function unitVector(vector: Float32Array | Float64Array): Float32Array {
  const length = lengthOf(vector) || 1
  return Float32Array.from(vector, (value) => value / length)
}
