import type { ExpectedAnswer } from '../../questions/index.ts'
import { presence, type QuestionWord } from '../question/question-words.ts'
import type { ReadPassage, ReadUnit } from '../retrieval/read-unit.ts'
import { findPeople, findSingleNames, type Value } from '../values/index.ts'
import { foldText } from '../words/fold-text.ts'
import { isPriceWord } from '../words/kin.ts'
import type { KinPattern } from '../words/kin-pattern.ts'
import { datedTo, isDateLabel } from './date-labels.ts'
import { valueFinder } from './value-types.ts'

/** What makes a unit able to answer: a value of the wanted type, and the units that must be quoted with it. */
export interface Evidence {
  readonly value: Value
  /** Units to quote, by place in the passage: a name and its role often stand one above the other. */
  readonly from: number
  readonly to: number
  /** The value stands right beside a word of the question: "three kilns". */
  readonly beside?: boolean
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
/** Characters between a number and the word right after it. */
const closest = 12
/** Characters between a number and the word that says what it counts. */
const farthest = 30
/** Units below a date that are quoted with it. */
const farthestDated = 2
/** A comma between a name and a role sets them as far apart as this many characters. */
const perComma = 30
/** Characters between a role and a name of one word. */
const farthestSingle = 40

/** The evidence of every unit of a passage; undefined where there is none. */
export function findEvidence({ units, passage }: ReadPassage, wanted: Wanted): readonly (Evidence | undefined)[] {
  const asked = foldText([wanted.question, ...wanted.entities].join('\n'))
  const isNew = ({ text }: Value): boolean => !asked.includes(foldText(text))
  if (wanted.expects === 'person') return personEvidence(units, wanted, isNew)
  const find = valueFinder(wanted.expects, wanted.question)
  const isAble = (value: Value): boolean =>
    isNew(value) && !(wanted.strict && wanted.expects === 'number' && isYear(value))
  const values = units.map(
    (unit) =>
      nearest(find?.(unit.text).filter(isAble) ?? [], unit.text, wanted) ??
      (wanted.expects === 'money' ? priceCell(unit, passage.tableHeader) : undefined),
  )
  const labels = wanted.expects === 'time' ? dated(units, values) : []
  return units.map((_, i) => {
    const value = values[i]
    const label = labels[i]
    if (value === undefined) return label === undefined ? undefined : { value: label.value, from: label.at, to: i }
    if (label?.at === i) return undefined
    const isSplit = wanted.expects === 'place' && /^\d/.test(value.text) && isStreet(units[i - 1])
    return { value, from: isSplit ? i - 1 : i, to: i, beside: isBeside(value, units[i]?.text ?? '', wanted) }
  })
}

/** A year counts nothing. */
const isYear = ({ text }: Value): boolean => /^(?:1[5-9]|20)\d\d$/.test(text)

/** A bare number in a column of prices is an amount of money. */
function priceCell({ unit, text }: ReadUnit, header: readonly string[] | undefined): Value | undefined {
  if (unit.kind !== 'row' || header === undefined) return undefined
  let start = 0
  for (const [i, cell] of text.split('\t').entries()) {
    const isPrice = (foldText(header[i] ?? '').match(/\p{L}+/gu) ?? []).some((word) => isPriceWord(word))
    if (isPrice && /^\d+(?:[.,' ]\d+)*$/.test(cell)) return { text: cell, start, end: start + cell.length }
    start += cell.length + 1
  }
  return undefined
}

interface DateLabel {
  readonly value: Value
  readonly at: number
}

/** For every unit below a date that stands alone, that date; the date itself answers only when nothing follows it. */
function dated(units: readonly ReadUnit[], values: readonly (Value | undefined)[]): readonly (DateLabel | undefined)[] {
  const labels: (DateLabel | undefined)[] = []
  const isLabel = (at: number): boolean => {
    const [unit, value] = [units[at], values[at]]
    return unit !== undefined && unit.unit.kind !== 'row' && value !== undefined && isDateLabel(unit, value)
  }
  units.forEach((_, at) => {
    const value = values[at]
    if (value === undefined || !isLabel(at)) return
    const to = datedTo(units, at, isLabel)
    // At the end of a passage it belongs to what follows elsewhere, and alone it tells nothing.
    if (to === at && at > 1) labels[at] = { value, at }
    if (to > at) for (let i = at; i <= Math.min(to, at + farthestDated); i++) labels[i] = { value, at }
  })
  return labels
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

/** What is counted is named right behind the question word. */
const leadingWords = 3

/** Only few letters stand between the number and what it counts. */
function isBeside({ start, end }: Value, text: string, { expects, words, strict }: Wanted): boolean {
  if (!strict || expects !== 'number') return false
  return wordPlaces(text, words.slice(0, leadingWords)).some(
    (place) => place >= end && place - end <= closest && place > start,
  )
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
    const own = nearestTo(roles, unit.text, [
      ...(people[i] ?? []),
      ...singleNames(roles, unit.text, isCommon).filter(isNew),
    ])
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

/** Of several names the one that stands closest to the role, with no comma between them if there is one like that. */
function nearestTo(roles: readonly KinPattern[], text: string, people: readonly Value[]): Value | undefined {
  const { start: at, end } = rolePlace(roles, text) ?? { start: 0, end: 0 }
  const distance = (value: Value): number => {
    const [from, to] = value.end <= at ? [value.end, at] : [end, value.start]
    const commas = text.slice(from, Math.max(from, to)).match(/[,;.、]/g)?.length ?? 0
    return Math.max(0, to - from) + commas * perComma
  }
  return [...people].sort((a, b) => distance(a) - distance(b) || b.end - b.start - (a.end - a.start))[0]
}

/** Names of one word close to the role; those inside longer names are found as those. */
function singleNames(
  roles: readonly KinPattern[],
  text: string,
  isCommon: (word: string) => boolean,
): readonly Value[] {
  const place = rolePlace(roles, text)
  if (place === undefined) return []
  const isPart = (other: string) => /^\s\p{Lu}/u.test(other)
  return findSingleNames(text, isCommon).filter(
    ({ start, end }) =>
      Math.abs(start - place.start) <= farthestSingle &&
      !isPart(text.slice(end, end + 2)) &&
      !/\p{Lu}[\p{L}'’-]*\s$/u.test(text.slice(0, start)) &&
      !/(?<!\p{L})(?:from|in|at|of|near|aus|bei|von|à|de|en|uit|z|w|fra|från|από|из|от)\s$/iu.test(
        text.slice(0, start),
      ),
  )
}

/** Folding hardly moves letters, so the place in the folded text is near enough. */
function rolePlace(
  roles: readonly KinPattern[],
  text: string,
): { readonly start: number; readonly end: number } | undefined {
  const folded = foldText(text)
  for (const role of roles) {
    const place = role.find(folded)
    if (place !== undefined) return place
  }
  return undefined
}

/** A line with a house number above the line with the town. */
function isStreet(unit: ReadUnit | undefined): boolean {
  return unit !== undefined && unit.words <= longestLabel && /\p{L}{3}.*\d/u.test(unit.text)
}
