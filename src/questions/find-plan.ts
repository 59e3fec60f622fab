import type { Schema } from '../table/index.ts'
import { lemmas } from './inflection.ts'
import type { Vocabulary } from './lexicon/index.ts'
import type { Mark, NounMark, OperatorMark } from './mark.ts'
import { entityMentions } from './mentions.ts'
import type { Plan } from './plan.ts'
import type { Word } from './words.ts'

/** Words around a phrase that are not part of it. */
const edges = new Set(
  'a an the any some word words phrase term text their its website websites page pages site sites anywhere somewhere please called in on of la el los las un una der die das ein eine le les'.split(
    ' ',
  ),
)

/** Longer descriptions are rarely written the same way twice: those are searched for. */
const longestOffer = 3

interface MarkedQuestion {
  readonly question: string
  readonly words: readonly Word[]
  readonly marks: readonly Mark[]
  readonly vocabulary: Vocabulary
  readonly schema: Schema
}

/**
 * The plan that lists or counts everything whose text has a phrase. `strict` takes only verbs that are always about the
 * text ("mention"); without it also those that often are ("use", "offer"), when a list is asked for and the phrase is short.
 */
export function findPlan(
  asked: MarkedQuestion,
  { strict }: { strict: boolean },
): Extract<Plan, { kind: 'find' }> | undefined {
  const { question, words, marks, schema } = asked
  const at = marks.findIndex(
    (mark) =>
      mark.kind === 'operator' &&
      (mark.operator === 'mention' || (!strict && (mark.operator === 'offer' || mark.operator === 'contain'))),
  )
  const verb = marks[at]
  if (verb?.kind !== 'operator') return undefined
  const before = marks.slice(0, at)
  const subject = before.findLast((mark): mark is NounMark => mark.kind === 'noun')
  const asksWho = before.some((mark) => isOperator(mark, 'who'))
  const mentions = entityMentions(before, words, question)
  if (before.some(({ kind }) => kind === 'unknown')) return undefined
  const count = before.some((mark) => isOperator(mark, 'count'))
  const lists = count || before.some((mark) => isOperator(mark, 'list'))
  const phrases = readPhrases(question, words.slice(verb.to), asked.vocabulary)
  if (phrases.length === 0) return undefined
  if (verb.operator !== 'mention') {
    const short = phrases.every((phrase) => phrase.split(/\s+/).length <= longestOffer)
    if (!short || subject === undefined || !(lists || isPlural(subject, words))) return undefined
  }
  const aboutEntity = asksWho || subject?.link.columns[0]?.column.name === schema.entity
  if (subject === undefined && !asksWho && mentions.length === 0) return undefined
  const group = aboutEntity && schema.entity !== undefined ? 'entity' : 'row'
  const what = group === 'entity' ? `distinct values of ${schema.entity}` : 'rows'
  const quoted = phrases.map((phrase) => `"${phrase}"`).join(' or ')
  const owner = mentions.length > 0 ? ` of ${mentions.map(({ entity }) => entity).join(' or ')}` : ''
  const reading = `${count ? 'Counted' : 'Listed'} the ${what}${owner} whose text mentions ${quoted}`
  return {
    kind: 'find',
    phrases,
    entities: mentions,
    count,
    group,
    reading,
    confidence: verb.operator === 'mention' ? 0.95 : 0.75,
  }
}

function isOperator(mark: Mark, operator: OperatorMark['operator']): boolean {
  return mark.kind === 'operator' && mark.operator === operator
}

function isPlural({ from, to }: NounMark, words: readonly Word[]): boolean {
  const last = words.slice(from, to).at(-1)?.fold ?? ''
  return lemmas(last).length > 1 && /(s|en|n|i|e)$/.test(last)
}

/** The phrases after the verb as written, apart at "or" and commas. A quoted phrase is taken as it stands. */
function readPhrases(question: string, words: readonly Word[], { operators }: Vocabulary): readonly string[] {
  const runs: Word[][] = [[]]
  const quoted = words.some(({ quote }) => quote !== undefined)
  let last: Word | undefined
  for (const word of words) {
    const splits = operators.get(word.fold) === 'or' && word.quote === undefined
    const newQuote = quoted && word.quote !== last?.quote
    if (splits || newQuote || last?.breakAfter === true) runs.push([])
    if (!splits && (!quoted || word.quote !== undefined)) runs.at(-1)?.push(word)
    last = word
  }
  return runs.flatMap((run) => {
    const trimmed = quoted ? run : trim(run)
    const phrase = question.slice(trimmed[0]?.start ?? 0, trimmed.at(-1)?.end ?? 0)
    return trimmed.length === 0 ? [] : [phrase]
  })
}

function trim(run: readonly Word[]): readonly Word[] {
  let from = 0
  let to = run.length
  while (from < to && edges.has(run[from]?.fold ?? '')) from++
  while (to > from && edges.has(run[to - 1]?.fold ?? '')) to--
  return run.slice(from, to)
}
