import type { CleanedBlock, CleanedCell } from './cleaned-cell.ts'
import type { Span, Unit } from './passage.ts'
import { sentencesOf } from './sentences.ts'
import { countWords, wordEnds } from './words.ts'

/** A passage holds no more words, but for a single word that is longer than a passage may be. */
export const maxPassageWords = 180
/** Nor more characters: some texts (encoded files, rows of signs) have none or few words. */
export const maxPassageCharacters = 4000

export interface CountedUnit extends Unit {
  readonly words: number
}

/** Cuts a block into the smallest things worth citing, none larger than a passage, in order. */
export function unitsOf(cell: CleanedCell, block: CleanedBlock): CountedUnit[] {
  const text = cell.text.slice(block.start, block.end)
  const whole: readonly Span[] = [{ start: 0, end: text.length }]
  const { kind } = block
  const spans = kind === 'sentence' || kind === 'item' || kind === 'description' ? sentencesOf(text) : whole
  const units: CountedUnit[] = []
  for (const span of spans) {
    for (const { start, end, words } of piecesOf(text, span)) {
      const place = { start: block.start + start, end: block.start + end }
      units.push({ ...place, kind, raw: cell.toRaw(place), words })
    }
  }
  return units
}

interface Piece extends Span {
  readonly words: number
}

function piecesOf(text: string, { start, end }: Span): Piece[] {
  const unit = text.slice(start, end)
  const words = countWords(unit)
  if (words <= maxPassageWords && unit.length <= maxPassageCharacters) return [{ start, end, words }]
  const ends = wordEnds(unit)
  const pieces: Piece[] = []
  let from = 0
  let word = 0
  while (from < unit.length) {
    const cut = cutAfter(unit, from, ends, word)
    const to = from + unit.slice(from, cut).trimEnd().length
    pieces.push({ start: start + from, end: start + to, words: countWords(unit.slice(from, to)) })
    from = cut
    while (from < unit.length && /\s/.test(unit.charAt(from))) from++
    while (word < ends.length && (ends[word] ?? 0) <= from) word++
  }
  return pieces
}

/** The best place to cut a unit that is too long: after a clause, else between words, else wherever the limit falls. */
function cutAfter(unit: string, from: number, ends: readonly number[], word: number): number {
  const limit = from + maxPassageCharacters
  let last = Math.min(word + maxPassageWords, ends.length) - 1
  if (last === ends.length - 1 && unit.length <= limit) return unit.length
  while (last >= word && (ends[last] ?? 0) > limit) last--
  // No word ends within the limit: signs, or one word that is too long.
  if (last < word) return safeCut(unit, Math.min(limit, unit.length))
  const first = word + ((last - word) >> 1)
  let space: number | undefined
  for (let index = last; index >= first; index--) {
    const after = unit.slice(ends[index], Math.min(ends[index + 1] ?? unit.length, limit))
    const clause = /^[^\s]*(?:[,;:.!?–—)\]](?=\s)|[、，；：。！？])|^\t/u.exec(after)
    if (clause !== null) return (ends[index] ?? 0) + clause[0].length
    if (space === undefined && /^\S*\s/.test(after)) space = (ends[index] ?? 0) + after.search(/\s/)
  }
  return space ?? ends[last] ?? limit
}

/** Never between the halves of a surrogate pair. */
function safeCut(unit: string, at: number): number {
  return at < unit.length && /[\udc00-\udfff]/.test(unit.charAt(at)) ? at - 1 : at
}
