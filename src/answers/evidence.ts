import type { ExpectedAnswer } from '../questions/index.ts'
import { foldText } from './fold-text.ts'
import type { KinPattern } from './kin.ts'
import { presence, type QuestionWord } from './question-words.ts'
import type { ReadPassage, ReadUnit } from './read-unit.ts'
import { valueFinder } from './value-types.ts'
import { findPeople, findSingleNames, type Value } from './values/index.ts'

/** What makes a unit able to answer: a value of the wanted type, and the units that must be quoted with it. */
export interface Evidence {
  readonly value: Value
  /** Units to quote, by place in the passage: a name and its role often stand one above the other. */
  readonly from: number
  readonly to: number
}

/** Values that differ only in how they are written are one: "01 234" and "(01) 234". */
export const valueKey = ({ value }: Evidence): string => value.text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** What is looked for beside the question's words. */
export interface Wanted {
  readonly question: string
  readonly expects: ExpectedAnswer
  readonly words: readonly QuestionWord[]
  /** Roles that a person is asked by: "CEO", "founder". A person must stand beside one of them. */
  readonly roles: readonly KinPattern[]
  /** Without a role, a person must stand in a unit that holds a word of the question. */
  readonly strict: boolean
  readonly entities: readonly string[]
  readonly isCommon: (word: string) => boolean
}

/** Units with more words are prose, not a label above or below a name. */
const longestLabel = 6
/** Characters between a number and the word that says what it counts. */
const farthest = 30
/** Characters between a role and a name of one word. */
const farthestSingle = 40

/** The evidence of every unit of a passage; undefined where there is none. */
export function findEvidence({ units }: ReadPassage, wanted: Wanted): readonly (Evidence | undefined)[] {
  const asked = foldText([wanted.question, ...wanted.entities].join('\n'))
  const isNew = ({ text }: Value): boolean => !asked.includes(foldText(text))
  if (wanted.expects === 'person') return personEvidence(units, wanted, isNew)
  const find = valueFinder(wanted.expects, wanted.question)
  return units.map(({ text }, i) => {
    const value = nearest(find?.(text).filter(isNew) ?? [], text, wanted)
    if (value === undefined) return undefined
    const isSplit = wanted.expects === 'place' && /^\d/.test(value.text) && isStreet(units[i - 1])
    return { value, from: isSplit ? i - 1 : i, to: i }
  })
}

/** The value closest to a word of the question; a number too far from all of them counts something else. */
function nearest(values: readonly Value[], text: string, { expects, words, strict }: Wanted): Value | undefined {
  const places = wordPlaces(text, words)
  // Prose without a word of the question counts something else; a cell or a label has its words above.
  if (places.length === 0) return strict && expects === 'number' && isProse(text) ? undefined : values[0]
  const distance = ({ start, end }: Value): number =>
    Math.min(...places.map((place) => (place < start ? start - place : Math.max(0, place - end))))
  const [best] = [...values].sort((a, b) => distance(a) - distance(b) || a.start - b.start)
  if (best === undefined || (strict && expects === 'number' && distance(best) > farthest)) return undefined
  return best
}

const isProse = (text: string): boolean => !text.includes('\t') && text.split(/\s+/).length > longestLabel

/** Where words of the question stand in the text, other endings included. */
function wordPlaces(text: string, words: readonly QuestionWord[]): readonly number[] {
  const places: number[] = []
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const folded = foldText(match[0])
    if (words.some((word) => sharesStem(folded, word.folded) || word.kin.some((pattern) => pattern.test(folded))))
      places.push(match.index)
  }
  return places
}

function sharesStem(left: string, right: string): boolean {
  const stem = Math.max(4, Math.min(left.length, right.length) - 2)
  return left === right || (left.length >= stem && left.slice(0, stem) === right.slice(0, stem))
}

function personEvidence(
  units: readonly ReadUnit[],
  { roles, words, strict, isCommon }: Wanted,
  isNew: (value: Value) => boolean,
): readonly (Evidence | undefined)[] {
  const people = units.map(({ text }) => findPeople(text, isCommon).filter(isNew))
  const hasRole = units.map((unit) =>
    roles.length > 0
      ? roles.some((role) => role.test(unit.folded))
      : !strict || presence(words, unit).some((held, i) => held > 0 && !words[i]?.isBroad),
  )
  return units.map((unit, i) => {
    if (!hasRole[i]) return undefined
    const own = nearestTo(roles, unit.text, people[i] ?? []) ?? singleName(roles, unit.text, isCommon)
    if (own !== undefined) return isNew(own) ? { value: own, from: i, to: i } : undefined
    if (roles.length === 0 || unit.words > longestLabel) return undefined
    for (const beside of [i - 1, i + 1]) {
      const [name] = people[beside] ?? []
      const label = units[beside]
      if (name !== undefined && label !== undefined && label.words <= longestLabel && !hasRole[beside]) {
        return { value: name, from: Math.min(i, beside), to: Math.max(i, beside) }
      }
    }
    return undefined
  })
}

/** Of several names the one that stands closest to the role. */
function nearestTo(roles: readonly KinPattern[], text: string, people: readonly Value[]): Value | undefined {
  const at = rolePlace(roles, text) ?? 0
  return [...people].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at) || a.start - b.start)[0]
}

function singleName(
  roles: readonly KinPattern[],
  text: string,
  isCommon: (word: string) => boolean,
): Value | undefined {
  const at = rolePlace(roles, text)
  if (at === undefined) return undefined
  return findSingleNames(text, isCommon).find(({ start }) => start > 0 && Math.abs(start - at) <= farthestSingle)
}

/** Folding hardly moves letters, so the place in the folded text is near enough. */
function rolePlace(roles: readonly KinPattern[], text: string): number | undefined {
  const folded = foldText(text)
  return roles.map((role) => folded.search(role)).find((place) => place >= 0)
}

/** A line with a house number above the line with the town. */
function isStreet(unit: ReadUnit | undefined): boolean {
  return unit !== undefined && unit.words <= longestLabel && /\p{L}{3}.*\d/u.test(unit.text)
}
