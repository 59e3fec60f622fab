import { byteSet } from '../../../edit-distance.ts'
import { GrowingBytes, GrowingNumbers } from './growable.ts'
import type { SectionFile } from './section-file.ts'

/** The two sections that hold a list of strings under `name`. */
export function stringSections(name: string, strings: Iterable<string>): Record<string, Uint8Array | Uint32Array> {
  const bytes = new GrowingBytes()
  const offsets = new GrowingNumbers()
  offsets.push(0)
  for (const string of strings) {
    bytes.utf8(string)
    offsets.push(bytes.length)
  }
  return { [name]: bytes.view(), [`${name}Offsets`]: offsets.view() }
}

/** Distinct strings in the order of their UTF-8 bytes, in which `StringList.indexOf` searches. */
export function sortedByBytes(strings: Iterable<string>): readonly string[] {
  const sorted = [...strings].sort()
  // Order by UTF-16 units is order by bytes, unless a character needs two units.
  if (!sorted.some((string) => /[\ud800-\udfff]/.test(string))) return sorted
  return sorted.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
}

/** Strings read one by one; those read lately are remembered. */
export class LazyStrings {
  readonly #file: SectionFile<unknown>
  readonly #name: string
  readonly #known = new Map<number, string>()
  #offsets: Uint32Array | undefined

  constructor(file: SectionFile<unknown>, name: string) {
    this.#file = file
    this.#name = name
  }

  get(index: number): string {
    const known = this.#known.get(index)
    if (known !== undefined) return known
    this.#offsets ??= this.#file.numbers(`${this.#name}Offsets`)
    const string = this.#file.bytes(this.#name, this.#offsets[index], this.#offsets[index + 1]).toString()
    if (this.#known.size >= mostRemembered) this.#known.clear()
    this.#known.set(index, string)
    return string
  }
}

const mostRemembered = 4096

/** A list of strings held in memory as bytes. */
export class StringList {
  readonly #bytes: Buffer
  readonly #offsets: Uint32Array
  readonly length: number

  constructor(file: SectionFile<unknown>, name: string) {
    this.#bytes = file.bytes(name)
    this.#offsets = file.numbers(`${name}Offsets`)
    this.length = this.#offsets.length - 1
  }

  get(index: number): string {
    return this.#bytes.toString('utf8', this.#offsets[index], this.#offsets[index + 1])
  }

  /** A string's bytes, not copied. */
  bytesOf(index: number): Buffer {
    return this.#bytes.subarray(this.#offsets[index], this.#offsets[index + 1])
  }

  /** UTF-8 bytes of a string. */
  sizeOf(index: number): number {
    return (this.#offsets[index + 1] ?? 0) - (this.#offsets[index] ?? 0)
  }

  isAscii(index: number): boolean {
    const end = this.#offsets[index + 1] ?? 0
    for (let at = this.#offsets[index] ?? 0; at < end; at++) if ((this.#bytes[at] ?? 0) > 127) return false
    return true
  }

  /** The set of a string's bytes from its `from`th on. */
  byteSet(index: number, from: number): number {
    return byteSet(this.#bytes, (this.#offsets[index] ?? 0) + from, this.#offsets[index + 1] ?? 0)
  }

  /** Negative, zero or positive as `bytes` come before, at or after the string. */
  compare(bytes: Buffer, index: number): number {
    return bytes.compare(this.#bytes, this.#offsets[index], this.#offsets[index + 1])
  }

  /** Place of `string` in a list sorted by bytes, or -1. */
  indexOf(string: string): number {
    const place = this.lowerBound(string)
    return place < this.length && this.compare(Buffer.from(string), place) === 0 ? place : -1
  }

  /** Place of the first string of a list sorted by bytes that does not come before `string`. */
  lowerBound(string: string): number {
    const bytes = Buffer.from(string)
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.compare(bytes, middle) > 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
