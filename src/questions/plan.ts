import type { PageName } from './predicates/page-names.ts'
import type { Condition, Query } from './query/query.ts'

/** An entity recognised in the question, as spelled in the table. */
export interface EntityMention {
  readonly entity: string
  /** The words of the question that name it. */
  readonly words: string
  readonly how: 'exact' | 'inflected' | 'alias' | 'misspelt'
}

/** What kind of thing the question wants back from the text. */
export const expectedAnswers = [
  'definition', // what does X do, what is X
  'person',
  'time',
  'number',
  'money',
  'duration',
  'place',
  'phone',
  'mail',
  'hours',
  'reason',
  'list',
  'yes-no',
  'text',
] as const
export type ExpectedAnswer = (typeof expectedAnswers)[number]

/** Exact: computed over all rows by SQL. */
export interface SqlPlan {
  readonly kind: 'sql'
  readonly query: Query
  readonly sql: string
  /** The query as one plain sentence: "Counted the distinct values of company_id over all rows". */
  readonly reading: string
}

/** Exhaustive: every passage that matches, grouped by entity. */
export interface FindPlan {
  readonly kind: 'find'
  /** Any of these phrases makes a match: word-bounded, case- and accent-folded. None: any text will do. */
  readonly phrases: readonly string[]
  /** All of the phrases make a match, not each of them. */
  readonly every?: true
  /** Phrases that a match does not hold. */
  readonly without?: readonly string[]
  /** ISO 639-1; text in any of them. */
  readonly languages?: readonly string[]
  /** Kinds of pages; any of them. */
  readonly pages?: readonly PageName[]
  /** Rows that take part. */
  readonly where?: Condition
  /** What has no match is asked for: "companies that do not mention …". */
  readonly negated?: true
  readonly entities: readonly EntityMention[]
  /** Count the entities (or pages, or rows) instead of listing them. */
  readonly count: boolean
  /** What is listed or counted. */
  readonly group: FindGroup
  readonly reading: string
}

/** A value of the entity column, an address of the url column, or a row. */
export type FindGroup = 'entity' | 'url' | 'row'

/** Read the best passages, then extract an answer. */
export interface SearchPlan {
  readonly kind: 'search'
  /** The question without the entities and question words: what is looked up. May be empty ("What does X do?"). */
  readonly query: string
  readonly entities: readonly EntityMention[]
  readonly expects: ExpectedAnswer
  readonly reading: string
}

/** Do not answer, and say why: the question names an entity that the table does not have, asks nothing, goes on from something unclear, or wants a count or a date that the file cannot tell. */
export interface DeclinePlan {
  readonly kind: 'decline'
  readonly reason: 'entity-unknown' | 'empty-question' | 'unclear-reference' | 'untold-count' | 'relative-date'
  /** What was looked for, in the question's words. */
  readonly missing: string
  /** Entities of the table that are spelled like it, nearest first; absent when none is. */
  readonly nearest?: readonly string[]
  readonly reading: string
}

export type Plan = (SqlPlan | FindPlan | SearchPlan | DeclinePlan) & {
  /** 0 to 1: how sure the compiler is that this is what was meant. */
  readonly confidence: number
}

/** What a question took over from the ones asked before it in a conversation. */
export interface TakenOver {
  /** The questions it goes on from, oldest first; never empty. */
  readonly after: readonly string[]
  /** What stayed as it was, and what changed, each in words. */
  readonly kept: string
  readonly changed: string
}

/** What a question was understood as: the plan that is run and the readings that lost, best first. */
export interface Reading {
  readonly question: string
  readonly plan: Plan
  readonly others: readonly Plan[]
  /** Only of a question that does not stand alone. */
  readonly takenOver?: TakenOver
}
