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
    const excerpt = said === undefined ? excerptIn(text.slice(at), { marker, ways: ways[i] ?? [] }) : undefined
    if (excerpt !== undefined) {
      before.push(text.slice(at, at + excerpt.start))
      at += excerpt.end
    } else if (said === undefined) {
      unsaid.push(marker)
      before.push('')
    } else {
      before.push(text.slice(at, said.start))
      at = said.start + said.way.length
    }
  }
  return { before, after: text.slice(at), unsaid }
}

/** Fewer words than this are no excerpt of a sentence. */
const fewestWords = 12

/** Where a part of a long quote stands in the text with its mark, what is left out marked by "…"; undefined when there is none. */
function excerptIn(
  text: string,
  { marker, ways }: { readonly marker: number; readonly ways: readonly string[] },
): { readonly start: number; readonly end: number } | undefined {
  const mark = ` [${marker}]`
  const markAt = text.indexOf(mark)
  if (markAt < 0) return undefined
  const said = text.slice(0, markAt)
  const end = markAt + mark.length + (text[markAt + mark.length] === '.' ? 1 : 0)
  const isCut = said.endsWith(' …')
  const body = isCut ? said.slice(0, -2) : said
  // A value may stand before the excerpt, so the longest ending of what was said that is in the quote is taken.
  for (const { index } of [{ index: 0 }, ...body.matchAll(/(?<=\s)\S/gu)]) {
    const isInside = body.startsWith('… ', index)
    const part = body.slice(isInside ? index + 2 : index)
    if (part.split(/\s+/).length < fewestWords) return undefined
    const stands = ways.some((way) => {
      const quote = way.split(/\s+/).join(' ')
      return isInside ? quote.includes(part) : quote.startsWith(part)
    })
    if (stands && (isCut || isInside)) return { start: index, end }
  }
  return undefined
}
