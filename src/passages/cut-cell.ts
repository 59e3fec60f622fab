import type { TextCell } from '../table/index.ts'
import { cellKey } from './cell-key.ts'
import { passagesOf } from './cell-passages.ts'
import type { CleanedBlock, CleanedCell } from './cleaned-cell.ts'
import { type LanguageDetector, languageOfScript } from './language.ts'
import type { Passage } from './passage.ts'

/** Characters of a cell that decide on its language. */
const languageSample = 600

export interface CutOptions {
  /** Of each block, 1 where it stands on most pages of the cell's entity. */
  readonly repeated: Uint8Array
  readonly detect: LanguageDetector
}

/** A cell's passages, in order. */
export interface CutCell {
  /** The cell's key. */
  readonly key: string
  /** The cell's text, cleaned: what the passages' places count in. */
  readonly text: string
  readonly passages: readonly Passage[]
}

/** Cuts a cleaned cell into passages, with their languages. */
export function cutCell(cell: TextCell, cleaned: CleanedCell, { repeated, detect }: CutOptions): CutCell {
  const key = cellKey(cell)
  const blocks = new Set<CleanedBlock>(cleaned.blocks.filter((_, index) => repeated[index] === 1))
  const language = detect(languageSampleOf(cleaned))
  const passages = passagesOf(cell, cleaned, { key, language, isRepeated: (block) => blocks.has(block) })
  return {
    key,
    text: cleaned.text,
    passages: passages.map((passage) => {
      // One page may hold a part in another script; its own language then counts.
      const own = languageOfScript(passage.text)
      return own === undefined ? passage : { ...passage, language: own }
    }),
  }
}

/** The cell's first prose; its links and headings only where it has none. */
function languageSampleOf({ text, blocks }: CleanedCell): string {
  const prose = sampleOf(text, blocks, ({ kind, menu }) => {
    return kind !== 'link' && kind !== 'heading' && kind !== 'title' && !menu
  })
  return prose.length >= 60 ? prose : sampleOf(text, blocks, () => true)
}

function sampleOf(text: string, blocks: CleanedCell['blocks'], counts: (block: CleanedBlock) => boolean): string {
  let sample = ''
  for (const block of blocks) {
    if (sample.length >= languageSample) break
    const { start, end } = block
    if (counts(block)) sample += `${text.slice(start, Math.min(end, start + languageSample))}\n`
  }
  return sample
}
