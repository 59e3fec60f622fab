import type { FramedCondition } from '../frame/frame.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Condition, CountMeasure, Measure } from '../query/query.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** "how many more pages does Beany have than Abelini", "difference in average price between shoes and hats" */
export const difference: Rule = (draft) => ofPair(draft, 'difference')

/** "ratio of headers to footers" */
export const ratio: Rule = (draft) => (draft.has('ratio') ? ofPair(draft, 'ratio') : undefined)

function ofPair(draft: QueryDraft, operation: 'difference' | 'ratio'): Candidate | undefined {
  const pair = pairOf(draft)
  if (pair === undefined) return undefined
  const { conditions, measure: ranked, groups } = draft.frame
  const nouns = [...draft.frame.targets, ...(ranked === undefined ? [] : [ranked]), ...groups]
  const noun = nouns.find(({ column }) => column !== pair.framed.column)
  const isSaid = noun !== undefined || operation === 'ratio' || draft.has('count')
  // "The difference between Beany and Abelini" is told by their texts.
  if (!isSaid) return undefined
  const rest = conditions.filter(({ condition }) => condition !== pair.framed.condition)
  const sides = pair.values.map((value): Condition => ({ kind: 'is', column: pair.condition.column, values: [value] }))
  const [first, second] = sides
  if (first === undefined || second === undefined) return undefined
  const measure =
    measureOf(draft, noun?.column !== undefined && isNumeric(noun.column) ? noun.column.name : undefined) ??
    draft.counting(noun)
  return { query: { kind: 'pair', operation, measure, sides: [first, second], ...draft.where(rest) }, score: 0.93 }
}

/** A number is added up unless another statistic is asked for. */
function measureOf(
  draft: QueryDraft,
  column: string | undefined,
): Exclude<Measure, { kind: 'share' | 'rows' | 'distinct' | 'excess' }> | undefined {
  if (column === undefined) return undefined
  const kind = (['average', 'median'] as const).find((operator) => draft.has(operator))
  if (kind !== undefined) return { kind, column }
  return { kind: draft.has('highest') ? 'max' : draft.has('lowest') ? 'min' : 'sum', column }
}

interface Pair {
  readonly framed: FramedCondition
  readonly condition: Extract<Condition, { kind: 'is' }>
  readonly values: readonly string[]
}

/** Two values of one column. */
function pairOf({ frame: { conditions } }: QueryDraft): Pair | undefined {
  for (const framed of conditions) {
    const { condition } = framed
    if (condition.kind === 'is' && condition.values.length === 2) return { framed, condition, values: condition.values }
  }
  return undefined
}

/** "companies with more headers than footers" */
export const excess: Rule = (draft) => {
  const pair = pairOf(draft)
  const by = draft.target?.column
  const key = draft.key(draft.target)
  if (pair === undefined || by === undefined || key === undefined || !draft.has('more', 'less')) return undefined
  if (!draft.has('have') || by === pair.framed.column || !draft.repeats(by)) return undefined
  const [first, second] = pair.values.map(
    (value): CountMeasure => ({ kind: 'rows', only: { kind: 'is', column: pair.condition.column, values: [value] } }),
  )
  if (first === undefined || second === undefined) return undefined
  const measure = { kind: 'excess', of: first, over: second } as const
  const having = { comparison: draft.has('less') ? '<' : '>', number: 0 } as const
  const rest = draft.where(draft.frame.conditions.filter((condition) => condition !== pair.framed))
  return draft.has('count')
    ? { query: { kind: 'group-count', by: key, measure, having, ...rest }, score: 0.92 }
    : { query: { kind: 'groups', by: [key], measure, order: 'most', having, ...rest }, score: 0.92 }
}
