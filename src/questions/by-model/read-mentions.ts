import type { EntityMention } from '../plan.ts'
import { compact, fold } from '../words/words.ts'
import type { PlanTarget } from './plan-target.ts'

/** Letters that a word of the question and one of a name must share to be the same in another form. */
const leastShared = 4

/**
 * The entities of a plan as the table spells them. Each must be named in the question: a model may know another name, but it may as well take
 * somebody the table lacks for somebody it has.
 */
export function readMentions(
  names: readonly string[],
  question: string,
  target: PlanTarget,
): readonly EntityMention[] | undefined {
  if (names.length === 0) return []
  const { schema, values } = target.context
  const known = schema.entity === undefined ? [] : (values.get(schema.entity) ?? [])
  const mentions = names.map((name): EntityMention | undefined => {
    const entity = known.find(({ value }) => value === name || compact(value) === compact(name))?.value
    if (entity === undefined)
      return target.problem(`No entity is called ${JSON.stringify(name)}; leave "entities" empty.`)
    const words = wordsFor(entity, question)
    if (words === undefined) return target.problem(`The question does not name ${JSON.stringify(name)}.`)
    return { entity, words, how: compact(words) === compact(entity) ? 'exact' : 'alias' }
  })
  return mentions.every((mention) => mention !== undefined) ? mentions : undefined
}

function wordsFor(entity: string, question: string): string | undefined {
  if (fold(question).includes(fold(entity))) return entity
  const parts = (fold(entity).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((part) => part.length >= leastShared)
  return (question.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).find((word) =>
    parts.some((part) => fold(word).startsWith(part.slice(0, Math.max(leastShared, part.length - 2)))),
  )
}
