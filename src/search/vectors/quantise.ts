/** What a component of 1 becomes. Two unit vectors a, b have a · b ≈ dot(quantise(a), quantise(b)) / 127². */
const unit = 127

/**
 * A vector's direction as signed bytes: scaled to unit length, times 127, rounded. A vector of zeros stays one.
 *
 * Every vector has the same scale, so dot products are comparable between rows and sets, also sets made later. A scale fitted to
 * the largest component of a collection was measured too: cosines of 128 dimensions err by .0017 instead of .0026 on average,
 * which changes no ndcg@10 by more than .0005, and a vector outside its range would be cut.
 */
export function quantise(vector: Float32Array | Float64Array): Int8Array {
  const bytes = new Int8Array(vector.length)
  quantiseInto(bytes, vector)
  return bytes
}

/** `quantise` without an allocation: `bytes` must be as long as `vector`. */
export function quantiseInto(bytes: Int8Array, vector: Float32Array | Float64Array): void {
  let squares = 0
  for (let i = 0; i < vector.length; i++) squares += (vector[i] ?? 0) * (vector[i] ?? 0)
  const scale = squares > 0 ? unit / Math.sqrt(squares) : 0
  for (let i = 0; i < vector.length; i++) bytes[i] = Math.round((vector[i] ?? 0) * scale)
}
