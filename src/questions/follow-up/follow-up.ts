import { compileQuestion } from '../compile-question.ts'
import type { QuestionContext } from '../linking/linkers.ts'
import type { EntityMention, Plan, Reading } from '../plan.ts'
import { sayFind } from '../plans/say-find.ts'
import { saySearch, searchPlan } from '../plans/search-plan.ts'
import { conditionWords } from '../query/nouns.ts'
import type { Condition } from '../query/query.ts'
import { changeFind, lookAmong, lookInto } from './change-find.ts'
import { type ChangedPlan, changeSql, sqlPlan } from './change-sql.ts'
import { columnOf, narrowed, partsOf } from './conditions.ts'
import { type Continued, readContinuation } from './read-continuation.ts'
import { subjectOf } from './subject.ts'

/** A longer question that only begins with "and" says by itself what it asks. */
const mostWords = 6

/**
 * What a question means that goes on from the one before: "and by chunk type?", "only for Beany", "how many of those have a footer?", "where are they
 * based?". The plan of the last reading with a part changed. Undefined for a question that stands alone: nothing of the last one is taken over then.
 */
export function followUp(previous: Reading, question: string, context: QuestionContext): Reading | undefined {
  const asked = readContinuation(question, previous.question, context)
  const changed = changedPlan(previous.plan, asked, context)
  if (changed === undefined) return asked.refers ? unclear(question) : undefined
  const after = [...(previous.takenOver?.after ?? []), previous.question]
  const takenOver = { after, kept: previous.plan.reading, changed: changed.changed }
  return { question, plan: changed.plan, others: [], takenOver }
}

/** "Of those", where it cannot be told what those are: any number would be of something else. */
function unclear(question: string): Reading {
  const reading = 'Could not tell from the question before what “those” are'
  return {
    question,
    plan: { kind: 'decline', reason: 'unclear-reference', missing: question, reading, confidence: 0.8 },
    others: [],
  }
}

function changedPlan(before: Plan, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  if (!asked.refers && !asked.lists && !asked.counts && !goesOn(before, asked)) return ofTheSame(before, asked, context)
  switch (before.kind) {
    case 'sql':
      return (
        lookInto(before.query, asked, context) ??
        (asked.refers ? lookAmong(before.query, asked, context) : undefined) ??
        changeSql(before, asked, context) ??
        (asked.refers ? undefined : ofTheSame(before, asked, context))
      )
    case 'find':
      return changeFind(before, asked, context)
    case 'search':
      return otherEntity(before, asked) ?? ofTheSame(before, asked, context)
    case 'decline':
      return undefined
  }
}

/** Whether the question leaves something to the one before. */
function goesOn(before: Plan, asked: Continued): boolean {
  const { opens, isFragment, isWhole, words, frame, mentions } = asked
  if (isFragment) return opens || isPlaced(before, asked)
  if (!opens || isWhole) return false
  // "and how many pages does Abacai have?" says all of it, "and how many for Abacai?" does not.
  const saysWho = mentions.length > 0 && (frame?.targets.length !== 0 || !frame.operators.has('count'))
  return words.length <= mostWords && !saysWho
}

/** "for Beany", "by type" always go on; a bare name does when the question before named another. */
function isPlaced(before: Plan, { marks, words, predicates, frame }: Continued): boolean {
  if (words.length === 0) return predicates.languages.length + predicates.pages.length > 0
  if (marks[0]?.kind !== 'value')
    return frame !== undefined && (frame.conditions.length > 0 || frame.groups.length > 0 || frame.limit !== undefined)
  const columns = frame?.conditions.map(({ column }) => column.name) ?? []
  return conditionsOf(before).some((condition) => columns.includes(columnOf(condition) ?? ''))
}

function conditionsOf(plan: Plan): readonly Condition[] {
  return plan.kind === 'sql' && 'where' in plan.query ? partsOf(plan.query.where) : []
}

/** "and Abacai?": the same looked up for another. */
function otherEntity(
  before: Extract<Plan, { kind: 'search' }>,
  { marks, mentions, words, vocabulary }: Continued,
): ChangedPlan | undefined {
  const { query } = searchPlan({ words, marks, mentions, vocabulary })
  if (mentions.length === 0 || query !== '') return undefined
  const names = mentions.map(({ entity }) => entity).join(' or ')
  return { plan: { ...before, entities: mentions, reading: saySearch(before.query, mentions) }, changed: `of ${names}` }
}

/** "where are they based?", "and the phone number?": another question about whom the last one named. */
function ofTheSame(before: Plan, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  const entities = entitiesOf(before, context)
  if (asked.mentions.length > 0 || !asksOn(asked, context)) return undefined
  if (entities.length === 0) return asked.hasPronoun ? ofThem(before, asked, context) : undefined
  const { plan } = compileQuestion(asked.rest, context)
  const names = entities.map(({ entity }) => entity)
  const changed = `asked of ${names.join(' or ')}`
  if (plan.kind === 'search') return { plan: { ...plan, entities, reading: saySearch(plan.query, entities) }, changed }
  if (plan.kind === 'find') {
    const of = { ...plan, entities }
    return { plan: { ...of, reading: sayFind(of, context.schema) }, changed }
  }
  const column = context.schema.entity
  if (plan.kind !== 'sql' || column === undefined) return undefined
  const query = narrowed(plan.query, { kind: 'is', column, values: names })
  return query === undefined ? undefined : { plan: sqlPlan(query, context, plan.confidence), changed }
}

/** "how many chunks do they have?", of entities that a query told from the others. */
function ofThem(before: Plan, asked: Continued, context: QuestionContext): ChangedPlan | undefined {
  const subject = before.kind === 'sql' ? subjectOf(before.query) : undefined
  if (subject?.restriction === undefined || subject.key?.column !== context.schema.entity) return undefined
  const { plan } = compileQuestion(asked.rest, context)
  const query = plan.kind === 'sql' ? narrowed(plan.query, subject.restriction) : undefined
  if (query === undefined) return undefined
  return {
    plan: sqlPlan(query, context, plan.confidence),
    changed: `only where ${conditionWords(subject.restriction)}`,
  }
}

/** It says "they", or opens like the rest of a question, and names no one else whom it could be about. */
function asksOn({ opens, hasPronoun, isWhole, marks, words }: Continued, { schema }: QuestionContext): boolean {
  if (isWhole || (!hasPronoun && (!opens || words.length > mostWords))) return false
  return !marks.some(
    (mark) =>
      (mark.kind === 'operator' && mark.operator === 'who' && !hasPronoun) ||
      (mark.kind === 'noun' && mark.link.columns[0]?.column.name === schema.entity),
  )
}

function entitiesOf(plan: Plan, { schema }: QuestionContext): readonly EntityMention[] {
  if (plan.kind === 'search' || plan.kind === 'find') return plan.entities
  return conditionsOf(plan).flatMap((condition) =>
    condition.kind === 'is' && condition.column === schema.entity
      ? condition.values.map((entity): EntityMention => ({ entity, words: entity, how: 'exact' }))
      : [],
  )
}
