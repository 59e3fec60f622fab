/**
 * Sums of scores by passage, kept from search to search. All are zero between two uses: `touched` says which to clear, so that
 * a search costs what it finds and not what there is.
 */
export class Scratch {
  sums: Float64Array = new Float64Array(0)
  /** The first `count` are the passages with a sum, in the order met. */
  touched: Uint32Array = new Uint32Array(0)
  count = 0

  /** Room for passages 0 to `size` − 1. */
  reserve(size: number): this {
    if (size > this.sums.length) {
      this.sums = new Float64Array(size)
      this.touched = new Uint32Array(size)
    }
    return this
  }

  /** `score` must not be 0. */
  add(passage: number, score: number): void {
    const before = this.sums[passage] ?? 0
    if (before === 0) this.touched[this.count++] = passage
    this.sums[passage] = before + score
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.sums[this.touched[at] ?? 0] = 0
    this.count = 0
  }
}
