import type { Query } from './query.ts'

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
  /** Any of these phrases makes a match: word-bounded, case- and accent-folded. */
  readonly phrases: readonly string[]
  readonly entities: readonly EntityMention[]
  /** Count the entities (or rows) instead of listing them. */
  readonly count: boolean
  /** What is listed or counted. */
  readonly group: 'entity' | 'row'
  readonly reading: string
}

/** Read the best passages, then extract an answer. */
export interface SearchPlan {
  readonly kind: 'search'
  /** The question without the entities and question words: what is looked up. May be empty ("What does X do?"). */
  readonly query: string
  readonly entities: readonly EntityMention[]
  readonly expects: ExpectedAnswer
  readonly reading: string
}

/** Do not answer, and say why: the question names an entity that the table does not have, or asks nothing. */
export interface DeclinePlan {
  readonly kind: 'decline'
  readonly reason: 'entity-unknown' | 'empty-question'
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

/** What a question was understood as: the plan that is run and the readings that lost, best first. */
export interface Reading {
  readonly question: string
  readonly plan: Plan
  readonly others: readonly Plan[]
}
