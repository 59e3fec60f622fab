import { normalCell } from '../view/cell.ts'
import type { ColumnView } from '../view/table-view.ts'
import { stemText, wordsOf } from '../view/tokens.ts'

/** Rows of cells that a text may mean. */
export interface CellMatch {
  readonly rows: readonly number[]
  readonly kind: 'whole' | 'part'
}

/** Finds a column's cells by their words. Made once for a table. */
export class TextIndex {
  readonly #whole = new Map<string, { rows: number[]; kind: 'whole' | 'part' }>()
  readonly #byStem = new Map<string, number[]>()
  readonly #byInitials = new Map<string, number[]>()
  readonly #text: readonly string[]

  constructor(column: ColumnView) {
    this.#text = column.text.map((text) => ` ${text} `)
    for (const [row, text] of column.text.entries()) {
      this.#put(text, row, 'whole')
      const normal = stemText(normalCell(column.raw[row] ?? ''))
      if (normal !== text) this.#put(normal, row, 'whole')
      const parts = column.commaParts?.[row] ?? column.parts[row] ?? []
      if (parts.length > 1) for (const part of parts) this.#put(stemText(part), row, 'part')
      const stems = column.stems[row] ?? []
      for (const stem of new Set(stems)) push(this.#byStem, stem, row)
      const words = wordsOf(column.raw[row] ?? '').filter((word) => !smallWords.has(word))
      if (words.length >= 2 && words.length <= 6)
        push(this.#byInitials, words.map((word) => word.charAt(0)).join(''), row)
    }
  }

  /** Cells, or items of their lists, that are just this. */
  whole(stems: string): CellMatch | undefined {
    return this.#whole.get(stems)
  }

  /** Rows of the cells that hold a word. */
  holding(stem: string): readonly number[] {
    return this.#byStem.get(stem) ?? []
  }

  /** Those of `rows` whose cell holds the words in a row. */
  holdingRun(stems: string, rows: Iterable<number> = this.#text.keys()): readonly number[] {
    const run = ` ${stems} `
    return [...rows].filter((row) => this.#text[row]?.includes(run))
  }

  /** Rows of the cells with a word that begins alike and is about as long. */
  alike(stem: string): readonly number[] {
    const begins = stem.slice(0, Math.max(4, Math.ceil(stem.length * 0.65)))
    const rows = new Set<number>()
    for (const [word, own] of this.#byStem) {
      if (word.length >= 4 && word.startsWith(begins) && Math.abs(word.length - stem.length) <= 4)
        for (const row of own) rows.add(row)
    }
    return [...rows].sort((one, other) => one - other)
  }

  withInitials(word: string): readonly number[] {
    return this.#byInitials.get(word) ?? []
  }

  #put(text: string, row: number, kind: 'whole' | 'part'): void {
    if (text === '') return
    const known = this.#whole.get(text) ?? { rows: [], kind }
    if (known.rows.at(-1) !== row) known.rows.push(row)
    if (kind === 'whole') known.kind = 'whole'
    this.#whole.set(text, known)
  }
}

const smallWords: ReadonlySet<string> = new Set(['the', 'a', 'an', 'of', 'and', 'in', 'for', 'at', 'on', 'to'])

function push(map: Map<string, number[]>, key: string, row: number): void {
  const rows = map.get(key)
  if (rows === undefined) map.set(key, [row])
  else rows.push(row)
}
