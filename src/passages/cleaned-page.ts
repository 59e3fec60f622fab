import type { Ink } from './ink.ts'
import type { Span } from './passage.ts'
import { lastAtMost } from './raw-map.ts'
import type { ReadBlock } from './reading.ts'

/** The cleaned text as it is written, and the way back from it to the raw cell. */
export class CleanedPage {
  readonly #ink: Ink
  readonly #shown: string
  readonly #parts: string[] = []
  #length = 0
  // One entry per stretch of ink: where it stands in the cleaned text, in the ink, and how long it is.
  readonly #starts: number[] = []
  readonly #inkStarts: number[] = []
  readonly #lengths: number[] = []

  constructor(ink: Ink, shown: string) {
    this.#ink = ink
    this.#shown = shown
  }

  write(block: ReadBlock): Span {
    if (this.#length > 0) this.#separate('\n')
    const start = this.#length
    if (block.form === 'text') this.#copy(block.ink)
    else {
      const last = block.cells.findLastIndex((cell) => cell.length > 0)
      for (const [column, cell] of block.cells.slice(0, last + 1).entries()) {
        if (column > 0) this.#separate('\t')
        for (const [index, ink] of cell.entries()) {
          if (index > 0) this.#separate(' ')
          this.#copy(ink)
        }
      }
    }
    return { start, end: this.#length }
  }

  text(): string {
    return this.#parts.join('')
  }

  toRaw({ start, end }: Span): Span {
    let first = lastAtMost(this.#starts, start)
    let from = start - (this.#starts[first] ?? 0)
    if (from < 0 || from >= (this.#lengths[first] ?? 0)) {
      if (from >= 0) first++
      from = 0
    }
    const last = lastAtMost(this.#starts, end - 1)
    const to = Math.min(end - (this.#starts[last] ?? 0), this.#lengths[last] ?? 0)
    const inkStart = (this.#inkStarts[first] ?? this.#ink.length) + from
    const inkEnd = (this.#inkStarts[last] ?? 0) + to
    return inkStart < inkEnd ? this.#ink.map.toRaw(inkStart, inkEnd) : { start: 0, end: 0 }
  }

  #copy({ start, end }: Span): void {
    this.#starts.push(this.#length)
    this.#inkStarts.push(start)
    this.#lengths.push(end - start)
    this.#parts.push(this.#shown.slice(start, end))
    this.#length += end - start
  }

  #separate(separator: string): void {
    this.#parts.push(separator)
    this.#length++
  }
}
