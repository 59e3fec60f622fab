import type { Condition } from '../query/query.ts'
import type { Word } from '../words/words.ts'
import type { FramedCondition, Noun } from './frame.ts'
import type { FrameDraft } from './frame-draft.ts'

type Said = FrameDraft['conditions'][number]

interface Years {
  readonly conditions: readonly FramedCondition[]
  /** The years, where each is asked for by itself. */
  readonly group?: Noun
}

/**
 * "In 2023 and in 2024", "in 2021 or 2023", "from 2020 to 2023": no row is of two years, so that they are alternatives or the ends of a time. Told one
 * by one behind "and", and where a question of yes and no compares them. Undefined when no two are said.
 */
export function readYears(
  said: readonly Said[],
  { draft, words }: { readonly draft: FrameDraft; readonly words: readonly Word[] },
): Years | undefined {
  const months = readMonths(said, draft)
  if (months !== undefined) return months
  const [first, ...rest] = said.filter(({ framed }) => yearOf(framed.condition) !== undefined)
  const others = rest.filter(({ framed }) => framed.column === first?.framed.column)
  const last = others.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { column, condition } = first.framed
  const isSpan = others.length === 1 && isTo(draft.wordsBetween(first.at, last.at))
  const all = [first, ...others]
  const joined: Condition = isSpan
    ? { kind: 'all', of: [within(condition, '>='), within(last.framed.condition, '<=')] }
    : { kind: 'any', of: all.map(({ framed }) => framed.condition) }
  const conditions = said.flatMap((one) =>
    one === first ? [{ ...one.framed, condition: joined }] : all.includes(one) ? [] : [one.framed],
  )
  const isEach = isSpan ? /^(did|has|have|was|were|is)$/.test(words[0]?.fold ?? '') : !draft.has('or')
  if (!isEach) return { conditions }
  const part = condition.kind === 'year' ? { part: 'year' as const } : {}
  return { conditions, group: { column, others: [], orRows: false, score: 1, counted: false, had: false, ...part } }
}

/** "In January and February 2024": the year is said for both. */
function readMonths(said: readonly Said[], draft: FrameDraft): Years | undefined {
  const times = said.filter(({ framed }) => isTime(framed.condition))
  const [first, ...others] = times.filter(({ framed }) => framed.column === times[0]?.framed.column)
  if (first === undefined || others.length === 0) return undefined
  const { column } = first.framed
  const year = others.map(({ framed }) => startOf(framed.condition)?.slice(0, 4)).find((each) => each !== undefined)
  const all = [first, ...others]
  const of = all.map(({ framed }) => inYear(framed.condition, year))
  const conditions = said.flatMap((one) =>
    one === first
      ? [{ ...one.framed, condition: { kind: 'any', of } as const }]
      : all.includes(one)
        ? []
        : [one.framed],
  )
  const group = { column, part: 'month', others: [], orRows: false, score: 1, counted: false, had: false } as const
  return draft.has('or') || of.some(isShort) ? { conditions } : { conditions, group }
}

function isTime(condition: Condition): boolean {
  return (
    condition.kind === 'month' ||
    (condition.kind === 'date' && condition.from !== undefined && condition.until !== undefined)
  )
}

/** Days of a month, not all of it. */
const isShort = (condition: Condition): boolean =>
  condition.kind === 'date' && (condition.from?.endsWith('-01') !== true || condition.until?.endsWith('-01') !== true)

const startOf = (condition: Condition): string | undefined => (condition.kind === 'date' ? condition.from : undefined)

function inYear(condition: Condition, year: string | undefined): Condition {
  if (condition.kind !== 'month' || year === undefined) return condition
  const { column, number } = condition
  const start = (month: number) => new Date(Date.UTC(Number(year), month, 1)).toISOString().slice(0, 10)
  return { kind: 'date', column, from: start(number - 1), until: start(number) }
}

/** The year that a condition asks for; undefined for all else. */
function yearOf(condition: Condition): number | undefined {
  const isYear = condition.kind === 'year' || condition.kind === 'compare'
  return isYear && condition.comparison === '=' ? condition.number : undefined
}

function within(condition: Condition, comparison: '>=' | '<='): Condition {
  return condition.kind === 'year' || condition.kind === 'compare' ? { ...condition, comparison } : condition
}

const isTo = (words: readonly string[]): boolean =>
  words.some((word) => /^(to|until|till|through|bis|hasta|jusqu|tot|ate)$/.test(word))
