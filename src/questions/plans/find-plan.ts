import type { Profile, Schema } from '../../table/index.ts'
import { readFrame } from '../frame/read-frame.ts'
import type { Vocabulary } from '../lexicon/index.ts'
import type { Mark, NounMark, OperatorMark } from '../marks/mark.ts'
import { entityMentions, isEntityMark } from '../marks/mentions.ts'
import type { FindGroup, Plan } from '../plan.ts'
import { QueryDraft } from '../rules/query-draft.ts'
import { lemmas } from '../words/inflection.ts'
import type { Word } from '../words/words.ts'
import { readPhrases } from './read-phrases.ts'
import { sayFind } from './say-find.ts'

type Find = Extract<Plan, { kind: 'find' }>

/** Longer descriptions are rarely written the same way twice: those are searched for. */
const longestOffer = 3

/** What is more than a list or a count: "the company with the most pages that mention …". */
const computing: readonly OperatorMark['operator'][] = [
  'most',
  'least',
  'common',
  'rare',
  'average',
  'median',
  'share',
  'sum',
  'highest',
  'lowest',
  'top',
  'bottom',
  'compare',
  'difference',
  'ratio',
]

interface MarkedQuestion {
  readonly question: string
  readonly words: readonly Word[]
  readonly marks: readonly Mark[]
  readonly vocabulary: Vocabulary
  readonly schema: Schema
  readonly profile: Profile
}

/**
 * The plan that lists or counts everything whose text has a phrase. `strict` takes only verbs that are always about the
 * text ("mention"); without it also those that often are ("use", "offer"), when a list is asked for and the phrase is short.
 */
export function findPlan(asked: MarkedQuestion, { strict }: { strict: boolean }): Find | undefined {
  const { question, words, marks, schema } = asked
  const at = marks.findIndex(
    (mark) =>
      mark.kind === 'operator' &&
      (mark.operator === 'mention' || (!strict && (mark.operator === 'offer' || mark.operator === 'contain'))),
  )
  const verb = marks[at]
  if (verb?.kind !== 'operator') return undefined
  const { before, negated } = takeNegation(marks.slice(0, at))
  const subject = before.findLast((mark): mark is NounMark => mark.kind === 'noun')
  const asksWho = before.some((mark) => isOperator(mark, 'who'))
  const mentions = entityMentions(before, words, question)
  if (
    before.some(({ kind }) => kind === 'unknown') ||
    computing.some((one) => before.some((mark) => isOperator(mark, one)))
  )
    return undefined
  const count = before.some((mark) => isOperator(mark, 'count'))
  const lists = count || before.some((mark) => isOperator(mark, 'list'))
  const said = readPhrases(question, words.slice(verb.to), asked.vocabulary)
  if (said.phrases.length === 0) return undefined
  if (verb.operator !== 'mention') {
    const short = said.phrases.every((phrase) => phrase.split(/\s+/).length <= longestOffer)
    if (!short || negated || subject === undefined || !(lists || isPlural(subject, words))) return undefined
  }
  if (subject === undefined && !asksWho && mentions.length === 0) return undefined
  const where = narrowing(before, asked)
  const plan = {
    kind: 'find',
    ...said,
    ...(where === undefined ? {} : { where }),
    ...(negated ? { negated } : {}),
    entities: mentions,
    count,
    group: groupOf(asksWho, subject, asked),
  } as const
  return { ...plan, reading: sayFind(plan, schema), confidence: verb.operator === 'mention' ? 0.95 : 0.75 }
}

/** "do not", "never": what has no such text is asked for. */
function takeNegation(before: readonly Mark[]): { readonly before: readonly Mark[]; readonly negated: boolean } {
  const last = before.findLast(({ kind }) => kind !== 'skipped')
  if (last === undefined || !isOperator(last, 'not')) return { before, negated: false }
  return { before: before.filter((mark) => mark !== last), negated: true }
}

/** What is said of the rows before the verb: "how many header chunks mention …". */
function narrowing(before: readonly Mark[], { words, schema, profile }: MarkedQuestion) {
  const frame = readFrame(
    before.filter((mark) => !isEntityMark(mark)),
    words,
    profile,
  )
  return frame === undefined ? undefined : new QueryDraft(frame, { schema, profile }).where().where
}

function groupOf(asksWho: boolean, subject: NounMark | undefined, { schema, profile }: MarkedQuestion): FindGroup {
  const named = subject?.link.columns[0]?.column
  if (asksWho || named?.name === schema.entity) return schema.entity === undefined ? 'row' : 'entity'
  const url = profile.columns.find(({ name }) => name === schema.url)
  const repeats = url !== undefined && url.distinct < profile.rows - url.missing
  return named !== undefined && named.name === schema.url && repeats ? 'url' : 'row'
}

function isOperator(mark: Mark, operator: OperatorMark['operator']): boolean {
  return mark.kind === 'operator' && mark.operator === operator
}

function isPlural({ from, to }: NounMark, words: readonly Word[]): boolean {
  const last = words.slice(from, to).at(-1)?.fold ?? ''
  return lemmas(last).length > 1 && /(s|en|n|i|e)$/.test(last)
}
