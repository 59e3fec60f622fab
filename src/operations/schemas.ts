import { z } from 'zod'
import { columnRoles } from '../table/index.ts'

/** Pieces that several operations' inputs and outputs share. */
export const schemaVersion = z.literal(1)

/** A list that nobody changes, so that results pass through without copies. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

export const rowNumber = z.int().min(1)

const jsonValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const resultTable = z.object({
  columns: list(
    z.object({
      name: z.string(),
      type: z.string(),
      format: z.enum(['plain', 'money']).exactOptional(),
      unit: z.string().exactOptional(),
    }),
  ),
  rows: list(list(jsonValue)),
  truncated: z.boolean(),
})

export const span = z.object({ start: z.int().min(0), end: z.int().min(0) })

const termNumbers = { df: z.number(), idf: z.number(), tf: z.number(), score: z.number() }

export const termScore = z.object({
  term: z.string(),
  ...termNumbers,
  /** The part of `score` that the word exactly as asked brought, beside its stem. */
  exact: z.object(termNumbers).exactOptional(),
})

export const role = z.enum(columnRoles)

export const coverage = z.object({
  kind: z.enum(['exact', 'exhaustive', 'sampled', 'top-k']),
  unit: z.enum(['rows', 'passages']),
  examined: z.int().min(0),
  total: z.int().min(0),
})
