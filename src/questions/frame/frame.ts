import type { ColumnProfile } from '../../table/index.ts'
import type { Operator } from '../lexicon/index.ts'
import type { ColumnLink } from '../linking/link-columns.ts'
import type { Condition, Having, Key } from '../query/query.ts'

/** A noun of the question: a column, or the rows. */
export interface Noun {
  /** Undefined: the rows. */
  readonly column?: ColumnProfile
  /** Other columns it may mean, best first. */
  readonly others: readonly ColumnLink[]
  /** It may mean the rows as well. */
  readonly orRows: boolean
  readonly score: number
  /** "how many" stands before it. */
  readonly counted: boolean
  /** "has", "with" stands before it. */
  readonly had: boolean
  readonly part?: Key['part']
}

export interface FramedCondition {
  readonly condition: Condition
  readonly column: ColumnProfile
  /** "has", "with", "without" stands before it: for groups it is about their rows. */
  readonly had: boolean
  readonly negated: boolean
  /** "only" stands before it. */
  readonly only: boolean
  /** Said by an id, so that the value itself may be what is asked for. */
  readonly byId: boolean
  /** Joined to the condition before by "and". */
  readonly joined: boolean
}

export type FramedHaving = Having & {
  /** What is counted; undefined: the rows. */
  readonly noun?: Noun
}

/** The parts of a question about the table, each in its slot. */
export interface Frame {
  readonly operators: ReadonlySet<Operator>
  /** What is asked for, in the question's order. */
  readonly targets: readonly Noun[]
  /** After "per", "by", "for each". */
  readonly groups: readonly Noun[]
  /** After "most", "least", "highest", or "by number of". */
  readonly measure?: Noun
  readonly conditions: readonly FramedCondition[]
  /** "more than 5 pages". */
  readonly having?: FramedHaving
  /** "and at least 40 rows": more of the kind. */
  readonly alsoHaving: readonly FramedHaving[]
  /** "top 5". */
  readonly limit?: number
  /** 0 to 1: how well the words were linked. */
  readonly score: number
}
