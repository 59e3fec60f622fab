import type { LoadedTable } from '../table/index.ts'
import { compileQuestion } from './compile-question.ts'
import type { QuestionContext } from './linkers.ts'
import type { Plan, Reading } from './plan.ts'
import type { Query } from './query.ts'
import { answersSame, plansFromTable, type TablePlan } from './read-from-table.ts'
import { gistOfQuery } from './same-reading.ts'

/** Readings shown at most beside the one that is run. */
const maxOthers = 3
/**
 * Learned readings less sure are only offered. Where there are notes that the question may be about, or words were taken for like ones, they
 * must be surer; and surest where the rules know every word and say something else. Confidence is calibrated on tables of an encyclopedia; large
 * tables are more like those that were made up, on which readings as sure as 0.75 are nearly always right: see docs/questions.md.
 */
const leastConfidence = { plain: 0.6, doubtful: 0.75, againstRules: 0.9, againstRulesOfLarge: 0.75 }
/** How sure the rules are when they know every word. */
const sureRules = 0.9

/** What only the rules can read, as shares. */
const onlyByRules: ReadonlySet<Query['kind']> = new Set(['share', 'columns'])
/** Groups of one column by another are read by the rules alone, but also where something else of two columns is asked. */
const mostlyByRules: ReadonlySet<Query['kind']> = new Set(['groups', 'group-count', 'group-statistic'])

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
  const learned = await plansFromTable(question, table, { context, signal })
  const [best, ...rest] = learned
  if (best === undefined) return compiled
  const hasNotes = context.schema.text.length > 0
  const isLarge = best.answer === undefined
  const isSure =
    plan.kind === 'sql' && mostlyByRules.has(plan.query.kind)
      ? best.confidence >= leastAgainstRules(isLarge)
      : best.confidence >= leastFor(plan, { isDoubtful: hasNotes || best.isDoubtful, isLarge })
  // Two that agree: what the rules say is said better.
  const agrees = isSure && plan.kind === 'sql' && (await isSame(plan, best, { table, signal }))
  const wins = isSure && !agrees
  const chosen: readonly Plan[] = wins
    ? [best, ...(plan.kind === 'sql' ? [plan] : []), ...rest]
    : [plan, ...others, ...learned]
  const [first = plan, ...beside] = chosen.map(planOf)
  return { question, plan: first, others: beside.slice(0, maxOthers) }
}

/** Of a large table a reading's answer is not known before it is run: there what both compute is compared. */
async function isSame(
  { sql, query }: Plan & { readonly kind: 'sql' },
  { answer, gist }: TablePlan,
  beside: { readonly table: LoadedTable; readonly signal: AbortSignal | undefined },
): Promise<boolean> {
  return answer === undefined ? gist !== undefined && gist === gistOfQuery(query) : answersSame(sql, answer, beside)
}

/** How sure a learned reading must be to be run instead of what the rules say. */
export function leastFor(
  plan: Plan,
  { isDoubtful, isLarge = false }: { readonly isDoubtful: boolean; readonly isLarge?: boolean },
): number {
  if (plan.kind === 'sql' && plan.confidence >= sureRules) return leastAgainstRules(isLarge)
  return isDoubtful ? leastConfidence.doubtful : leastConfidence.plain
}

const leastAgainstRules = (isLarge: boolean): number =>
  isLarge ? leastConfidence.againstRulesOfLarge : leastConfidence.againstRules

function planOf(plan: Plan | TablePlan): Plan {
  if (!('isDoubtful' in plan)) return plan
  const { answer: _, gist: __, isDoubtful: ___, ...rest } = plan
  return rest
}
