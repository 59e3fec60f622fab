import type { ExpectedAnswer } from '../plan.ts'

/** What a word or phrase of a question does. Languages differ in the words, not in the list. */
const operators = [
  'count', // how many
  'distinct', // unique
  'list', // list, show
  'which', // which, what
  'who',
  'most', // the most (pages)
  'least',
  'common', // most common
  'rare', // least common
  'top', // top 5
  'bottom',
  'highest',
  'lowest',
  'latest', // greatest of the time column
  'earliest',
  'oldest', // most years, where there is a column of ages
  'youngest',
  'cheapest', // least of the price column
  'average',
  'median',
  'sum',
  'share', // percentage
  'range', // least and greatest
  'price', // how much does … cost
  'distribution',
  'per', // by, for each, across
  'compare',
  'difference', // how much more the one has than the other
  'ratio', // how many times as much
  'not', // no, without, except
  'have', // has, with
  'contain', // has, or has in its text
  'more', // more than
  'less',
  'at-least',
  'at-most',
  'or-more', // 5 or more
  'or-less',
  'exactly',
  'between',
  'since', // a year, it included
  'before',
  'missing', // empty, blank
  'and',
  'or',
  'mention', // always about the text
  'offer', // about the text, when what follows is short
  'length', // characters of a text
  'repeated', // more than once
  'starts', // starts with
  'ends', // ends with
  'size', // how big is the dataset
  'columns', // the table's columns themselves
  'rows', // the table's rows
  'prose', // words that only a question about the text has: why, about, in business
] as const
export type Operator = (typeof operators)[number]

/** The words of one language that the compiler knows, all folded (lower case, no accents). Phrases have spaces. */
export interface Lexicon {
  /** ISO 639-1. */
  readonly language: string
  /** Phrases by what they do, apart by `|`. */
  readonly operators: Partial<Readonly<Record<Operator, string>>>
  /** Phrases that ask and whose words are never looked up: "how long", "what time". */
  readonly asking?: string
  /** What is said of a noun stands behind it ("pages most company"): read backwards, the order is that of English. */
  readonly headFinal?: boolean
  /** Function and polite words: they carry nothing. */
  readonly skipped: string
  /** Words for the table as such and for cells: they carry nothing in a question about columns, but are looked up in the text. */
  readonly tableWords: string
  /** Words after which a name stands: "of", "does", "about". */
  readonly beforeName: string
  /** Cues for what a question wants back from the text; the first that fits wins. A leading `^` ties a cue to the start. */
  readonly expected: readonly (readonly [ExpectedAnswer, string])[]
}
