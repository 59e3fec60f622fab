import type { Profile } from '../table/index.ts'
import type { Frame, Noun } from './frame/frame.ts'
import { readFrame } from './frame/read-frame.ts'
import { chooseVocabulary, unspacedPhrases } from './lexicon/index.ts'
import { linkersOf, type QuestionContext } from './linking/linkers.ts'
import type { Mark } from './marks/mark.ts'
import { guessRows } from './marks/mark-rows.ts'
import { entityMentions } from './marks/mentions.ts'
import { readMarks } from './marks/read-marks.ts'
import type { Plan, Reading } from './plan.ts'
import { findPlan } from './plans/find-plan.ts'
import { predicatePlan } from './plans/predicate-plan.ts'
import { relativeDatePlan } from './plans/relative-date.ts'
import { searchPlan } from './plans/search-plan.ts'
import { unknownEntityPlan } from './plans/unknown-entity.ts'
import { untoldCount } from './plans/untold-count.ts'
import { describeQuery } from './query/describe-query.ts'
import { printSql } from './query/print-sql.ts'
import { buildQuery } from './rules/build-query.ts'
import { splitUnspaced } from './words/split-unspaced.ts'
import { readWords, type Word } from './words/words.ts'

type SqlReading = Extract<Plan, { kind: 'sql' }>

/** Other readings shown at most. */
const maxOthers = 3

/**
 * Understands a question without a model: links its words to columns and values, builds a typed query and prints it as SQL,
 * or plans to look it up in the text. A number is only ever counted when every word of the question is accounted for.
 */
export function compileQuestion(question: string, context: QuestionContext): Reading {
  const predicated = predicatePlan(question, context, (rest) => compileWords(rest, context).plan)
  if (predicated !== undefined) return { question, plan: predicated, others: [] }
  return compileWords(question, context)
}

function compileWords(question: string, context: QuestionContext): Reading {
  const { values, names } = linkersOf(context)
  const words = splitUnspaced(readWords(question), { names, phrases: unspacedPhrases })
  const vocabulary = chooseVocabulary(words)
  const marks = readMarks({ question, words, vocabulary }, context)
  const { schema } = context
  if (marks.every(({ kind }) => kind === 'skipped')) return { question, plan: emptyPlan(question), others: [] }

  const mentions = entityMentions(marks, words, question)
  const asked = { question, words, marks, mentions, vocabulary, schema, profile: context.profile, values }
  const search = searchPlan(asked)
  const mentioned = findPlan(asked, { strict: true })
  if (mentioned !== undefined) return { question, plan: mentioned, others: [weaker(search)] }

  const ordered = vocabulary.lexicon.headFinal === true ? headsFirst(marks) : marks
  const frame = readFrame(ordered, words, context.profile)
  const exact = frame === undefined ? [] : exactPlans(frame, context)
  const [best, ...rest] = exact
  if (best !== undefined) {
    const others = best.confidence < 0.8 ? [...rest, weaker(search)] : rest
    return { question, plan: best, others: others.slice(0, maxOthers) }
  }

  const guessed = rowsPlan(marks, words, context)
  if (guessed !== undefined) return { question, plan: guessed, others: [weaker(search)] }

  const unknown = unknownEntityPlan(asked)
  if (unknown !== undefined) return { question, plan: unknown, others: [weaker(search)] }
  const offered = findPlan(asked, { strict: false })
  if (offered !== undefined) return { question, plan: offered, others: [weaker(search)] }
  const untold = relativeDatePlan(question, search) ?? untoldCount(asked)
  if (untold !== undefined) return { question, plan: untold, others: [weaker(search)] }
  if (search.query === '' && search.entities.length === 0 && frame?.targets.length === 0)
    return { question, plan: emptyPlan(question), others: [] }
  return { question, plan: search, others: [] }
}

/** The plan of a question whose only unknown word, behind "how many", can only mean the rows. */
function rowsPlan(marks: readonly Mark[], words: readonly Word[], context: QuestionContext): SqlReading | undefined {
  const guess = guessRows(marks, words)
  if (guess === undefined) return undefined
  const frame = readFrame(guess.marks, words, context.profile)
  if (frame === undefined || !narrowsRows(frame, context)) return undefined
  const [plan] = exactPlans(frame, context)
  return plan === undefined ? undefined : { ...plan, reading: `${plan.reading}; read “${guess.noun}” as rows` }
}

/** Where rows are texts, a thing that is no column is more likely in the texts; and no entity's things are its rows. */
function narrowsRows({ conditions, groups }: Frame, context: QuestionContext): boolean {
  const { profile, schema } = context
  const entity = profile.columns.find(({ name }) => name === schema.entity)
  // Rows that have a name already are called by it: rivers are no rows in a table of countries.
  if (linkersOf(context).columns.namesRows || entity?.distinct === profile.rows) return false
  const columns = [...conditions.map(({ column }) => column.name), ...groups.map(({ column }) => column?.name)]
  if (schema.text.length > 0) return columns.length > 0 && !columns.includes(schema.entity)
  return true
}

/** The marks of a language in which all that is said of a noun stands before or behind it, in the order of English. */
function headsFirst(marks: readonly Mark[]): readonly Mark[] {
  const ordered = marks.toReversed()
  // "10 pages" is said in the order of English.
  for (let at = 1; at < ordered.length; at++) {
    const [noun, number] = ordered.slice(at - 1, at + 1)
    if (noun?.kind === 'noun' && number?.kind === 'number') ordered.splice(at - 1, 2, number, noun)
  }
  return ordered
}

function emptyPlan(question: string): Plan {
  return {
    kind: 'decline',
    reason: 'empty-question',
    missing: question.trim(),
    reading: 'Found nothing in the question that can be looked up',
    confidence: 0.95,
  }
}

function weaker<P extends Plan>(plan: P): P {
  return { ...plan, confidence: Math.min(plan.confidence, 0.3) }
}

/** The frame's query and those of its close variants, best first, no two with the same SQL. */
function exactPlans(frame: Frame, { schema, profile }: QuestionContext): readonly SqlReading[] {
  const plans: SqlReading[] = []
  for (const { frame: variant, factor } of variants(frame, profile)) {
    const candidate = buildQuery(variant, { schema, profile })
    if (candidate === undefined) continue
    const sql = printSql(candidate.query, profile.columns)
    if (plans.some((plan) => plan.sql === sql)) continue
    const confidence = Math.round(candidate.score * frame.score * factor * 100) / 100
    plans.push({ kind: 'sql', query: candidate.query, sql, reading: describeQuery(candidate.query), confidence })
  }
  return plans.sort((a, b) => b.confidence - a.confidence)
}

/** The frame itself, then with each noun in turn read as another column or as the rows. */
function* variants(frame: Frame, { rows }: Profile): Iterable<{ frame: Frame; factor: number }> {
  yield { frame, factor: 1 }
  const readings = (noun: Noun): readonly { noun: Noun; factor: number }[] => {
    const { column: _, part: __, ...bare } = noun
    const asRows = noun.orRows || (noun.column?.role === 'url' && noun.column.distinct < rows)
    return [
      ...noun.others
        .slice(0, 2)
        .map((link) => ({ noun: { ...bare, column: link.column, others: [] }, factor: 0.6 * link.score })),
      ...(noun.column !== undefined && asRows ? [{ noun: { ...bare, others: [] }, factor: 0.4 }] : []),
    ]
  }
  for (const [index, target] of frame.targets.entries()) {
    for (const { noun, factor } of readings(target))
      yield { frame: { ...frame, targets: frame.targets.with(index, noun) }, factor }
  }
  for (const [index, group] of frame.groups.entries()) {
    for (const { noun, factor } of readings(group))
      yield { frame: { ...frame, groups: frame.groups.with(index, noun) }, factor }
  }
  if (frame.measure !== undefined) {
    for (const { noun, factor } of readings(frame.measure)) yield { frame: { ...frame, measure: noun }, factor }
  }
}
