import type { Schema } from '../../table/index.ts'
import type { Mark } from '../marks/mark.ts'
import type { Plan } from '../plan.ts'
import type { Word } from '../words/words.ts'
import { sayFind } from './say-find.ts'

interface MarkedQuestion {
  readonly question: string
  readonly words: readonly Word[]
  readonly marks: readonly Mark[]
  readonly schema: Schema
}

/** Longer conditions are rarely written the same way twice. */
const longestPhrase = 3

/**
 * "How many companies are in Poland?", where no column tells: a number that stands in some text counts something else, so that what is
 * counted are those whose text mentions it. Of a longer condition nobody knows how it is written: it is declined.
 */
export function untoldCount({ question, words, marks, schema }: MarkedQuestion): Plan | undefined {
  if (schema.text.length === 0) return undefined
  const [count, subject, ...rest] = marks.filter(({ kind }) => kind !== 'skipped')
  if (count?.kind !== 'operator' || count.operator !== 'count' || subject?.kind !== 'noun') return undefined
  const named = subject.link.columns[0]
  const isEntity = schema.entity !== undefined && named?.column.name === schema.entity
  if (!isEntity && subject.link.rows < leastRows) return undefined
  const [first] = rest
  if (first === undefined || rest.some(({ kind }) => kind === 'value')) return undefined
  const [from, to] = [first.from, rest.at(-1)?.to ?? first.to]
  const condition = question.slice(words[from]?.start, words[to - 1]?.end)
  if (to - from > longestPhrase || rest.some(({ kind }) => kind !== 'unknown')) {
    return {
      kind: 'decline',
      reason: 'untold-count',
      missing: condition,
      reading: `Looked for a column that tells "${condition}" and found none`,
      confidence: 0.8,
    }
  }
  const plan = {
    kind: 'find',
    phrases: [condition],
    entities: [],
    count: true,
    group: isEntity ? 'entity' : 'row',
  } as const
  return { ...plan, reading: sayFind(plan, schema), confidence: 0.75 }
}

/** How well the noun must name the rows as such. */
const leastRows = 0.85
