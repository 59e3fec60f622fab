import type { TextCell } from '../table/index.ts'
import { cleanCell } from './clean-cell.ts'
import type { CleanedCell } from './cleaned-cell.ts'
import { type CutCell, cutCell } from './cut-cell.ts'
import { createLanguageDetector, type LanguageDetector } from './language.ts'
import { blockHashes } from './repeats.ts'

/** A cell with, of each of its blocks, 1 where it is repeated; empty for plain text. */
export interface CutRequest {
  readonly cell: TextCell
  readonly repeated: Uint8Array
}

/** Raw characters of cells that are kept cleaned from the first pass to the second; a character takes about 10 bytes. */
const mostRemembered = 4_000_000

/** Cleans and cuts cells in this thread. */
export class LocalCutter {
  readonly #cleaned = new Map<string, CleanedCell>()
  #space: number
  #detect: LanguageDetector | undefined

  constructor({ remembers }: { readonly remembers: boolean }) {
    this.#space = remembers ? mostRemembered : 0
  }

  /** Of each HTML cell, a hash of each block in order. */
  hash(cells: readonly TextCell[]): readonly Float64Array<ArrayBuffer>[] {
    return cells.map((cell) => {
      const cleaned = cleanCell(cell.text, cell)
      this.#remember(cell, cleaned)
      return blockHashes(cleaned)
    })
  }

  /** The passages of each cell. */
  async cut(requests: readonly CutRequest[]): Promise<readonly CutCell[]> {
    this.#detect ??= await createLanguageDetector()
    const detect = this.#detect
    return requests.map(({ cell, repeated }) => cutCell(cell, this.#clean(cell), { repeated, detect }))
  }

  #remember(cell: TextCell, cleaned: CleanedCell): void {
    if (cell.text.length > this.#space) return
    this.#space -= cell.text.length
    this.#cleaned.set(cell.text, cleaned)
  }

  #clean(cell: TextCell): CleanedCell {
    const remembered = this.#cleaned.get(cell.text)
    if (remembered === undefined) return cleanCell(cell.text, cell)
    this.#cleaned.delete(cell.text)
    return remembered
  }
}
