import type { TextCell } from '../table/index.ts'
import type { CutCell } from './cut-cell.ts'
import type { Passage, Unit, UnitKind } from './passage.ts'
import { passageId } from './passage-id.ts'

/**
 * Cut cells as texts and numbers: what a thread gives another is copied, and copying many objects takes longer than making them.
 * `numbers` holds, of each cell, how many passages it has; of each passage its start, end, words, language, headings, table header (from 1; 0
 * for none), whether it is boilerplate, and how many units it has; of each unit its start, end, kind, and start and end in the raw cell.
 */
export interface PackedCells {
  readonly keys: readonly string[]
  /** Cleaned. */
  readonly texts: readonly string[]
  readonly languages: readonly string[]
  /** Headings and table headers. */
  readonly names: readonly (readonly string[])[]
  readonly numbers: Int32Array<ArrayBuffer>
}

const kinds: readonly UnitKind[] = ['title', 'description', 'heading', 'sentence', 'item', 'row', 'link']

export function packCells(cells: readonly CutCell[]): PackedCells {
  const numbers: number[] = []
  const languages = new Numbering<string>()
  const names = new Numbering<readonly string[]>()
  for (const { passages } of cells) {
    numbers.push(passages.length)
    for (const { start, end, words, language, headings, tableHeader, boilerplate, units } of passages) {
      const header = tableHeader === undefined ? 0 : names.of(tableHeader) + 1
      numbers.push(start, end, words, languages.of(language), names.of(headings), header)
      numbers.push(boilerplate ? 1 : 0, units.length)
      for (const { start, end, kind, raw } of units) numbers.push(start, end, kinds.indexOf(kind), raw.start, raw.end)
    }
  }
  return {
    keys: cells.map(({ key }) => key),
    texts: cells.map(({ text }) => text),
    languages: languages.values(),
    names: names.values(),
    numbers: Int32Array.from(numbers),
  }
}

/** What was packed; `cells` are those it was cut from. */
export function unpackCells(packed: PackedCells, cells: readonly TextCell[]): CutCell[] {
  const reader = new Reader(packed)
  return cells.map((cell, index) => reader.next(cell, index))
}

class Reader {
  readonly #packed: PackedCells
  #at = 0

  constructor(packed: PackedCells) {
    this.#packed = packed
  }

  next(cell: TextCell, index: number): CutCell {
    const { keys, texts } = this.#packed
    const key = keys[index] ?? ''
    const text = texts[index] ?? ''
    const passages: Passage[] = []
    for (let left = this.#number(); left > 0; left--) passages.push(this.#passage(cell, key, text))
    return { key, text, passages }
  }

  #passage({ column, occurrences }: TextCell, key: string, cleaned: string): Passage {
    const { languages, names } = this.#packed
    const start = this.#number()
    const end = this.#number()
    const words = this.#number()
    const language = languages[this.#number()] ?? ''
    const headings = names[this.#number()] ?? []
    const tableHeader = names[this.#number() - 1]
    const boilerplate = this.#number() === 1
    const units: Unit[] = []
    for (let left = this.#number(); left > 0; left--) units.push(this.#unit())
    return {
      id: passageId(key, start),
      column,
      occurrences,
      text: cleaned.slice(start, end),
      start,
      end,
      units,
      headings,
      ...(tableHeader === undefined ? {} : { tableHeader }),
      language,
      boilerplate,
      words,
    }
  }

  #unit(): Unit {
    return {
      start: this.#number(),
      end: this.#number(),
      kind: kinds[this.#number()] ?? 'sentence',
      raw: { start: this.#number(), end: this.#number() },
    }
  }

  #number(): number {
    return this.#packed.numbers[this.#at++] ?? 0
  }
}

/** Numbers for distinct values, from 0 in the order they are met. */
class Numbering<Value> {
  readonly #numbers = new Map<Value, number>()

  of(value: Value): number {
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    this.#numbers.set(value, this.#numbers.size)
    return this.#numbers.size - 1
  }

  values(): Value[] {
    return [...this.#numbers.keys()]
  }
}
