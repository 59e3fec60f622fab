import { valueKey } from '../evidence/evidence.ts'
import type { ReadUnit } from '../retrieval/read-unit.ts'
import type { Candidate } from '../scoring/rank-units.ts'
import { isNotice } from '../words/notices.ts'
import { type Extent, saysTheSame, wordSetOf, wordsIn } from './extent.ts'

export interface SelectionLimits {
  readonly units: number
  readonly words: number
  /** A further unit must be this likely to be the answer. */
  readonly least: number
  /** Nothing is added once the answer is this likely to be among the chosen. */
  readonly enough: number
}

/** The best candidate, made whole, then others that add something new and are nearly as good; best first. */
export function select(candidates: readonly Candidate[], limits: SelectionLimits): readonly Extent[] {
  const [best] = candidates
  if (best === undefined) return []
  const chosen: Extent[] = [quoted(best)]
  const said = [wordSetOf(best)]
  const chosenValues = new Set([keyOf(best)])
  let words = wordsIn(chosen[0] ?? best)
  let sure = best.chance
  for (const candidate of candidates.slice(1, 40)) {
    if (chosen.length >= limits.units || candidate.chance < limits.least || sure >= limits.enough) break
    if (addsLittle(candidate, best) || chosen.some((extent) => overlaps(extent, candidate))) continue
    if (chosenValues.has(keyOf(candidate))) continue
    const own = wordSetOf(candidate)
    const extent = quoted(candidate)
    const more = wordsIn(extent)
    if (words + more > limits.words || said.some((other) => saysTheSame(own, other))) continue
    if (chosen.some((other) => overlaps(other, extent))) continue
    chosen.push(extent)
    chosenValues.add(keyOf(candidate))
    said.push(own)
    words += more
    sure += candidate.chance
  }
  return chosen
}

/** Characters beside a value that make no sentence of it. */
const mostBeside = 12

/** What is said of a candidate: a line that holds the value asked for is whole as it stands, and explains nothing that follows. */
function quoted(candidate: Candidate): Extent {
  const { evidence, source, to } = candidate
  const last = source.units[to]
  if (evidence === undefined || last === undefined) return whole(candidate)
  const isBare = last.text.length <= evidence.value.text.length + mostBeside
  const leadsOn = (last.unit.kind === 'heading' && !isBare) || /[?？:：]\s*$/.test(last.text)
  return leadsOn ? whole(candidate) : candidate
}

/** Units without a value are told apart by place. */
const keyOf = ({ evidence, source, from }: Candidate): string =>
  evidence === undefined ? `${source.passage.id}:${from}` : valueKey(evidence)

/** A question, a menu entry, or a unit from elsewhere without a word of the question. */
function addsLittle({ features, evidence, source, from }: Candidate, best: Candidate): boolean {
  if (features.asks + features.link + features.heading > 0 || isFragment(source.units[from])) return true
  return evidence === undefined && source.passage.id !== best.source.passage.id && features.own === 0
}

/** A sentence that was cut loose from its beginning: "and delivering millions of magazines." */
const isFragment = (unit: ReadUnit | undefined): boolean =>
  unit?.unit.kind === 'sentence' && /^[\p{Ll}–—,;)&]/u.test(unit.text)

function overlaps(left: Extent, right: Extent): boolean {
  return left.source.passage.id === right.source.passage.id && left.from <= right.to && right.from <= left.to
}

/** Words of what follows a question, a heading or a colon. */
const mostFollowing = 60

/** A question or heading with what it leads up to; a colon with its list. */
export function whole(extent: Extent): Extent {
  const { units } = extent.source
  let { to } = extent
  const last = units[to]
  if (last === undefined) return extent
  const asks = isQuestion(last)
  const isHeading = last.unit.kind === 'heading' || asks || isTerm(last, units[to + 1])
  const opensList = /[:：]\s*$/.test(last.text)
  if (!isHeading && !opensList) return extent
  // What follows a question but the entries of a menu is no answer to it.
  if (asks && !isProse(units[to + 1])) return extent
  let words = 0
  for (let next = to + 1; next < units.length; next++) {
    const unit = units[next]
    if (unit === undefined || unit.unit.kind === 'heading' || unit.unit.kind === 'link' || isNotice(unit.text)) break
    if (words > 0 && isTerm(unit, units[next + 1])) break
    if (opensList && next > to + 1 && unit.unit.kind !== 'item' && unit.unit.kind !== 'row') break
    if (words > 0 && words + unit.words > mostFollowing) break
    words += unit.words
    to = next
    if (isHeading && !opensList && words >= 12) break
  }
  return { source: extent.source, from: extent.from, to }
}

export const isQuestion = ({ text }: ReadUnit): boolean => /[?？]\s*$/.test(text)

/** Words that the shortest sentence has; entries of menus have fewer. */
const shortestProse = 4

const isProse = (unit: ReadUnit | undefined): boolean =>
  unit !== undefined &&
  (unit.unit.kind === 'row' || /[.!。…:：]["'”’»)]*\s*$/u.test(unit.text) || unit.words >= 2 * shortestProse) &&
  unit.unit.kind !== 'heading' &&
  unit.unit.kind !== 'link'

const longestTerm = 8

/** A few words without a full stop that the next sentence explains, as in a list of terms: "Error E-12", "Overcurrent. …". */
function isTerm({ unit, text, words }: ReadUnit, next: ReadUnit | undefined): boolean {
  return (
    unit.kind !== 'row' &&
    unit.kind !== 'link' &&
    words <= longestTerm &&
    !/[.!。…,;]\s*$/.test(text) &&
    next !== undefined &&
    next.unit.kind !== 'row' &&
    /[.!。]\s*$/.test(next.text)
  )
}
