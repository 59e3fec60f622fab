import type { Occurrence, TextCell } from '../table/index.ts'
import type { CleanedCell } from './cleaned-cell.ts'
import { combineHashes, hashSpan, hashText } from './hash.ts'
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

  /** First pass: every cell once, with the hashes of its blocks. */
  count({ occurrences }: TextCell, hashes: Iterable<number>): void {
    const blocks = new Set(hashes)
    blocks.delete(0)
    for (const occurrence of occurrences) {
      const entity = entityOf(occurrence)
      const page = pageOf(occurrence)
      this.#countPage(entity, page)
      for (const block of blocks) this.#countPage(combineHashes(block, entity), page)
    }
  }

  /** Second pass: tells of each hash of a cell's blocks whether it is repeated, for every entity the cell stands under. */
  finder({ occurrences }: TextCell): (hash: number) => boolean {
    const entities = new Set<number>()
    for (const occurrence of occurrences) {
      if (entities.size === maxEntities) break
      entities.add(entityOf(occurrence))
    }
    return (hash) => hash !== 0 && entities.values().every((entity) => this.#isRepeated(hash, entity))
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

/**
 * A hash of each block in order. 0 for titles and descriptions, which do not count: they may be the same on all pages, and yet
 * say what the entity is.
 */
export function blockHashes({ text, blocks }: CleanedCell): Float64Array<ArrayBuffer> {
  const hashes = new Float64Array(blocks.length)
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'title' && block.kind !== 'description') hashes[index] = hashSpan(text, block)
  }
  return hashes
}

function entityOf({ entity, url }: Occurrence): number {
  if (entity !== undefined) return hashText(entity, 1)
  const host = url === undefined ? undefined : URL.parse(url)?.host
  return host === undefined ? hashText('', 3) : hashText(host, 2)
}

function pageOf({ url, row }: Occurrence): number {
  return url === undefined ? hashText(String(row), 5) : hashText(url, 4)
}
