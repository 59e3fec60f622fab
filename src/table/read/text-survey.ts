import { isAscii, isUtf8 } from 'node:buffer'
import { lf } from './dialect.ts'

const sampleBytes = 64 * 1024
const headBytes = 4096
const enoughCharacters = 200_000

/** Looks at every byte of a text once: is it UTF-8, is it text at all? What it saw decides how the text is decoded. */
export class TextSurvey {
  /** The first bytes. */
  head: Buffer = Buffer.alloc(0)
  sizeBytes = 0
  /** Offset of the first zero byte; -1 when there is none. */
  firstNul = -1
  /** Byte sequences that are not UTF-8. */
  invalid = 0
  /** Characters beyond ASCII that are UTF-8. Counting stops when enough were seen. */
  valid = 0
  /** Stretches around bytes beyond ASCII, for guessing the encoding. */
  #beyondAscii: Buffer[] = []
  #sampled = 0
  #carry: Buffer = Buffer.alloc(0)

  push(chunk: Buffer): void {
    if (this.head.length < headBytes) this.head = Buffer.concat([this.head, chunk]).subarray(0, headBytes)
    if (this.firstNul < 0) {
      const at = chunk.indexOf(0)
      if (at >= 0) this.firstNul = this.sizeBytes + at
    }
    this.sizeBytes += chunk.length
    if (this.#carry.length === 0 && isAscii(chunk)) return
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk])
    const cut = completeLength(bytes)
    this.#carry = Buffer.from(bytes.subarray(cut))
    this.#check(bytes.subarray(0, cut))
    this.#sample(chunk)
  }

  end(): void {
    if (this.#carry.length > 0) this.#check(this.#carry)
    this.#carry = Buffer.alloc(0)
  }

  /** Text around bytes beyond ASCII, at most some ten thousand bytes of it. */
  get beyondAscii(): Buffer {
    return Buffer.concat(this.#beyondAscii)
  }

  #check(bytes: Buffer): void {
    const good = isUtf8(bytes)
    if (this.invalid + this.valid > enoughCharacters) {
      if (!good) this.invalid++
      return
    }
    for (const character of bytes.toString('utf8')) {
      if (character === '\ufffd' && !good) this.invalid++
      else if (character > '\u007f') this.valid++
    }
  }

  /** Keeps the lines that hold bytes beyond ASCII, long ones in part. */
  #sample(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && this.#sampled < sampleBytes; at++) {
      if ((chunk[at] ?? 0) < 0x80) continue
      const lineStart = chunk.lastIndexOf(lf, at) + 1
      const lineEnd = chunk.indexOf(lf, at)
      const end = Math.min(lineEnd < 0 ? chunk.length : lineEnd + 1, at + 1000)
      const piece = Buffer.from(chunk.subarray(Math.max(lineStart, at - 200), end))
      this.#beyondAscii.push(piece)
      this.#sampled += piece.length
      at = end - 1
    }
  }
}

/** Length of `bytes` without a character that is cut off at the end. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}
