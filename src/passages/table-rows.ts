import type { Span } from './passage.ts'
import type { ReadBlock, RowCell, TextBlock } from './reading.ts'

/** Beyond these a table is there to lay out the page, and its cells are read as ordinary blocks. */
const maxCellLength = 400
const maxRowLength = 1200
const maxBlocksPerCell = 8
const maxCells = 200
const maxSpan = 20

/** An open table: gathers the blocks of each row and, when they are data, folds them into one row block. */
export class TableRows {
  readonly #table: number
  readonly #blocks: ReadBlock[]
  /** Per column, how many rows to come a cell from above still covers. */
  readonly #covered: number[] = []
  #inHead = false
  #inRow = false
  #inCell = false
  #rowStart = 0
  #cellStart = 0
  #cells: { start: number; end: number; head: boolean }[] = []
  #span = { columns: 1, rows: 1, head: false }
  /** Holds a table within or too many cells: not data. */
  #laidOut = false

  constructor(table: number, blocks: ReadBlock[]) {
    this.#table = table
    this.#blocks = blocks
  }

  startHead(): void {
    this.#inHead = true
  }

  endHead(): void {
    this.#inHead = false
  }

  /** A table begins inside the current cell. */
  startInner(): void {
    this.#laidOut = true
  }

  startRow(): void {
    this.#inRow = true
    this.#rowStart = this.#blocks.length
    this.#cells = []
    this.#laidOut = false
  }

  startCell(options: {
    readonly columns: string | undefined
    readonly rows: string | undefined
    readonly head: boolean
  }): void {
    if (!this.#inRow) this.startRow()
    this.#skipCovered()
    this.#inCell = true
    this.#cellStart = this.#blocks.length
    this.#span = { columns: readSpan(options.columns), rows: readSpan(options.rows), head: options.head }
  }

  endCell(): void {
    if (!this.#inCell) return
    this.#inCell = false
    const { columns, rows, head } = this.#span
    for (let column = 0; column < columns && this.#cells.length < maxCells; column++) {
      if (rows > 1) this.#covered[this.#cells.length] = rows - 1
      const start = column === 0 ? this.#cellStart : this.#blocks.length
      this.#cells.push({ start, end: this.#blocks.length, head })
    }
    if (this.#cells.length >= maxCells) this.#laidOut = true
  }

  endRow(): void {
    if (!this.#inRow) return
    this.#inRow = false
    this.#skipCovered()
    const row = this.#laidOut ? undefined : this.#fold()
    if (row === undefined) return
    this.#blocks.length = this.#rowStart
    this.#blocks.push(row)
  }

  #skipCovered(): void {
    for (;;) {
      const column = this.#cells.length
      const left = this.#covered[column] ?? 0
      if (left === 0 || column >= maxCells) return
      this.#covered[column] = left - 1
      this.#cells.push({ start: this.#blocks.length, end: this.#blocks.length, head: false })
    }
  }

  #fold(): ReadBlock | undefined {
    const blocks: TextBlock[] = []
    for (const block of this.#blocks.slice(this.#rowStart)) {
      // Text beside the cells, which browsers show outside the table, is not part of the row.
      if (block.form !== 'text') return undefined
      blocks.push(block)
    }
    const first = blocks[0]
    if (first === undefined || this.#cells.length < 2) return undefined
    const cells: RowCell[] = []
    let inCells = 0
    let rowLength = 0
    for (const { start, end } of this.#cells) {
      const spans: Span[] = blocks.slice(start - this.#rowStart, end - this.#rowStart).map(({ ink }) => ink)
      const length = spans.reduce((sum, span) => sum + span.end - span.start + 1, 0)
      if (length > maxCellLength || spans.length > maxBlocksPerCell) return undefined
      rowLength += length
      inCells += spans.length
      cells.push(spans)
    }
    if (rowLength > maxRowLength || inCells !== blocks.length) return undefined
    const full = this.#cells.filter(({ start, end }) => end > start)
    return {
      form: 'row',
      table: this.#table,
      region: first.region,
      scope: first.scope,
      cells,
      header: this.#inHead || (full.length > 1 && full.every(({ head }) => head)),
      links: blocks.every(({ links }) => links > 0) ? blocks.reduce((sum, { links }) => sum + links, 0) : 0,
    }
  }
}

function readSpan(value: string | undefined): number {
  const count = Number.parseInt(value ?? '1', 10)
  return count >= 1 ? Math.min(count, maxSpan) : 1
}
