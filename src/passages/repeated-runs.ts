import type { CleanedBlock } from './cleaned-cell.ts'

/** Fewer characters of repeated text do not make a passage of their own beside prose that is not repeated. */
const minRunLength = 80

/**
 * Which blocks go to boilerplate passages: the repeated ones, but for a line or two ("Pricing", an address) within prose that stands on
 * this page alone. They would tear it apart.
 */
export function repeatedRuns(
  blocks: readonly CleanedBlock[],
  isRepeated: (block: CleanedBlock) => boolean,
): ReadonlySet<CleanedBlock> {
  const repeated = new Set(blocks.filter(isRepeated))
  const isOwnProse = (block: CleanedBlock | undefined) => block !== undefined && isProse(block) && !repeated.has(block)
  const joined: CleanedBlock[] = []
  let start = 0
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (block === undefined || !isProse(block) || !repeated.has(block)) {
      start = index + 1
      continue
    }
    const first = blocks[start] ?? block
    const next = blocks[index + 1]
    if (next !== undefined && isProse(next) && repeated.has(next)) continue
    const isShort = block.end - first.start < minRunLength
    if (isShort && (isOwnProse(blocks[start - 1]) || isOwnProse(next))) joined.push(...blocks.slice(start, index + 1))
  }
  for (const block of joined) repeated.delete(block)
  return repeated
}

function isProse({ kind, menu }: CleanedBlock): boolean {
  return !menu && (kind === 'sentence' || kind === 'item')
}
