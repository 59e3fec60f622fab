/** Numbers in one typed array that grows: a million of them are one object, not a million. */
export class GrowingNumbers {
  #values: Uint32Array
  length = 0

  constructor(capacity = 1024) {
    this.#values = new Uint32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = value
  }

  /** The number at `index`, or 0 beyond the end. */
  at(index: number): number {
    return index < this.length ? (this.#values[index] ?? 0) : 0
  }

  /** `index` is below `length`. */
  set(index: number, value: number): void {
    this.#values[index] = value
  }

  /** The numbers so far, not copied. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.length)
  }
}

/** Bytes in one buffer that grows, with the encodings that segments use. */
export class GrowingBytes {
  #bytes: Buffer
  length = 0

  constructor(capacity = 1024) {
    this.#bytes = Buffer.allocUnsafe(capacity)
  }

  /** Seven bits a byte, lowest first. `value` is a whole number from 0 to 2^53. */
  varint(value: number): void {
    this.#reserve(8)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.length++] = rest
  }

  /** Small when `value` is near zero on either side. */
  signedVarint(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  /** The UTF-8 bytes of `text`; returns how many. */
  utf8(text: string): number {
    this.#reserve(text.length * 3)
    const written = this.#bytes.write(text, this.length, 'utf8')
    this.length += written
    return written
  }

  /** Bytes as they are. */
  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  view(): Buffer {
    return this.#bytes.subarray(0, this.length)
  }

  /** The bytes so far, which are forgotten. */
  take(): Buffer {
    const taken = Buffer.from(this.view())
    this.length = 0
    return taken
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + more))
    this.#bytes.copy(larger, 0, 0, this.length)
    this.#bytes = larger
  }
}
