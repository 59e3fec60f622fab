import type { Span } from './passage.ts'

/**
 * Where each shown character comes from. Runs are ordered in both texts; a run is either one-to-one (as many shown characters
 * as raw ones) or indivisible (`&amp;` shows one character for five).
 */
export class RawMap {
  readonly #shown: number[] = []
  readonly #raw: number[] = []
  readonly #rawLength: number[] = []
  /** Shown characters so far. */
  length = 0

  /** Where the last shown character ends in the raw text. */
  get rawEnd(): number {
    return (this.#raw.at(-1) ?? 0) + (this.#rawLength.at(-1) ?? 0)
  }

  add(shownLength: number, rawStart: number, rawLength: number): void {
    const last = this.#raw.length - 1
    if (shownLength === rawLength && last >= 0) {
      const lastRaw = this.#raw[last] ?? 0
      const lastLength = this.#rawLength[last] ?? 0
      const oneToOne = this.length - (this.#shown[last] ?? 0) === lastLength
      if (oneToOne && lastRaw + lastLength === rawStart) {
        this.#rawLength[last] = lastLength + rawLength
        this.length += shownLength
        return
      }
    }
    this.#shown.push(this.length)
    this.#raw.push(rawStart)
    this.#rawLength.push(rawLength)
    this.length += shownLength
  }

  /** Raw characters that the shown ones `[start, end)` come from, with the markup between them. `start < end`. */
  toRaw(start: number, end: number): Span {
    const first = lastAtMost(this.#shown, start)
    const last = lastAtMost(this.#shown, end - 1)
    const rawStart = this.#raw[first] ?? 0
    const rawEnd = this.#raw[last] ?? 0
    return {
      start: this.#isOneToOne(first) ? rawStart + start - (this.#shown[first] ?? 0) : rawStart,
      end: this.#isOneToOne(last) ? rawEnd + end - (this.#shown[last] ?? 0) : rawEnd + (this.#rawLength[last] ?? 0),
    }
  }

  #isOneToOne(run: number): boolean {
    const next = this.#shown[run + 1] ?? this.length
    return next - (this.#shown[run] ?? 0) === this.#rawLength[run]
  }
}

/** Index of the last element ≤ `value` in ascending `sorted`; 0 when there is none. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((sorted[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
