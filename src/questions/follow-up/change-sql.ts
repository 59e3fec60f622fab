import type { Frame, Noun } from '../frame/frame.ts'
import type { QuestionContext } from '../linking/linkers.ts'
import type { Plan, SqlPlan } from '../plan.ts'
import { describeQuery } from '../query/describe-query.ts'
import { conditionWords, keyWords } from '../query/nouns.ts'
import { printSql } from '../query/print-sql.ts'
import type { Query } from '../query/query.ts'
import { buildQuery } from '../rules/build-query.ts'
import { QueryDraft } from '../rules/query-draft.ts'
import { asCount, asList, conditioned, regrouped, retargeted, turned } from './change-query.ts'
import { narrowed } from './conditions.ts'
import type { Continued } from './read-continuation.ts'
import { type Subject, subjectOf } from './subject.ts'

/** A plan that goes on from another, and in words what it changed. */
export interface ChangedPlan {
  readonly plan: Plan
  readonly changed: string
}

/** How sure a question is understood that says by itself that it goes on, and one that only may. */
const sure = { said: 0.9, likely: 0.85 }

export function sqlPlan(query: Query, { profile }: QuestionContext, confidence: number): Plan {
  return { kind: 'sql', query, sql: printSql(query, profile.columns), reading: describeQuery(query), confidence }
}

/** "by chunk type", "only for Beany", "and pages?": the last query with one of its parts changed. */
export function changeSql(before: SqlPlan, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  const { frame } = asked
  const said = sure[asked.opens ? 'said' : 'likely']
  const found = (query: Query | undefined, changed: string) =>
    query === undefined ? undefined : { plan: sqlPlan(query, context, said * (frame?.score ?? 1)), changed }
  const shown = frame === undefined ? undefined : new QueryDraft(frame, context)
  if (asked.lists) return found(asList(before.query, shown?.shownColumns ?? ['_row']), 'listed what was counted')
  if (asked.counts) return found(asCount(before.query), 'counted what was listed')
  if (frame === undefined || shown === undefined) return undefined
  if (asked.refers) {
    const query = amongThose(before.query, frame, context)
    return found(query, 'asked of what that was about')
  }
  const change = step(before.query, frame, shown)
  return found(change?.query, change?.said.join(', ') ?? '')
}

interface Step {
  readonly query: Query
  readonly said: readonly string[]
}

/** Every slot of the frame changes its part of the query. Undefined when one does not fit, or there is none. */
function step(before: Query, frame: Frame, draft: QueryDraft): Step | undefined {
  const noun = frame.targets[0] ?? frame.measure
  const [group] = frame.groups
  const isRanked =
    before.kind === 'groups' && before.limit !== undefined && group !== undefined && isCounted(group, draft)
  const changes: (readonly [(query: Query) => Query | undefined, string])[] = []
  if (frame.targets.length > 1 || frame.having !== undefined) return undefined
  if (noun !== undefined) {
    if (frame.operators.has('count') && before.kind === 'groups' && before.having !== undefined) return undefined
    changes.push([(query) => retargeted(query, noun, draft), `${nounWords(noun)} instead`])
  }
  if (isRanked) changes.push([(query) => retargeted(query, group, draft), `ranked by ${nounWords(group)}`])
  else if (group !== undefined) {
    const keys = frame.groups.map((one) => draft.key(one)).flatMap((key) => (key === undefined ? [] : keyWords(key)))
    changes.push([(query) => regrouped(query, draft), `by ${keys.join(' and ')}`])
  }
  for (const condition of frame.conditions) {
    changes.push([(query) => conditioned(query, condition), `where ${conditionWords(condition.condition)}`])
  }
  const isTurned = changes.length === 0 || frame.limit !== undefined || (noun !== undefined && noun === frame.measure)
  if (isTurned) {
    const turn = turned(before, frame)
    if (turn !== undefined) changes.push([(query) => turned(query, frame), [...frame.operators].join(' ')])
  }
  if (changes.length === 0) return undefined
  let query: Query | undefined = before
  for (const [change] of changes) query = query === undefined ? undefined : change(query)
  return query === undefined ? undefined : { query, said: changes.map(([, said]) => said) }
}

/** Addresses, rows and numbers are what groups are ranked by; they are no groups themselves. */
function isCounted({ column }: Noun, { profile }: QueryDraft): boolean {
  return column === undefined || column.role === 'url' || column.role === 'number' || column.distinct === profile.rows
}

const nounWords = ({ column, part }: Noun): string =>
  column === undefined ? 'rows' : keyWords(part === undefined ? { column: column.name } : { column: column.name, part })

/** "how many of those have a footer?": the question asked of what the last answer was about. */
function amongThose(before: Query, frame: Frame, context: QuestionContext): Query | undefined {
  const subject = subjectOf(before)
  if (subject === undefined) return undefined
  const noun = subjectNoun(subject, context)
  const counts = before.kind === 'measure' || before.kind === 'group-count' || before.kind === 'share'
  const asks = ['count', 'list', 'which', 'share', 'who'] as const
  const asksItself = asks.some((operator) => frame.operators.has(operator))
  const operators = asksItself
    ? frame.operators
    : new Set([...frame.operators, counts ? ('count' as const) : ('list' as const)])
  // "How many of those have a header chunk?" counts those, "how many pages do those have?" pages.
  const isOfOthers = frame.targets[0]?.counted === true
  const targets = isOfOthers ? frame.targets : [{ ...noun, counted: operators.has('count') }, ...frame.targets]
  const built = buildQuery({ ...frame, operators, targets }, context)?.query
  if (built === undefined) return undefined
  return subject.restriction === undefined ? built : narrowed(built, subject.restriction)
}

/** The things of an answer as if a question named them. */
export function subjectNoun({ key }: Subject, { profile }: QuestionContext): Noun {
  const column = profile.columns.find(({ name }) => name === key?.column)
  return {
    ...(column === undefined ? {} : { column }),
    others: [],
    orRows: false,
    score: 0.9,
    counted: false,
    had: false,
    ...(key?.part === undefined ? {} : { part: key.part }),
  }
}
