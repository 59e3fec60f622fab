import { z } from 'zod'
import { expectedAnswers } from '../plan.ts'

/** How a condition tests a cell. */
const tests = [
  'is',
  'contains',
  'starts',
  'ends',
  '=',
  '<',
  '<=',
  '>',
  '>=',
  'year =',
  'year <',
  'year <=',
  'year >',
  'year >=',
  'from',
  'before',
  'month',
  'true',
  'missing',
] as const

const kinds = [
  'measure',
  'values',
  'groups',
  'group-count',
  'group-statistic',
  'share',
  'rows',
  'columns',
  'find',
  'search',
  'decline',
] as const

const condition = z.object({
  column: z.string(),
  test: z.enum(tests),
  /** What the cell is tested against, as text; several only for `is`, none for `true` and `missing`. */
  values: z.array(z.string()),
  not: z.boolean(),
})

/** `part`: of each date the year or month, of each address the host. */
const key = z.object({ column: z.string(), part: z.enum(['whole', 'year', 'month', 'host']) })

const measure = z.object({
  kind: z.enum(['rows', 'distinct', 'sum', 'average', 'median', 'min', 'max']),
  /** Empty for `rows`. */
  ...key.shape,
  /** Of the cells' lengths in characters. */
  length: z.boolean(),
})

/**
 * A plan as a model writes it: the typed query, flat, with nothing optional and nothing recursive, so that any server can hold a model to it
 * and the schema takes little of a small window. What a kind does not use is empty. There is no place for SQL in it.
 */
export const planReply = z.object({
  /** The code on the fences of the request. An order hidden in a cell does not know it. */
  code: z.string(),
  kind: z.enum(kinds),
  measures: z.array(measure),
  by: z.array(key),
  where: z.array(condition),
  /** Of a share: what the counted part meets. */
  part: z.array(condition),
  columns: z.array(z.string()),
  orderBy: z.string(),
  order: z.enum(['most', 'least', 'key']),
  /** 0: all. */
  limit: z.number(),
  having: z.array(z.object({ comparison: z.enum(['=', '<', '<=', '>', '>=']), number: z.number() })),
  statistic: z.enum(['average', 'median', 'min', 'max']),
  phrases: z.array(z.string()),
  entities: z.array(z.string()),
  query: z.string(),
  expects: z.enum(expectedAnswers),
  count: z.boolean(),
  group: z.enum(['entity', 'row']),
})

export type PlanReply = z.output<typeof planReply>
export type ReplyCondition = z.output<typeof condition>
export type ReplyMeasure = z.output<typeof measure>
export type ReplyKey = z.output<typeof key>
