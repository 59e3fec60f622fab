import { lengthNorm } from '../../bm25.ts'

const mostIn16Bits = 65_535

/**
 * `lengthNorm` of a segment's passages. Kept by length and not by passage: a query touches passages all over the segment, and the fewer
 * bytes they lie in, the more of them stay near the processor.
 */
export class Norms {
  /** Length of each passage: a place in `byLength`. */
  readonly lengths: Uint16Array | Uint32Array
  readonly byLength: Float64Array
  /** Of the shortest passage; infinite when there is none. */
  readonly least: number

  constructor(lengths: Uint32Array, averageLength: number) {
    let longest = 0
    let shortest = Number.POSITIVE_INFINITY
    for (const length of lengths) {
      if (length > longest) longest = length
      if (length < shortest) shortest = length
    }
    this.lengths = longest > mostIn16Bits ? lengths : new Uint16Array(lengths)
    this.byLength = Float64Array.from({ length: longest + 1 }, (_, length) => lengthNorm(length, averageLength))
    this.least = lengthNorm(shortest, averageLength)
  }

  of(passage: number): number {
    return this.byLength[this.lengths[passage] ?? 0] ?? 0
  }
}
