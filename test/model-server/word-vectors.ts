import { createHash } from 'node:crypto'

/** A direction for each word by its hash, and their sum for a text: equal texts have equal vectors, and texts that share words are near. */
export function wordVector(text: string, dimensions: number): number[] {
  const sum = new Float64Array(dimensions)
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const bytes = createHash('shake256', { outputLength: dimensions }).update(word).digest()
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + (bytes[at] ?? 0) - 127.5
  }
  const length = Math.hypot(...sum)
  // A text without words still needs a direction.
  return length === 0 ? [1, ...new Array<number>(dimensions - 1).fill(0)] : Array.from(sum, (value) => value / length)
}
