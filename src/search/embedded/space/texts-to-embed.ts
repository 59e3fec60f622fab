import type { Passage } from '../../../passages/index.ts'
import { type EmbeddedSegment, passagesToEmbed } from './write-embeddings.ts'

export interface TextToEmbed {
  readonly passage: number
  readonly text: string
}

/** The texts of a segment's passages that have no vector, but for those of the columns `leftOut`; ascending by passage. */
export function* textsToEmbed(segment: EmbeddedSegment, leftOut: ReadonlySet<string>): Generator<TextToEmbed> {
  for (const number of passagesToEmbed(segment)) {
    const passage = segment.live.segment.passage(number, [])
    if (!leftOut.has(passage.column)) yield { passage: number, text: embeddedText(passage) }
  }
}

/**
 * What stands for a passage: the headings above it, outermost first, the names of its table's columns, and its text, a line each. Not
 * its entities: one passage has the occurrences of all equal cells, and they change while its text, which was paid for, does not.
 */
function embeddedText({ headings, tableHeader, text }: Passage): string {
  return [...headings, ...(tableHeader === undefined ? [] : [tableHeader.join('\t')]), text].join('\n')
}
