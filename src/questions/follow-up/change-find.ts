import type { QuestionContext } from '../linking/linkers.ts'
import type { FindGroup, FindPlan, Plan } from '../plan.ts'
import { listed } from '../plans/predicate-plan.ts'
import { readPhrases } from '../plans/read-phrases.ts'
import { sayFind } from '../plans/say-find.ts'
import type { Condition, Query } from '../query/query.ts'
import { buildQuery } from '../rules/build-query.ts'
import { type ChangedPlan, subjectNoun } from './change-sql.ts'
import { columnOf, every, partsOf } from './conditions.ts'
import type { Continued } from './read-continuation.ts'
import { subjectOf } from './subject.ts'

type Find = Extract<Plan, { kind: 'find' }>
/** What a find plan looks for, before it is said in words. */
type Looked = Omit<FindPlan, 'reading'>

const sure = 0.88

/** "and payroll?", "but not MYOB", "in German?", "only for Beany", "and how many pages?": the last search of all texts with a part changed. */
export function changeFind(before: Find, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  const { confidence: _, reading: __, ...looked } = before
  const found = (plan: Looked, changed: string): ChangedPlan => ({ plan: planOf(plan, context), changed })
  if (asked.lists) return found({ ...looked, count: false }, 'listed what was counted')
  if (asked.counts) return found({ ...looked, count: true }, 'counted what was listed')
  const narrowing = asked.refers ? amongThose(looked, asked, context) : withFrame(looked, asked, context)
  if (narrowing !== undefined) return found(...narrowing)
  return asked.opens && !asked.refers ? withPhrases(looked, asked, context) : undefined
}

/** "and payroll?" in place of the phrases, "but not MYOB" beside them. */
function withPhrases(before: Looked, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  const { every: _, without: __, ...rest } = before
  const [first] = asked.marks
  const isWithout = first?.kind === 'operator' && first.operator === 'not'
  const { words } = asked
  const phrases = readPhrases(asked.rest, isWithout ? words.slice(first.to) : words, asked.vocabulary)
  if (phrases.phrases.length === 0) return undefined
  const listed = `“${phrases.phrases.join('”, “')}”`
  return isWithout
    ? { plan: planOf({ ...before, without: phrases.phrases }, context), changed: `without ${listed}` }
    : { plan: planOf({ ...rest, ...phrases }, context), changed: `${listed} instead` }
}

/** A count or list of the table goes on as one of its texts: "how many pages are there?" "and in German?" */
export function lookInto(query: Query, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  const { languages, pages, negated } = asked.predicates
  const plan = languages.length + pages.length === 0 ? undefined : listed(query, context)
  if (plan === undefined || asked.words.length > 0) return undefined
  const said = { ...plan, ...predicatesOf(asked), ...(negated ? { negated: true as const } : {}) }
  return { plan: planOf(said, context), changed: predicateWords(asked) }
}

/** "how many of those mention Xero?", of things that a query counted or listed. */
export function lookAmong(query: Query, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  const subject = subjectOf(query)
  const phrases = mentioned(asked)
  const group = subject === undefined ? undefined : groupOf(subject.key?.column, context)
  if (subject === undefined || phrases === undefined || group === undefined) return undefined
  const plan: Looked = {
    kind: 'find',
    ...phrases,
    ...(subject.restriction === undefined ? {} : { where: subject.restriction }),
    entities: [],
    count: asked.marks.some((mark) => mark.kind === 'operator' && mark.operator === 'count'),
    group,
  }
  return { plan: planOf(plan, context), changed: `among those: mentions of “${phrases.phrases.join('”, “')}”` }
}

function planOf(plan: Looked, { schema }: QuestionContext): Find {
  return { ...plan, reading: sayFind(plan, schema), confidence: sure }
}

function groupOf(column: string | undefined, { schema }: QuestionContext): FindGroup | undefined {
  if (column === undefined) return 'row'
  if (column === schema.entity) return 'entity'
  return column === schema.url ? 'url' : undefined
}

/** What is to be mentioned: the words behind the verb. */
function mentioned({ marks, rest, words, vocabulary }: Continued) {
  const verb = marks.find(
    (mark) => mark.kind === 'operator' && (mark.operator === 'mention' || mark.operator === 'offer'),
  )
  if (verb === undefined) return undefined
  const phrases = readPhrases(rest, words.slice(verb.to), vocabulary)
  return phrases.phrases.length === 0 ? undefined : phrases
}

/** What mentions a phrase besides, or meets a condition. */
function amongThose(before: Looked, asked: Continued, context: QuestionContext): [Looked, string] | undefined {
  if (before.negated === true) return undefined
  const count = asked.marks.some((mark) => mark.kind === 'operator' && mark.operator === 'count')
  const phrases = mentioned(asked)
  if (phrases !== undefined) {
    // More than one phrase already: either could be meant with the new one.
    if ((before.phrases.length > 1 && before.every !== true) || (phrases.phrases.length > 1 && phrases.every !== true))
      return undefined
    const both = [...before.phrases, ...phrases.phrases]
    return [
      { ...before, phrases: both, ...(both.length > 1 ? { every: true as const } : {}), count },
      `also mentions “${phrases.phrases.join('”, “')}”`,
    ]
  }
  if (asked.predicates.languages.length + asked.predicates.pages.length > 0 && asked.frame?.conditions.length === 0) {
    return [{ ...before, ...predicatesOf(asked), count }, predicateWords(asked)]
  }
  const { frame } = asked
  if (frame === undefined || before.group === 'row') return undefined
  const column = context.schema[before.group]
  if (column === undefined) return undefined
  const noun = { ...subjectNoun({ key: { column } }, context), counted: false }
  const query = buildQuery(
    { ...frame, operators: new Set([...frame.operators, 'list']), targets: [noun] },
    context,
  )?.query
  const restriction = query === undefined ? undefined : subjectOf(query)?.restriction
  if (restriction === undefined) return undefined
  return [
    { ...before, ...whereWith(before.where, restriction), count },
    `among those: ${query?.kind === 'groups' ? 'groups that meet it' : 'rows that meet it'}`,
  ]
}

function withFrame(before: Looked, asked: Continued, context: QuestionContext): [Looked, string] | undefined {
  const { frame, mentions, predicates } = asked
  const hasPredicates = predicates.languages.length + predicates.pages.length > 0
  if (frame === undefined) return undefined
  const said: string[] = []
  let plan: Looked = before
  if (hasPredicates) {
    plan = { ...plan, ...predicatesOf(asked) }
    said.push(predicateWords(asked))
  }
  if (mentions.length > 0) {
    plan = { ...plan, entities: mentions }
    said.push(`of ${mentions.map(({ entity }) => entity).join(' or ')}`)
  }
  for (const { condition, column } of frame.conditions) {
    if (column.name === context.schema.entity) continue
    // What is found by entity is found in any of its rows.
    plan = { ...plan, ...whereWith(plan.where, condition) }
    said.push(`where ${column.name} is as said`)
  }
  const noun = frame.groups[0] ?? frame.targets[0]
  if (noun !== undefined) {
    const group = groupOf(noun.column?.name, context)
    if (group === undefined || frame.targets.length + frame.groups.length > 1) return undefined
    plan = { ...plan, group }
    said.push(`by ${group}`)
  }
  if (frame.operators.has('count')) plan = { ...plan, count: true }
  return said.length === 0 || frame.having !== undefined ? undefined : [plan, said.join(', ')]
}

/** The condition in place of one on the same column, or beside the others. */
function whereWith(where: Condition | undefined, condition: Condition): { where?: Condition } {
  const column = columnOf(condition)
  const kept = partsOf(where).filter((part) => column === undefined || columnOf(part) !== column)
  const all = every(...kept, condition)
  return all === undefined ? {} : { where: all }
}

function predicatesOf({ predicates: { languages, pages } }: Continued) {
  return { ...(languages.length > 0 ? { languages } : {}), ...(pages.length > 0 ? { pages } : {}) }
}

function predicateWords({ predicates: { languages, pages } }: Continued): string {
  return [
    ...languages.map((language) => `text in ${language}`),
    ...pages.map((page) => `pages of the kind ${page}`),
  ].join(', ')
}
