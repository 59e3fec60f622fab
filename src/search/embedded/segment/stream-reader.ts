import type { Segment } from './segment.ts'
import { contextEnd, firstWord } from './word-streams.ts'

/** Passages' streams of words as numbers, one passage at a time in arrays that are used again. */
export class StreamReader {
  readonly #segment: Segment
  /** Codes of the passage read last: see word-streams.ts. */
  codes = new Uint32Array(1024)
  length = 0
  /** Index of the first code of the text: what stands before are headings and names. */
  textStart = 0

  constructor(segment: Segment) {
    this.#segment = segment
  }

  read(passage: number): void {
    const { bytes, start, end } = this.#segment.stream(passage)
    this.decode(bytes, start, end)
  }

  /** Reads a stream at hand. */
  decode(bytes: Buffer, start = 0, end = bytes.length): void {
    if (end - start > this.codes.length) this.codes = new Uint32Array((end - start) * 2)
    const { codes } = this
    let length = 0
    this.textStart = 0
    for (let at = start; at < end; ) {
      let code = bytes[at++] ?? 0
      if (code > 127) {
        code &= 127
        for (let shift = 7; ; shift += 7) {
          const byte = bytes[at++] ?? 0
          code |= (byte & 127) << shift
          if (byte < 128) break
        }
      }
      codes[length++] = code
      if (code === contextEnd) this.textStart = length
    }
    this.length = length
  }

  /** The number of the word at `index`, or -1 for the end of a sentence and beyond the passage. */
  wordAt(index: number): number {
    const code = index < this.length ? (this.codes[index] ?? 0) : 0
    return code < firstWord ? -1 : code - firstWord
  }
}
