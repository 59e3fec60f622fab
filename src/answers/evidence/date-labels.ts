import type { ReadUnit } from '../retrieval/read-unit.ts'
import type { Value } from '../values/index.ts'

/** Letters and digits beside the date that a label may have: "Posted 3 May 2024". */
const mostBeside = 12

/** True when the unit is hardly more than the date it holds. */
export function isDateLabel({ text, words }: ReadUnit, value: Value): boolean {
  return words <= 5 && text.length - value.text.length <= mostBeside
}

/**
 * The last unit that a date on its own speaks of, by place: news give the date above each headline, so it goes with what follows,
 * up to the next such date or heading.
 */
export function datedTo(units: readonly ReadUnit[], at: number, isLabel: (place: number) => boolean): number {
  let to = at
  for (let next = at + 1; next < units.length; next++) {
    if (isLabel(next) || (next > at + 1 && units[next]?.unit.kind === 'heading')) break
    to = next
  }
  return to
}
