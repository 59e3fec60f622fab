import type { Passage } from '../../passages/index.ts'
import { unitText } from '../retrieval/read-unit.ts'
import { foldText } from '../words/fold-text.ts'
import type { PhrasePattern } from './phrase.ts'

/** The units of a passage that hold a phrase; the first unit for one that runs across units. */
export interface Mention {
  readonly passage: Passage
  readonly from: number
  readonly to: number
}

/** Where the passage holds the phrase first, in as few units as can be; undefined when it does not. */
export function mentionIn(passage: Passage, pattern: PhrasePattern): Mention | undefined {
  return unitsThatHold(passage, (text) => pattern.test(foldText(text)))
}

/** Where the passage first passes a test of its text, in as few units as can be; undefined when it does not. */
export function unitsThatHold(passage: Passage, holds: (text: string) => boolean): Mention | undefined {
  if (!holds(passage.text)) return undefined
  const { units } = passage
  const single = units.findIndex((unit) => holds(unitText(passage, unit)))
  if (single >= 0) return { passage, from: single, to: single }
  for (let to = 1; to < units.length; to++) {
    const end = units[to]?.end ?? passage.end
    if (!holds(unitText(passage, { start: passage.start, end }))) continue
    let from = to - 1
    while (from > 0 && !holds(unitText(passage, { start: units[from]?.start ?? passage.start, end }))) from -= 1
    return { passage, from, to }
  }
  return { passage, from: 0, to: Math.max(0, units.length - 1) }
}
