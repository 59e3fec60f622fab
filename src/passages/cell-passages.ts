import type { TextCell } from '../table/index.ts'
import type { CleanedBlock, CleanedCell } from './cleaned-cell.ts'
import type { Passage } from './passage.ts'
import { passageId } from './passage-id.ts'
import { repeatedRuns } from './repeated-runs.ts'
import { type CountedUnit, maxPassageCharacters, maxPassageWords, unitsOf } from './units.ts'

/** A passage this full is closed rather than filled with the beginning of a block that does not fit. */
const wellFilled = 60

export interface CellOptions {
  /** The cell's key. */
  readonly key: string
  readonly language: string
  /** The block stands on most pages of the cell's entity. */
  readonly isRepeated: (block: CleanedBlock) => boolean
}

/** Packs the units of one cell into passages, in order; each unit is in exactly one. */
export function passagesOf(cell: TextCell, cleaned: CleanedCell, options: CellOptions): Passage[] {
  const packer = new Packer(cell, cleaned, options)
  for (const block of cleaned.blocks) packer.add(block)
  return packer.finish()
}

/** What may share a passage: the head of the page, one menu or list of links, rows of one table, or prose. */
type Group = 'head' | 'menu' | 'links' | 'prose' | `table ${number}`

interface Draft {
  readonly first: CleanedBlock
  /** Undefined while it holds headings alone. */
  group: Group | undefined
  repeated: boolean
  tableHeader: readonly string[] | undefined
  readonly units: CountedUnit[]
  words: number
}

class Packer {
  readonly #cell: TextCell
  readonly #cleaned: CleanedCell
  readonly #language: string
  readonly #repeated: ReadonlySet<CleanedBlock>
  readonly #key: string
  readonly #passages: Passage[] = []
  /** Headings that wait for what stands under them. */
  #headings: CleanedBlock[] = []
  #draft: Draft | undefined

  constructor(cell: TextCell, cleaned: CleanedCell, options: CellOptions) {
    this.#cell = cell
    this.#cleaned = cleaned
    this.#language = options.language
    this.#repeated = repeatedRuns(cleaned.blocks, options.isRepeated)
    this.#key = options.key
  }

  add(block: CleanedBlock): void {
    const group = groupOf(block)
    if (block.kind === 'heading' && group === 'prose') {
      this.#endDraft()
      this.#headings.push(block)
      return
    }
    const repeated = this.#repeated.has(block)
    const units = unitsOf(this.#cleaned, block)
    if (this.#headings.length > 0) this.#startSection()
    const draft = this.#draft
    if (draft?.group !== undefined && !this.#sharesPassage(draft, block, group, repeated)) this.#endDraft()
    else if (draft?.group !== undefined && draft.words >= wellFilled && !fits(draft, units)) this.#endDraft()
    for (const unit of units) {
      this.#write(block, unit)
      if (this.#draft !== undefined) Object.assign(this.#draft, { group, repeated, tableHeader: block.tableHeader })
    }
  }

  finish(): Passage[] {
    this.#endDraft()
    if (this.#headings.length > 0) this.#endHeadings(this.#headings)
    return this.#passages
  }

  #sharesPassage(draft: Draft, block: CleanedBlock, group: Group, repeated: boolean): boolean {
    return draft.group === group && draft.repeated === repeated && sameNames(draft.tableHeader, block.tableHeader)
  }

  /** The last headings, each under the one before, go with what follows; those before them have nothing under them. */
  #startSection(): void {
    let first = this.#headings.length - 1
    while (first > 0 && (this.#headings[first - 1]?.level ?? 0) < (this.#headings[first]?.level ?? 0)) first--
    const alone = this.#headings.slice(0, first)
    const above = this.#headings.slice(first)
    this.#headings = []
    if (alone.length > 0) this.#endHeadings(alone)
    for (const heading of above) this.#writeBlock(heading)
  }

  #endHeadings(headings: readonly CleanedBlock[]): void {
    for (const heading of headings) {
      const repeated = this.#repeated.has(heading)
      if (this.#draft !== undefined && this.#draft.repeated !== repeated) this.#endDraft()
      this.#writeBlock(heading)
      if (this.#draft !== undefined) this.#draft.repeated = repeated
    }
    this.#endDraft()
  }

  #writeBlock(block: CleanedBlock): void {
    for (const unit of unitsOf(this.#cleaned, block)) this.#write(block, unit)
  }

  #write(block: CleanedBlock, unit: CountedUnit): void {
    if (this.#draft !== undefined && !fits(this.#draft, [unit])) this.#endDraft()
    this.#draft ??= { first: block, group: undefined, repeated: false, tableHeader: undefined, units: [], words: 0 }
    this.#draft.units.push(unit)
    this.#draft.words += unit.words
  }

  #endDraft(): void {
    const draft = this.#draft
    this.#draft = undefined
    const start = draft?.units[0]?.start
    const end = draft?.units.at(-1)?.end
    if (draft === undefined || start === undefined || end === undefined) return
    this.#passages.push({
      id: passageId(this.#key, start),
      column: this.#cell.column,
      occurrences: this.#cell.occurrences,
      text: this.#cleaned.text.slice(start, end),
      start,
      end,
      units: draft.units.map(({ start, end, kind, raw }) => ({ start, end, kind, raw })),
      headings: draft.first.headings,
      ...(draft.tableHeader === undefined ? {} : { tableHeader: draft.tableHeader }),
      language: this.#language,
      boilerplate: draft.repeated || draft.group === 'menu',
      words: draft.words,
    })
  }
}

function groupOf({ kind, menu, table }: CleanedBlock): Group {
  if (menu) return 'menu'
  if (kind === 'title' || kind === 'description') return 'head'
  if (kind === 'link') return 'links'
  return kind === 'row' ? `table ${table}` : 'prose'
}

function fits(draft: Draft, units: readonly CountedUnit[]): boolean {
  const start = draft.units[0]?.start
  const end = units.at(-1)?.end
  if (start === undefined || end === undefined) return true
  const words = units.reduce((sum, unit) => sum + unit.words, draft.words)
  return words <= maxPassageWords && end - start <= maxPassageCharacters
}

function sameNames(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return (
    one === other || (one?.length === other?.length && (one ?? []).every((name, column) => name === other?.[column]))
  )
}
