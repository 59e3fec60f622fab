import { setImmediate } from 'node:timers/promises'
import type { JobOptions } from '../progress.ts'
import type { TextCell } from '../table/index.ts'
import { passagesOf } from './cell-passages.ts'
import { cleanCell } from './clean-cell.ts'
import type { CleanedCell } from './cleaned-cell.ts'
import { createLanguageDetector, languageOfScript } from './language.ts'
import type { Passage } from './passage.ts'
import { Repeats } from './repeats.ts'

/** Cells between two reports of progress. */
const reportEvery = 200
/** Characters cleaned before other work of the process gets its turn, a signal's abort among it: about 50 ms. */
const yieldEvery = 1_000_000
/** Characters of a cell that decide on its language. */
const languageSample = 600

/**
 * Turns text cells into passages, in the order of the cells. Calls `cells` twice, for the same cells: what most pages of an entity
 * share is known only after all have been seen. Memory does not grow with the text, but for 12 bytes a distinct block and page.
 */
export async function* buildPassages(
  cells: () => AsyncIterable<TextCell>,
  { signal, onProgress }: Pick<JobOptions, 'signal' | 'onProgress'> = {},
): AsyncGenerator<Passage> {
  const repeats = new Repeats()
  let total = 0
  for await (const cell of paced(cells(), signal)) {
    total++
    // Plain text has no header or footer to repeat.
    if (cell.html) repeats.count(cell, cleanCell(cell.text, cell))
  }
  const detect = await createLanguageDetector()
  let done = 0
  for await (const cell of paced(cells(), signal)) {
    const cleaned = cleanCell(cell.text, cell)
    const isRepeated = cell.html ? repeats.finder(cell, cleaned) : () => false
    const language = detect(languageSampleOf(cleaned))
    for (const passage of passagesOf(cell, cleaned, { language, isRepeated })) {
      // One page may hold a part in another script; its own language then counts.
      const own = languageOfScript(passage.text)
      yield own === undefined ? passage : { ...passage, language: own }
    }
    done++
    if (done % reportEvery === 0 || done === total) onProgress?.({ step: 'clean', done, total, unit: 'cells' })
  }
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
