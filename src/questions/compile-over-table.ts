import type { LoadedTable } from '../table/index.ts'
import { compileQuestion } from './compile-question.ts'
import type { QuestionContext } from './linkers.ts'
import type { Reading } from './plan.ts'
import type { Query } from './query.ts'
import { plansFromTable } from './read-from-table.ts'

/** Readings shown at most beside the one that is run. */
const maxOthers = 3

/** What only the rules can read: groups of one column by another, shares, and the columns themselves. */
const onlyByRules: ReadonlySet<Query['kind']> = new Set([
  'groups',
  'group-count',
  'group-statistic',
  'share',
  'columns',
])

/** Understands a question like `compileQuestion`, and over a small table of cells also by readings learned from examples, where those are sure enough. */
export async function compileOverTable(
  question: string,
  {
    context,
    table,
    signal,
  }: { readonly context: QuestionContext; readonly table: LoadedTable; readonly signal?: AbortSignal },
): Promise<Reading> {
  const compiled = compileQuestion(question, context)
  const { plan, others } = compiled
  if (plan.kind === 'sql' && onlyByRules.has(plan.query.kind)) return compiled
  const [best, ...rest] = await plansFromTable(question, table, signal)
  if (best === undefined) return compiled
  const beside = plan.kind === 'sql' && plan.sql !== best.sql ? [plan] : []
  return {
    question,
    plan: best,
    others: [...beside, ...rest, ...(plan.kind === 'sql' ? [] : others)].slice(0, maxOthers),
  }
}
