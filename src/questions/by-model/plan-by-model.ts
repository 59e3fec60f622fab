import { type ChatModel, type Checked, type ModelCall, replyInJson } from '../../models/index.ts'
import type { LoadedTable } from '../../table/index.ts'
import type { QuestionContext } from '../linking/linkers.ts'
import type { Plan, Reading } from '../plan.ts'
import { describeQuery } from '../query/describe-query.ts'
import { printSql } from '../query/print-sql.ts'
import { planInstructions, planPrompt } from './plan-prompt.ts'
import { type PlanReply, planReply } from './plan-reply.ts'
import { PlanTarget } from './plan-target.ts'
import { readMentions } from './read-mentions.ts'
import { readQuery } from './read-query.ts'
import { fitColumns, visibleColumns } from './visible-columns.ts'

export interface PlanOptions {
  readonly model: ChatModel
  readonly context: QuestionContext
  readonly table: Pick<LoadedTable, 'queryOwn' | 'private'>
  readonly signal?: AbortSignal
}

export interface PlannedByModel {
  readonly reading: Reading
  readonly calls: readonly ModelCall[]
  /** What became of the model's plan, in words. */
  readonly outcome: string
  /** The model failed, so the plan is the one without it. */
  readonly failed: boolean
}

/**
 * How sure rules and learned readings must be to be followed without asking a model: 0 to 1. Higher asks more often. A model does not say
 * how sure it is; its checked plans count as this.
 */
const surely = 0.85

const mostReplyTokens = 600
/** What the schema and the instructions take, nearly. */
const taken = 2700

/**
 * Whether a model may help with the plan. What the table does not have is declined without one, and what goes on from an earlier question is
 * read by the rules, which know that one's plan.
 */
export const isUnsure = ({ plan, takenOver }: Reading): boolean =>
  takenOver === undefined && plan.kind !== 'decline' && plan.confidence < surely

/**
 * Has a model plan the question: it gets the columns, a few of their values and the question, and returns a typed query, which is checked
 * against the table, repaired once, and then printed as SQL by this program. When that fails the reading without model stays.
 */
export async function planByModel(
  reading: Reading,
  { model, context, table, signal }: PlanOptions,
): Promise<PlannedByModel> {
  const { question } = reading
  const most = model.contextTokens - taken - mostReplyTokens
  const columns = fitColumns(visibleColumns(question, context, table.private), most)
  const { schema, profile } = context
  const { prompt, code } = planPrompt(question, { columns, rows: profile.rows, hasText: schema.text.length > 0 })
  const { attempts, calls, failure } = await replyInJson(
    model,
    {
      purpose: 'plan',
      instructions: planInstructions,
      prompt,
      schema: planReply,
      maxOutputTokens: mostReplyTokens,
      ...(signal === undefined ? {} : { signal }),
    },
    (reply) => {
      if (reply.code !== code) return { problems: ['"code" must be the code of this request.'] }
      const target = new PlanTarget({ context, table, columns: columns.map(({ name }) => name), signal })
      return readPlan(reply, reading, target)
    },
  )
  const planned = attempts.at(-1)?.result
  if (planned === undefined)
    return { reading, calls, outcome: `the rules' plan stayed: ${failure ?? 'no usable reply'}`, failed: true }
  return { ...chosen(planned, reading), calls, failed: false }
}

function chosen(planned: Plan, reading: Reading): Pick<PlannedByModel, 'reading' | 'outcome'> {
  const { plan, others, question } = reading
  if (isSame(planned, plan))
    return {
      reading: { ...reading, plan: { ...plan, confidence: surely } },
      outcome: "the model's plan is that of the rules",
    }
  const rest = [plan, ...others].filter((other) => !isSame(other, planned))
  return { reading: { question, plan: planned, others: rest.slice(0, 3) }, outcome: 'planned by the model' }
}

function isSame(left: Plan, right: Plan): boolean {
  return left.kind === 'sql' && right.kind === 'sql' ? left.sql === right.sql : left.reading === right.reading
}

async function readPlan(
  reply: PlanReply,
  { question, plan, others }: Reading,
  target: PlanTarget,
): Promise<Checked<Plan>> {
  switch (reply.kind) {
    case 'decline': {
      // It has not read the texts: what they say, the search finds out. Its refusals are worded and proved like all others.
      const search = [plan, ...others].find(({ kind }) => kind === 'search')
      return { result: search ?? plan, problems: [] }
    }
    case 'find':
      return of(readFind(reply, question, target), target)
    case 'search':
      return of(readSearch(reply, question, target), target)
    default: {
      const query = await readQuery(reply.kind, reply, target)
      if (query === undefined) return of(undefined, target)
      const sql = printSql(query, target.context.profile.columns)
      return { result: { kind: 'sql', query, sql, reading: describeQuery(query), confidence: surely }, problems: [] }
    }
  }
}

function of(plan: Plan | undefined, { problems }: PlanTarget): Checked<Plan> {
  return plan === undefined || problems.length > 0 ? { problems } : { result: plan, problems: [] }
}

const mostPhrases = 10
const longestPhrase = 100

function readFind(
  { phrases, entities, count, group }: PlanReply,
  question: string,
  target: PlanTarget,
): Plan | undefined {
  const { schema } = target.context
  const mentions = readMentions(entities, question, target)
  const wanted = phrases.map((phrase) => phrase.trim()).filter((phrase) => /[\p{L}\p{N}]/u.test(phrase))
  if (schema.text.length === 0) return target.problem('The table has no text to find phrases in.')
  if (wanted.length === 0 || wanted.length > mostPhrases || wanted.some(({ length }) => length > longestPhrase))
    return target.problem(`"phrases" takes 1 to ${mostPhrases} short phrases.`)
  if (mentions === undefined) return undefined
  const grouped = group === 'entity' && schema.entity !== undefined ? 'entity' : 'row'
  const what = grouped === 'entity' ? `distinct values of ${schema.entity}` : 'rows'
  const quoted = wanted.map((phrase) => `"${phrase}"`).join(' or ')
  const reading = `${count ? 'Counted' : 'Listed'} the ${what}${ownerOf(mentions)} whose text mentions ${quoted}`
  return { kind: 'find', phrases: wanted, entities: mentions, count, group: grouped, reading, confidence: surely }
}

const longestQuery = 200

function readSearch({ query, entities, expects }: PlanReply, question: string, target: PlanTarget): Plan | undefined {
  const mentions = readMentions(entities, question, target)
  if (target.context.schema.text.length === 0) return target.problem('The table has no text to search.')
  if (query.length > longestQuery) return target.problem('"query" is too long.')
  if (query.trim() === '' && entities.length === 0) return target.problem('"query" is empty.')
  if (mentions === undefined) return undefined
  const what = query.trim() === '' ? '' : ` for "${query.trim()}"`
  const reading = `Looked in the text${ownerOf(mentions)}${what}`
  return { kind: 'search', query: query.trim(), entities: mentions, expects, reading, confidence: surely }
}

const ownerOf = (mentions: readonly { readonly entity: string }[]): string =>
  mentions.length === 0 ? '' : ` of ${mentions.map(({ entity }) => entity).join(' or ')}`
