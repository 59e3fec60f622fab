import type { JobOptions } from '../progress.ts'
import type { TextCell } from '../table/index.ts'
import { BlockHashes } from './block-hashes.ts'
import { CellCutter } from './cell-cutter.ts'
import { occurrencesKey } from './cell-key.ts'
import type { CellRecord, KnownCells } from './cell-records.ts'
import { batchesOf, inOrder } from './in-order.ts'
import type { Passage } from './passage.ts'
import { Repeats } from './repeats.ts'

/** Cells between two reports of progress. */
const reportEvery = 200

export interface BuildOptions extends Pick<JobOptions, 'signal' | 'onProgress' | 'workers'> {
  /** Records of cells whose passages are at hand. They are cleaned again only where what counts as boilerplate has changed. */
  readonly known?: KnownCells
  /** Characters cleaned in the calling thread before others are started; by default about what costs as much time as starting them. */
  readonly threadsAfter?: number
}

export interface BuiltCell {
  readonly cell: TextCell
  readonly record: CellRecord
  /** Undefined for a known cell whose passages are what they were, but for their occurrences. */
  readonly passages: readonly Passage[] | undefined
}

/**
 * Turns text cells into passages, in the order of the cells. Calls `cells` twice, for the same cells: what most pages of an entity
 * share is known only after all have been seen. Memory does not grow with the text, but for 8 bytes a block and 12 bytes a distinct
 * block and page. Many cells are shared out to `workers` threads, which end with the call; the passages do not depend on them.
 */
export async function* buildCells(
  cells: () => AsyncIterable<TextCell>,
  { known, signal, onProgress, ...threads }: BuildOptions = {},
): AsyncGenerator<BuiltCell> {
  await using cutter = new CellCutter({ ...threads, signal })
  const capacity = () => cutter.capacity
  const passes = new Passes(cutter, known)
  let total = 0
  for await (const counted of inOrder(batchesOf(cells(), signal), (batch) => passes.hash(batch), { capacity })) {
    passes.count(counted)
    total += counted.length
  }
  let done = 0
  for await (const built of inOrder(batchesOf(cells(), signal), (batch) => passes.build(batch), { capacity })) {
    for (const cell of built) {
      yield cell
      done++
      if (done % reportEvery === 0 || done === total) onProgress?.({ step: 'clean', done, total, unit: 'cells' })
    }
  }
}

interface HashedCell {
  readonly cell: TextCell
  /** Of its blocks, without their signs; none for plain text, which has no header or footer to repeat. */
  readonly hashes: Float64Array
}

const noHashes = new Float64Array()

/** The two passes over a column's cells: `hash` and `count` of all of them, then `build`, batch by batch in the same order. */
class Passes {
  readonly #cutter: CellCutter
  readonly #known: KnownCells | undefined
  readonly #repeats = new Repeats()
  readonly #hashes = new BlockHashes()
  #built = 0

  constructor(cutter: CellCutter, known: KnownCells | undefined) {
    this.#cutter = cutter
    this.#known = known
  }

  async hash(cells: readonly TextCell[]): Promise<readonly HashedCell[]> {
    const known = cells.map((cell) => (cell.html ? this.#known?.find(cell)?.blocks.map(Math.abs) : noHashes))
    const unknown = cells.filter((_, index) => known[index] === undefined)
    const hashes = (unknown.length === 0 ? [] : await this.#cutter.hash(unknown)).values()
    return cells.map((cell, index) => ({ cell, hashes: known[index] ?? hashes.next().value ?? noHashes }))
  }

  count(cells: readonly HashedCell[]): void {
    for (const { cell, hashes } of cells) {
      if (cell.html) this.#repeats.count(cell, hashes)
      this.#hashes.push(hashes)
    }
  }

  async build(cells: readonly TextCell[]): Promise<readonly BuiltCell[]> {
    const drafts = cells.map((cell) => this.#draft(cell))
    const requests = drafts.filter(({ before }) => before === undefined)
    const cut = (requests.length === 0 ? [] : await this.#cutter.cut(requests)).values()
    return drafts.map(({ cell, hashes, repeated, before }) => {
      if (before !== undefined) return { cell, record: recordOf(cell, before.key, before.blocks), passages: undefined }
      const { key = '', passages = [] } = cut.next().value ?? {}
      const blocks = hashes.map((hash, block) => (repeated[block] === 1 ? -hash : hash))
      return { cell, record: recordOf(cell, key, blocks), passages }
    })
  }

  /** `before` is the record of a cell that need not be cut again. */
  #draft(cell: TextCell) {
    const hashes = this.#hashes.of(this.#built++)
    const isRepeated = this.#repeats.finder(cell)
    const repeated = Uint8Array.from(hashes, (hash) => (isRepeated(hash) ? 1 : 0))
    const known = this.#known?.find(cell)
    const isSame = known?.blocks.every((block, index) => block < 0 === (repeated[index] === 1)) === true
    return { cell, hashes, repeated, before: isSame ? known : undefined }
  }
}

function recordOf(cell: TextCell, key: string, blocks: Float64Array): CellRecord {
  const firstRow = cell.occurrences[0]?.row ?? 0
  return { key, html: cell.html, firstRow, occurrencesKey: occurrencesKey(cell), blocks }
}
