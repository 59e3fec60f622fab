/** The hashes of every cell's blocks, cell after cell: 8 bytes a block. */
export class BlockHashes {
  #hashes = new Float64Array(1024)
  #length = 0
  readonly #ends: number[] = []

  push(hashes: Float64Array): void {
    const length = this.#length + hashes.length
    if (length > this.#hashes.length) {
      const larger = new Float64Array(Math.max(length, this.#hashes.length * 2))
      larger.set(this.#hashes)
      this.#hashes = larger
    }
    this.#hashes.set(hashes, this.#length)
    this.#length = length
    this.#ends.push(length)
  }

  /** Hashes of the cell that was pushed as the `cell`th, from 0; not copied. */
  of(cell: number): Float64Array {
    return this.#hashes.subarray(cell === 0 ? 0 : this.#ends[cell - 1], this.#ends[cell])
  }
}
