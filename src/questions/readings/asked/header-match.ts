import type { ColumnView, TableView } from '../view/table-view.ts'
import type { Token } from '../view/tokens.ts'
import { bitsOf, type Question } from './question.ts'
import { stopWords } from './stop-words.ts'

/** How a question names a column. */
export interface HeaderMatch {
  /** 0 not at all · 1 some of its words · 2 all of them · 3 all of them in a row. */
  readonly level: 0 | 1 | 2 | 3
  /** Share of the header's words, 0 to 1, and how many. */
  readonly share: number
  readonly words: number
  /** Place of the first word in the question; -1 when there is none. */
  readonly at: number
  readonly places: readonly number[]
  readonly bits: number
  /** 2: holds the word that says what is asked for · 1: the one after it. */
  readonly head: 0 | 1 | 2
  /** A word of it names no other column. */
  readonly isAlone: boolean
  /** Against all columns: 0 no match · 1 some · 2 the best. */
  readonly rank: 0 | 1 | 2
  /** The same against columns of words or of numbers, whichever it is. */
  readonly rankOfKind: 0 | 1 | 2
}

export interface HeaderMatches {
  readonly of: (column: number) => HeaderMatch
  /** Whether the word that says what is asked for names a column of numbers, or of words. */
  readonly headIsNumber: boolean
  readonly headIsText: boolean
  /** Columns of numbers that are no ranks. */
  readonly numberColumns: number
}

/** Stop words that tell columns apart all the same. */
const telling: ReadonlySet<string> = new Set(['name', 'total', 'list', 'number', 'chart', 'first', 'last'])
/** Longer roots may differ behind this many letters: "nation" and "national". */
const leastShared = 5

type Bare = Omit<HeaderMatch, 'rank' | 'rankOfKind'>

export function matchHeaders(question: Question, { columns }: TableView): HeaderMatches {
  const holders = new Map<string, number>()
  for (const { header } of columns)
    for (const root of new Set(header.map((token) => token.root))) holders.set(root, (holders.get(root) ?? 0) + 1)
  const bare = columns.map(({ header }) => matchOf(header, question, holders))
  const weights = bare.map(({ level, share, words }) => level * 10 + share * 5 + Math.min(words, 3))
  const best = Math.max(0, ...weights)
  const withHead = weights.map((weight, at) => weight + (bare[at]?.head ?? 0))
  const bestOf = (isText: boolean) =>
    Math.max(0, ...columns.map(({ type }, at) => ((type === 'text') === isText ? (withHead[at] ?? 0) : 0)))
  const [bestText, bestNumber] = [bestOf(true), bestOf(false)]
  const matches = bare.map(
    (match, at): HeaderMatch => ({
      ...match,
      rank: rankOf(weights[at] ?? 0, best),
      rankOfKind: rankOf(withHead[at] ?? 0, columns[at]?.type === 'text' ? bestText : bestNumber),
    }),
  )
  return {
    of: (column) => matches[column] ?? { ...noMatch, rank: 0, rankOfKind: 0 },
    headIsNumber: columns.some(
      (column, at) => isNumeric(column) && column.type !== 'year' && (bare[at]?.head ?? 0) > 0,
    ),
    headIsText: columns.some(({ type }, at) => type === 'text' && (bare[at]?.head ?? 0) > 0),
    numberColumns: columns.filter((column) => isNumeric(column) && !column.isRank).length,
  }
}

const noMatch: Bare = { level: 0, share: 0, words: 0, at: -1, places: [], bits: 0, head: 0, isAlone: false }

const isNumeric = ({ numbers }: ColumnView): boolean => numbers.number !== undefined

const rankOf = (weight: number, best: number): 0 | 1 | 2 => (weight === 0 ? 0 : weight === best ? 2 : 1)

function matchOf(header: readonly Token[], { tokens, head }: Question, holders: ReadonlyMap<string, number>): Bare {
  const content = header.filter(({ word }) => !stopWords.has(word) || telling.has(word))
  const wanted = content.length > 0 ? content : header
  if (wanted.length === 0) return noMatch
  const places = new Set<number>()
  let words = 0
  for (const { root } of wanted) {
    const found = tokens.flatMap((token, at) => (isSame(token.root, root) ? [at] : []))
    if (found.length > 0) words++
    for (const at of found) places.add(at)
  }
  const share = words / wanted.length
  const inRow = tokens.some((_, at) => header.every(({ root }, k) => tokens[at + k]?.root === root))
  const at = Math.min(...places)
  return {
    level: inRow ? 3 : share === 1 ? 2 : share > 0 ? 1 : 0,
    share,
    words,
    at: places.size === 0 ? -1 : at,
    places: [...places].sort((one, other) => one - other),
    bits: [...places].reduce((bits, place) => bits | bitsOf(place, place + 1), 0),
    head: head === undefined ? 0 : places.has(head.at) ? 2 : places.has(head.at + 1) ? 1 : 0,
    isAlone: wanted.some(({ root }) => holders.get(root) === 1 && tokens.some((token) => token.root === root)),
  }
}

function isSame(one: string, other: string): boolean {
  if (one === other) return true
  return (
    one.length >= leastShared &&
    other.length >= leastShared &&
    one.slice(0, leastShared) === other.slice(0, leastShared)
  )
}
