import type { Ink } from './ink.ts'
import type { Span } from './passage.ts'

interface Piece extends Span {
  /** Set when the raw characters are an entity. */
  readonly codePoint: number | undefined
}

/** A start tag's attribute value with the raw place of each of its characters. */
export interface AttributeValue {
  readonly value: string
  readonly pieces: readonly Piece[]
}

const wanted = new Set('alt aria-hidden colspan content hidden href name open property role rowspan style'.split(' '))

/** Collects the few attributes of a start tag that decide what of it is shown. The first of two equal names counts, as in HTML. */
export class Attributes {
  readonly #raw: string
  readonly #values = new Map<string, AttributeValue>()
  #name = ''
  #value = ''
  #pieces: Piece[] = []
  #entities: number[] = []
  #end = 0

  constructor(raw: string) {
    this.#raw = raw
  }

  clear(): void {
    if (this.#values.size > 0) this.#values.clear()
    this.#name = ''
  }

  get(name: string): AttributeValue | undefined {
    return this.#values.get(name)
  }

  onName(start: number, end: number): void {
    const length = end - start
    const name = length >= 3 && length <= 11 ? this.#raw.slice(start, end).toLowerCase() : ''
    this.#name = wanted.has(name) && !this.#values.has(name) ? name : ''
    this.#value = ''
    this.#pieces = []
    this.#entities = []
    this.#end = end
  }

  onData(start: number, end: number): void {
    if (this.#name === '') return
    this.#placeEntities(start)
    if (end > start) {
      this.#value += this.#raw.slice(start, end)
      this.#pieces.push({ start, end, codePoint: undefined })
    }
    this.#end = end
  }

  onEntity(codePoint: number): void {
    if (this.#name === '') return
    this.#value += String.fromCodePoint(codePoint)
    this.#entities.push(codePoint)
  }

  onEnd(): void {
    if (this.#name === '') return
    this.#values.set(this.#name, { value: this.#value, pieces: this.#pieces })
  }

  // The tokenizer does not say where an attribute's entity stands: they fill the space between two pieces of plain value, each from its '&'.
  #placeEntities(before: number): void {
    if (this.#entities.length === 0) return
    let start = this.#raw.indexOf('&', this.#end)
    for (const codePoint of this.#entities) {
      const next = this.#raw.indexOf('&', start + 1)
      const end = next < 0 || next > before ? before : next
      this.#pieces.push({ start, end, codePoint })
      // Two characters of one entity share its place.
      if (end < before) start = end
    }
    this.#entities = []
  }
}

export function writeValue(ink: Ink, { pieces }: AttributeValue): void {
  for (const { start, end, codePoint } of pieces) {
    if (codePoint === undefined) ink.text(start, end)
    else ink.codePoint(codePoint, start, end)
  }
}
