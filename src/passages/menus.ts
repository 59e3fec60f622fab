import type { CleanedBlock } from './cleaned-cell.ts'
import type { ReadBlock } from './reading.ts'

/** So many short links in a row, with nothing between them but headings, are a menu, as in a footer's columns. */
const minLinks = 4
/** Characters of a menu's links in the mean. Headlines and titles that link to their page are longer. */
const maxMeanLength = 24

/**
 * Which blocks, by index, lead around the site instead of saying something: what stands in `<nav>`, links of the site's header or
 * footer, runs of short links, and a short link or path of links on its own ("Learn more") that is not what a heading is about.
 */
export function findMenus(laid: readonly CleanedBlock[], read: readonly ReadBlock[]): ReadonlySet<number> {
  const menus = new Set<number>()
  let run: number[] = []
  const endRun = () => {
    const length = run.reduce((sum, index) => sum + lengthOf(laid[index]), 0)
    const links = run.reduce((sum, index) => sum + (read[index]?.links ?? 0), 0)
    const isUnderHeading = laid[(run[0] ?? 0) - 1]?.kind === 'heading'
    if (length <= maxMeanLength * links && (links >= minLinks || !isUnderHeading))
      for (const index of run) menus.add(index)
    run = []
  }
  for (const [index, { kind }] of laid.entries()) {
    const region = read[index]?.region
    if (region === 'menu' || (region === 'edge' && kind === 'link')) menus.add(index)
    if (kind === 'link') run.push(index)
    else if (kind !== 'heading') endRun()
  }
  endRun()
  return menus
}

function lengthOf(block: CleanedBlock | undefined): number {
  return block === undefined ? 0 : block.end - block.start
}
