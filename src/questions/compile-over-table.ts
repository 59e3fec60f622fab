import type { LoadedTable } from '../table/index.ts'
import { compileQuestion } from './compile-question.ts'
import { plansFromTable, type TablePlan } from './learned/read-from-table.ts'
import type { QuestionContext } from './linking/linkers.ts'
import type { Plan, Reading } from './plan.ts'
import type { Query } from './query/query.ts'

/** Readings shown at most beside the one that is run. */
const maxOthers = 3
/**
 * Learned readings less sure are only offered. Where there are notes that the question may be about, or words were taken for like ones, they
 * must be surer; and surest against groups, which they cannot say. Over a small table the rules are otherwise heard before: what they answer
 * makes a reading likelier (see `rulesOdds`), and where none answers the same they are hardly ever right. Of a large table their answer is
 * not known, and a reading must be surer where they know every word.
 */
const leastConfidence = { plain: 0.6, doubtful: 0.75, againstRulesOfLarge: 0.75, groups: 0.9 }
/** How sure the rules are when they know every word. */
const sureRules = 0.9

/** What only the rules can read, as shares. */
const onlyByRules: ReadonlySet<Query['kind']> = new Set(['share', 'columns'])
/** Groups of one column by another are read by the rules alone, but also where something else of two columns is asked. */
const mostlyByRules: ReadonlySet<Query['kind']> = new Set(['groups', 'group-count', 'group-statistic'])

/** Understands a question like `compileQuestion`, and over a table of cells also by readings learned from examples, where those are sure enough. */
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
  const learned = await plansFromTable(question, table, { context, rules: plan, signal })
  const [best, ...rest] = learned
  if (best === undefined) return compiled
  const isDoubtful = context.schema.text.length > 0 || best.isDoubtful
  // Two that agree: what the rules say is said better.
  const wins = !best.isOfRules && best.confidence >= leastFor(plan, { isDoubtful, isLarge: best.isLarge })
  const chosen: readonly Plan[] = wins
    ? [best, ...(plan.kind === 'sql' ? [plan] : []), ...rest.filter(({ isOfRules }) => !isOfRules)]
    : [plan, ...others, ...learned.filter(({ isOfRules }) => !isOfRules)]
  const [first = plan, ...beside] = chosen.map(planOf)
  return { question, plan: first, others: beside.slice(0, maxOthers) }
}

/** How sure a learned reading must be to be run instead of what the rules say. */
function leastFor(
  plan: Plan,
  { isDoubtful, isLarge }: { readonly isDoubtful: boolean; readonly isLarge: boolean },
): number {
  const isOfGroups = plan.kind === 'sql' && mostlyByRules.has(plan.query.kind)
  if (isOfGroups && !isLarge) return leastConfidence.groups
  const isSure = isOfGroups || (plan.kind === 'sql' && plan.confidence >= sureRules)
  if (isSure && isLarge) return leastConfidence.againstRulesOfLarge
  return isDoubtful ? leastConfidence.doubtful : leastConfidence.plain
}

function planOf(plan: Plan | TablePlan): Plan {
  if (!('isDoubtful' in plan)) return plan
  const { isLarge: _, isOfRules: __, isDoubtful: ___, ...rest } = plan
  return rest
}
