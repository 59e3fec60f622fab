import type { DeclinePlan, FindPlan, SearchPlan, SqlPlan } from '../../questions/index.ts'
import type { Answer } from '../answer.ts'
import { answerDeclined } from '../declining/decline-plan.ts'
import { notUnderstood } from '../declining/not-understood.ts'
import { entityRows } from '../entity-rows.ts'
import { answerExactly } from '../exact.ts'
import { findMentions } from '../find/index.ts'
import type { FreshTable } from './fresh-table.ts'

/** What the plan gives, computed from the file anew; of an answer from the text, what of it is computed. */
export type Derived = Partial<Omit<Answer, 'schemaVersion' | 'trace'>>

type PlanOf<Plan> = Plan & { readonly confidence: number }

export async function deriveExact(plan: PlanOf<SqlPlan>, question: string, fresh: FreshTable): Promise<Derived> {
  const reading = { question, plan, others: [] }
  return answerExactly(reading, { table: fresh.guarded, ...signalOf(fresh) })
}

/** More, or longer ones, are not read from a question. */
const mostPhrases = 100
const longestPhrase = 1000

export async function deriveFind(plan: FindPlan, { guarded, index, signal }: FreshTable): Promise<Derived> {
  if (plan.phrases.length > mostPhrases || plan.phrases.some(({ length }) => length > longestPhrase)) {
    throw new RangeError('its phrases are more or longer than a question gives')
  }
  return findMentions(plan, { table: guarded, index: await index(), signal })
}

/** The passages shown as nearest are citations, which are checked as such: here no text is read. */
export async function deriveDecline(plan: DeclinePlan, { table, index, signal }: FreshTable): Promise<Derived> {
  const withoutText = { profile: table.profile, schema: { ...table.schema, text: [] } }
  return answerDeclined(plan, { table: withoutText, index, signal })
}

export async function deriveWithoutText({ table }: FreshTable): Promise<Derived> {
  return notUnderstood(table)
}

export async function deriveEntityRows({ entities }: SearchPlan, fresh: FreshTable): Promise<Answer['table']> {
  return entityRows(entities, { table: fresh.guarded, signal: fresh.signal })
}

const signalOf = ({ signal }: FreshTable) => (signal === undefined ? {} : { signal })
