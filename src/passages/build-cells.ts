import { setImmediate } from 'node:timers/promises'
import type { JobOptions } from '../progress.ts'
import type { TextCell } from '../table/index.ts'
import { cellKey, occurrencesKey } from './cell-key.ts'
import { passagesOf } from './cell-passages.ts'
import type { CellRecord, KnownCells } from './cell-records.ts'
import { cleanCell } from './clean-cell.ts'
import type { CleanedBlock, CleanedCell } from './cleaned-cell.ts'
import { createLanguageDetector, type LanguageDetector, languageOfScript } from './language.ts'
import type { Passage } from './passage.ts'
import { blockHashes, Repeats } from './repeats.ts'

/** Cells between two reports of progress. */
const reportEvery = 200
/** Characters cleaned before other work of the process gets its turn, a signal's abort among it: about 50 ms. */
const yieldEvery = 1_000_000
/** Characters of a cell that decide on its language. */
const languageSample = 600

export interface BuildOptions extends Pick<JobOptions, 'signal' | 'onProgress'> {
  /** Records of cells whose passages are at hand. They are cleaned again only where what counts as boilerplate has changed. */
  readonly known?: KnownCells
}

export interface BuiltCell {
  readonly cell: TextCell
  readonly record: CellRecord
  /** Undefined for a known cell whose passages are what they were, but for their occurrences. */
  readonly passages: readonly Passage[] | undefined
}

/**
 * Turns text cells into passages, in the order of the cells. Calls `cells` twice, for the same cells: what most pages of an entity
 * share is known only after all have been seen. Memory does not grow with the text, but for 12 bytes a distinct block and page.
 */
export async function* buildCells(
  cells: () => AsyncIterable<TextCell>,
  { known, signal, onProgress }: BuildOptions = {},
): AsyncGenerator<BuiltCell> {
  const repeats = new Repeats()
  let total = 0
  for await (const cell of paced(cells(), signal)) {
    total++
    // Plain text has no header or footer to repeat.
    if (cell.html)
      repeats.count(cell, known?.find(cell)?.blocks.map(Math.abs) ?? blockHashes(cleanCell(cell.text, cell)))
  }
  let detect: LanguageDetector | undefined
  let done = 0
  for await (const cell of paced(cells(), signal)) {
    const isRepeated = cell.html ? repeats.finder(cell) : () => false
    const key = cellKey(cell)
    const before = known?.find(cell, key)
    if (before?.blocks.every((block) => block < 0 === isRepeated(Math.abs(block)))) {
      yield { cell, record: recordOf(cell, key, before.blocks), passages: undefined }
    } else {
      detect ??= await createLanguageDetector()
      yield buildCell(cell, { key, isRepeated, detect })
    }
    done++
    if (done % reportEvery === 0 || done === total) onProgress?.({ step: 'clean', done, total, unit: 'cells' })
  }
}

interface CellContext {
  readonly key: string
  readonly isRepeated: (hash: number) => boolean
  readonly detect: LanguageDetector
}

function buildCell(cell: TextCell, { key, isRepeated, detect }: CellContext): BuiltCell {
  const cleaned = cleanCell(cell.text, cell)
  const hashes = cell.html ? blockHashes(cleaned) : new Float64Array()
  const repeated = new Set<CleanedBlock>(cleaned.blocks.filter((_, index) => isRepeated(hashes[index] ?? 0)))
  const language = detect(languageSampleOf(cleaned))
  const passages = passagesOf(cell, cleaned, { key, language, isRepeated: (block) => repeated.has(block) })
  return {
    cell,
    record: recordOf(
      cell,
      key,
      hashes.map((hash) => (isRepeated(hash) ? -hash : hash)),
    ),
    passages: passages.map((passage) => {
      // One page may hold a part in another script; its own language then counts.
      const own = languageOfScript(passage.text)
      return own === undefined ? passage : { ...passage, language: own }
    }),
  }
}

function recordOf(cell: TextCell, key: string, blocks: Float64Array): CellRecord {
  const firstRow = cell.occurrences[0]?.row ?? 0
  return { key, html: cell.html, firstRow, occurrencesKey: occurrencesKey(cell), blocks }
}

async function* paced(cells: AsyncIterable<TextCell>, signal: AbortSignal | undefined): AsyncGenerator<TextCell> {
  let characters = 0
  for await (const cell of cells) {
    signal?.throwIfAborted()
    yield cell
    characters += cell.text.length
    if (characters < yieldEvery) continue
    characters = 0
    await setImmediate()
  }
  signal?.throwIfAborted()
}

/** The cell's first prose; its links and headings only where it has none. */
function languageSampleOf({ text, blocks }: CleanedCell): string {
  const prose = sampleOf(
    text,
    blocks.filter(({ kind, menu }) => kind !== 'link' && kind !== 'heading' && kind !== 'title' && !menu),
  )
  return prose.length >= 60 ? prose : sampleOf(text, blocks)
}

function sampleOf(text: string, blocks: CleanedCell['blocks']): string {
  let sample = ''
  for (const { start, end } of blocks) {
    if (sample.length >= languageSample) break
    sample += `${text.slice(start, Math.min(end, start + languageSample))}\n`
  }
  return sample
}
