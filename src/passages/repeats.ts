import type { Occurrence, TextCell } from '../table/index.ts'
import type { CleanedBlock, CleanedCell } from './cleaned-cell.ts'
import { combineHashes, hashText } from './hash.ts'
import { HashCounts } from './hash-counts.ts'

/** A block on fewer pages may be there by chance. */
const minPages = 3
/** A cell that stands under more entities than this belongs to none: those looked at decide. */
const maxEntities = 32

/**
 * Finds the blocks that stand on most pages of their entity: headers, footers, notices. An entity's pages are its URLs, or its rows
 * where there is none; without an entity a URL's host takes its place, and without both the whole file.
 */
export class Repeats {
  readonly #pages = new HashCounts()
  readonly #seen = new HashCounts()

  /** First pass: every cell once. */
  count(cell: TextCell, cleaned: CleanedCell): void {
    const blocks = new Set(cleaned.blocks.filter(counts).map((block) => hashOf(cleaned, block)))
    for (const occurrence of cell.occurrences) {
      const entity = entityOf(occurrence)
      const page = pageOf(occurrence)
      this.#countPage(entity, page)
      for (const block of blocks) this.#countPage(combineHashes(block, entity), page)
    }
  }

  /** Second pass: tells of each block of a cell whether it is repeated, for every entity the cell stands under. */
  finder(cell: TextCell, cleaned: CleanedCell): (block: CleanedBlock) => boolean {
    const entities = new Set<number>()
    for (const occurrence of cell.occurrences) {
      if (entities.size === maxEntities) break
      entities.add(entityOf(occurrence))
    }
    return (block) =>
      counts(block) && entities.values().every((entity) => this.#isRepeated(hashOf(cleaned, block), entity))
  }

  #isRepeated(block: number, entity: number): boolean {
    const pages = this.#pages.get(combineHashes(block, entity))
    return pages >= minPages && pages * 2 > this.#pages.get(entity)
  }

  /** One block on a page counts once, wherever on the page and in however many cells it stands. */
  #countPage(key: number, page: number): void {
    if (this.#seen.add(combineHashes(key, page)) === 1) this.#pages.add(key)
  }
}

/** A title or description may be the same on all pages, and yet it says what the entity is. */
function counts({ kind }: CleanedBlock): boolean {
  return kind !== 'title' && kind !== 'description'
}

function hashOf({ text }: CleanedCell, { start, end }: CleanedBlock): number {
  return hashText(text.slice(start, end))
}

function entityOf({ entity, url }: Occurrence): number {
  if (entity !== undefined) return hashText(entity, 1)
  const host = url === undefined ? undefined : URL.parse(url)?.host
  return host === undefined ? hashText('', 3) : hashText(host, 2)
}

function pageOf({ url, row }: Occurrence): number {
  return url === undefined ? hashText(String(row), 5) : hashText(url, 4)
}
