import { cleanerVersion, type Passage } from '../../passages/index.ts'
import type { Occurrence } from '../../table/index.ts'
import type { Citation } from '../answer.ts'

/** Neighbouring units of a passage that are quoted as one. */
export interface Quoted {
  readonly passage: Passage
  /** First and last unit, by place in the passage. */
  readonly from: number
  readonly to: number
}

/** The citation of the units, at the passage's first row or at the one given. */
export function cite({ passage, from, to }: Quoted, marker: number, at?: Occurrence): Citation {
  const first = passage.units[from]
  const last = passage.units[to]
  const start = first?.start ?? passage.start
  const end = last?.end ?? passage.end
  const occurrence = at ?? passage.occurrences[0]
  return {
    marker,
    row: occurrence?.row ?? 0,
    column: passage.column,
    quote: passage.text.slice(start - passage.start, end - passage.start),
    start,
    end,
    raw: { start: first?.raw.start ?? 0, end: last?.raw.end ?? 0 },
    cleaner: cleanerVersion,
    ...(occurrence?.entity === undefined ? {} : { entity: occurrence.entity }),
    ...(occurrence?.url === undefined ? {} : { url: occurrence.url }),
  }
}
