import { astralInvisible, characterClass, invisible, isTagLow, plain, white } from './character-class.ts'
import type { Span } from './passage.ts'
import { RawMap } from './raw-map.ts'

/**
 * Collects the characters a cell shows, block after block with nothing between them, and where each stood in the raw cell.
 * Runs of white space become one space, none at a block's edges; invisible characters go. Linear in the raw text.
 */
export class Ink {
  readonly map = new RawMap()
  readonly #raw: string
  readonly #parts: string[] = []
  // Raw characters taken as they stand but not yet cut out: neighbours grow it, so plain text is cut once.
  #sliceStart = 0
  #sliceEnd = 0
  #gapStart = -1
  #gapLength = 0
  #blockStart = 0

  constructor(raw: string) {
    this.#raw = raw
  }

  /** Shown characters so far, over all blocks. */
  get length(): number {
    return this.map.length
  }

  get blockLength(): number {
    return this.map.length - this.#blockStart
  }

  /** Raw characters `[start, end)` stand for themselves. */
  text(start: number, end: number): void {
    const raw = this.#raw
    let at = start
    while (at < end) {
      const kind = characterClass[raw.charCodeAt(at)]
      if (kind === plain) {
        let stop = at + 1
        while (stop < end && characterClass[raw.charCodeAt(stop)] === plain) stop++
        this.#take(at, stop)
        at = stop
      } else if (kind === white) {
        this.#gap(at, 1)
        at++
      } else if (kind === invisible) {
        at++
      } else if (at + 1 < end && isTagLow(raw.charCodeAt(at + 1))) {
        at += 2
      } else {
        this.#take(at, at + 1)
        at++
      }
    }
  }

  /** Raw characters `[start, end)` are an entity for `codePoint`. */
  codePoint(codePoint: number, start: number, end: number): void {
    const character = String.fromCodePoint(codePoint)
    const kind = characterClass[character.charCodeAt(0)]
    if (kind === white) {
      this.#gap(start, end - start)
      return
    }
    if (kind === invisible || (kind === astralInvisible && isTagLow(character.charCodeAt(1)))) return
    this.#flushGap()
    this.#flushSlice()
    this.#parts.push(character)
    this.map.add(character.length, start, end - start)
  }

  /** What follows stands apart from what came before by layout alone, without a raw character for it. */
  apart(): void {
    this.#gap(this.map.rawEnd, 0)
  }

  /** Ends the block: its shown characters, or `undefined` when it shows none. */
  endBlock(): Span | undefined {
    this.#gapStart = -1
    const span = { start: this.#blockStart, end: this.map.length }
    this.#blockStart = this.map.length
    return span.end > span.start ? span : undefined
  }

  /** All shown characters. */
  toString(): string {
    this.#flushSlice()
    return this.#parts.join('')
  }

  #gap(start: number, length: number): void {
    if (this.#gapStart >= 0 || this.blockLength === 0) return
    this.#gapStart = start
    this.#gapLength = length
  }

  #take(start: number, end: number): void {
    const inSlice = this.#gapLength === 1 && this.#gapStart === this.#sliceEnd && start === this.#sliceEnd + 1
    if (this.#gapStart >= 0 && inSlice && this.#raw.charCodeAt(this.#gapStart) === 0x20) {
      this.map.add(1, this.#gapStart, 1)
      this.#sliceEnd++
      this.#gapStart = -1
    } else {
      this.#flushGap()
    }
    if (start !== this.#sliceEnd) {
      this.#flushSlice()
      this.#sliceStart = start
    }
    this.#sliceEnd = end
    this.map.add(end - start, start, end - start)
  }

  #flushGap(): void {
    if (this.#gapStart < 0) return
    this.#flushSlice()
    this.#parts.push(' ')
    this.map.add(1, this.#gapStart, this.#gapLength)
    this.#gapStart = -1
  }

  #flushSlice(): void {
    if (this.#sliceEnd > this.#sliceStart) this.#parts.push(this.#raw.slice(this.#sliceStart, this.#sliceEnd))
    this.#sliceStart = this.#sliceEnd
  }
}
