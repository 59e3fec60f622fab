/** Reads what `GrowingBytes` wrote, in order. */
export class ByteReader {
  readonly #bytes: Buffer
  at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.at >= this.#bytes.length
  }

  varint(): number {
    const first = this.#bytes[this.at++] ?? 0
    if (first < 128) return first
    let value = first & 127
    let scale = 128
    for (;;) {
      const byte = this.#bytes[this.at++] ?? 0
      if (byte < 128) return value + byte * scale
      value += (byte & 127) * scale
      scale *= 128
    }
  }

  signedVarint(): number {
    const value = this.varint()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  skip(length: number): void {
    this.at += length
  }

  utf8(length: number): string {
    const text = this.#bytes.toString('utf8', this.at, this.at + length)
    this.at += length
    return text
  }
}
