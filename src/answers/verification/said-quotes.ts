import type { Passage } from '../../passages/index.ts'
import type { Answer, Citation } from '../answer.ts'
import type { Extent } from '../composing/extent.ts'
import { marked, readable } from '../composing/readable.ts'
import { readPassage } from '../retrieval/read-unit.ts'
import { createTermReader } from '../retrieval/term-reader.ts'
import type { CitedCell, CitedCells } from './cited-cells.ts'

/** How a citation's quote may be said, with its mark: plainly, or with the first unit as the name of the others. */
export async function waysToSay(citation: Citation, cells: CitedCells): Promise<readonly string[]> {
  const cell = await cells.cell(citation.row, citation.column)
  const passage = cell === undefined ? undefined : quotedPassage(citation, cell)
  if (passage === undefined) return []
  const { reader } = await createTermReader([passage.language])
  const extent: Extent = { source: readPassage(passage, reader), from: 0, to: passage.units.length - 1 }
  const ways = [extent, { ...extent, labelled: true }].map((each) => marked(readable(each), citation.marker))
  return [...new Set(ways)]
}

/** The whole units that the citation quotes, as a passage of their own; undefined when it quotes no whole units. */
function quotedPassage({ start, end }: Citation, { cleaned, passages }: CitedCell): Passage | undefined {
  const first = passages.find((passage) => passage.units.some((unit) => unit.start === start))
  const units = passages.flatMap((passage) => passage.units).filter((unit) => unit.start >= start && unit.end <= end)
  if (first === undefined || units[0]?.start !== start || units.at(-1)?.end !== end) return undefined
  return { ...first, start, end, units, text: cleaned.text.slice(start, end) }
}

/** What of an answer's text is no quote: the words before each quote, and those after the last. */
export interface Unquoted {
  readonly before: readonly string[]
  readonly after: string
  /** Citations whose quotes are not said in the text as they stand in the file, by marker. */
  readonly unsaid: readonly number[]
}

/** Takes the quotes out of the text, in the order of the citations. */
export function withoutQuotes(
  { text, citations }: Pick<Answer, 'text' | 'citations'>,
  ways: readonly (readonly string[])[],
): Unquoted {
  const before: string[] = []
  const unsaid: number[] = []
  let at = 0
  for (const [i, { marker }] of citations.entries()) {
    const [said] = (ways[i] ?? [])
      .map((way) => ({ way, start: text.indexOf(way, at) }))
      .filter(({ start }) => start >= 0)
      .sort((a, b) => a.start - b.start || b.way.length - a.way.length)
    if (said === undefined) {
      unsaid.push(marker)
      before.push('')
    } else {
      before.push(text.slice(at, said.start))
      at = said.start + said.way.length
    }
  }
  return { before, after: text.slice(at), unsaid }
}
