import type { CleanedBlock, CleanedCell } from './cleaned-cell.ts'
import { CleanedPage } from './cleaned-page.ts'
import { findMenus } from './menus.ts'
import type { UnitKind } from './passage.ts'
import type { ReadBlock, Reading, Scope } from './reading.ts'
import { findTableHeaders } from './table-header.ts'

/** A heading with more characters is a paragraph in large type. */
const maxHeadingLength = 200

/** Lays the blocks of a cell out as its cleaned text and says what each block is. */
export function layOut({ ink, blocks }: Reading): CleanedCell {
  const shown = ink.toString()
  const page = new CleanedPage(ink, shown)
  const headers = findTableHeaders(blocks, shown)
  const kept = withoutRepeatedDescriptions(blocks, shown)
  const outline = new Outline()
  const laid: CleanedBlock[] = []
  for (const block of kept) {
    const tableHeader = headers.get(block)
    const kind = kindOf(block, tableHeader !== undefined)
    const level = block.form === 'text' && kind === 'heading' ? block.level : 0
    const text = block.form === 'text' ? shown.slice(block.ink.start, block.ink.end) : ''
    const span = page.write(block)
    laid.push({
      ...span,
      raw: page.toRaw(span),
      kind,
      headings: outline.place(block.scope, kind, level, text),
      level,
      menu: false,
      table: block.form === 'row' && kind === 'row' ? block.table : 0,
      ...(tableHeader === undefined ? {} : { tableHeader }),
    })
  }
  const menus = findMenus(laid, kept)
  return {
    text: page.text(),
    ...(outline.title === undefined ? {} : { title: outline.title }),
    blocks: laid.map((block, index) => (menus.has(index) ? { ...block, menu: true } : block)),
    toRaw: (span) => page.toRaw(span),
  }
}

function kindOf(block: ReadBlock, hasHeader: boolean): UnitKind {
  if (block.form === 'row') return block.links > 0 && !block.header && !hasHeader ? 'link' : 'row'
  if (block.description) return 'description'
  const { kind, links, region, ink } = block
  if (kind === 'title') return 'title'
  if (links > 0 && (kind !== 'heading' || region === 'menu')) return 'link'
  return kind === 'heading' && ink.end - ink.start > maxHeadingLength ? 'sentence' : kind
}

/** Pages give the same description to search engines and to several networks. */
function withoutRepeatedDescriptions(blocks: readonly ReadBlock[], shown: string): ReadBlock[] {
  const seen = new Set<string>()
  return blocks.filter((block) => {
    if (block.form !== 'text' || !block.description) return true
    const text = shown.slice(block.ink.start, block.ink.end)
    const fresh = !seen.has(text)
    seen.add(text)
    return fresh
  })
}

/** The headings above the current place, scope by scope. */
class Outline {
  title: string | undefined
  readonly #open = new Map<Scope, { readonly level: number; readonly text: string }[]>()
  readonly #paths = new Map<Scope, readonly string[]>()

  /** Headings above a block; then takes the block itself in. Blocks under the same headings share one list. */
  place(scope: Scope, kind: UnitKind, level: number, text: string): readonly string[] {
    if (kind === 'title') {
      this.title = text
      this.#paths.clear()
      return []
    }
    if (kind === 'description') return []
    if (kind !== 'heading') return this.#path(scope)
    const open = this.#open.get(scope) ?? []
    this.#open.set(scope, open)
    if (open.length > 0) this.#paths.delete(scope)
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const above = this.#path(scope)
    open.push({ level, text: text.replace(/^#+ /, '') })
    this.#paths.delete(scope)
    return above
  }

  #path(scope: Scope): readonly string[] {
    const known = this.#paths.get(scope)
    if (known !== undefined) return known
    const path = this.title === undefined ? [] : [this.title]
    for (const { text } of this.#open.get(scope) ?? []) if (text !== path.at(-1)) path.push(text)
    this.#paths.set(scope, path)
    return path
  }
}
