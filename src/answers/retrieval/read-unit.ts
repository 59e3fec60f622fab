import type { Passage, Unit } from '../../passages/index.ts'
import type { Holder } from '../question/question-words.ts'
import { foldText } from '../words/fold-text.ts'
import { pathWords } from './page-kind.ts'
import type { TermReader, TextTerms } from './term-reader.ts'

/** A unit with its text and terms, ready to be scored. */
export interface ReadUnit extends TextTerms {
  readonly unit: Unit
  /** Exactly as the cleaned cell shows it. */
  readonly text: string
  readonly folded: string
  /** What the unit stands under: entity, page title and address, headings, names of columns. */
  readonly above: Holder
}

/** A passage taken apart. */
export interface ReadPassage {
  readonly passage: Passage
  readonly units: readonly ReadUnit[]
  /** What the whole passage stands under. */
  readonly above: Holder
}

export function unitText(passage: Passage, unit: { readonly start: number; readonly end: number }): string {
  return passage.text.slice(unit.start - passage.start, unit.end - passage.start)
}

/** `title`: of the passage's page, where another cell holds it. */
export function readPassage(passage: Passage, reader: TermReader, title = ''): ReadPassage {
  const read = (text: string) => ({ text, folded: foldText(text), ...reader(text, passage.language) })
  const [occurrence] = passage.occurrences
  const above = read([title, ...passage.headings, occurrence?.entity ?? '', pathWords(occurrence?.url)].join('\n'))
  const columns = passage.tableHeader === undefined ? undefined : read(passage.tableHeader.join('\n'))
  let under: Holder = above
  const units = passage.units.map((unit): ReadUnit => {
    const own = {
      unit,
      ...read(unitText(passage, unit)),
      above: unit.kind === 'row' && columns !== undefined ? both(under, columns) : under,
    }
    if (unit.kind === 'heading') under = both(under, own)
    return own
  })
  return { passage, units, above }
}

function both(left: Holder, right: Holder): Holder {
  return { terms: new Set([...left.terms, ...right.terms]), folded: `${left.folded}\n${right.folded}` }
}
