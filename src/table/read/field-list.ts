/** The fields of one record as byte ranges, in arrays that are used again for the next record. */
export class FieldList {
  count = 0
  /** Bytes of all fields once quotes and escapes are taken off. */
  contentBytes = 0
  #starts = new Int32Array(64)
  #ends = new Int32Array(64)
  #escapes = new Int32Array(64)

  clear(): void {
    this.count = 0
    this.contentBytes = 0
  }

  /** `escapes` is the number of bytes that unescaping takes away from the range. */
  push(start: number, end: number, escapes: number): void {
    if (this.count === this.#starts.length) this.#grow()
    this.#starts[this.count] = start
    this.#ends[this.count] = end
    this.#escapes[this.count] = escapes
    this.count++
    this.contentBytes += end - start - escapes
  }

  start(field: number): number {
    return this.#starts[field] ?? 0
  }

  end(field: number): number {
    return this.#ends[field] ?? 0
  }

  escapes(field: number): number {
    return this.#escapes[field] ?? 0
  }

  #grow(): void {
    const longer = (old: Int32Array) => {
      const array = new Int32Array(old.length * 2)
      array.set(old)
      return array
    }
    this.#starts = longer(this.#starts)
    this.#ends = longer(this.#ends)
    this.#escapes = longer(this.#escapes)
  }
}
