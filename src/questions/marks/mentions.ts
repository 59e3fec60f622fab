import type { EntityMention } from '../plan.ts'
import type { Word } from '../words/words.ts'
import type { Mark, ValueMark } from './mark.ts'

/** The entities that a question names. Words that may name several stand for each of them. */
export function entityMentions(
  marks: readonly Mark[],
  words: readonly Word[],
  question: string,
): readonly EntityMention[] {
  const mentions = marks.filter(isEntityMark).flatMap((mark) => markMentions(mark, words, question))
  return mentions.filter(({ entity }, index) => mentions.findIndex((other) => other.entity === entity) === index)
}

export function isEntityMark(mark: Mark): mark is ValueMark {
  return mark.kind === 'value' && mark.links[0]?.column.role === 'entity'
}

/** What a mark names, as spelled in the table, best first. */
export function markMentions(
  { links, from, to }: ValueMark,
  words: readonly Word[],
  question: string,
): readonly EntityMention[] {
  const text = question.slice(words[from]?.start, words[to - 1]?.end)
  const possessive = words[to - 1]?.possessive === true
  return links
    .filter(({ column }) => column.role === 'entity')
    .map(({ value, how }) => ({
      entity: value,
      words: text,
      how: how === 'part' || how === 'id' ? 'alias' : how === 'exact' && possessive ? 'inflected' : how,
    }))
}
