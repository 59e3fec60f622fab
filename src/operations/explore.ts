import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { list, role, schemaVersion } from './schemas.ts'

/** Longer values are cut in the output, never in the store. */
const longestValue = 200

const valueCount = z.object({ value: z.string(), count: z.int() })

/** What is in the file: its size, its columns and what they are for, and how categories fall over entities. */
export const explore = defineOperation({
  name: 'explore',
  summary: 'Say what is in the file: rows, columns, roles, values, distributions',
  input: z.object({}),
  output: z.object({
    schemaVersion,
    file: z.string(),
    rows: z.int(),
    rejected: z.int(),
    entity: z.string().exactOptional(),
    columns: list(
      z.object({
        name: z.string(),
        role,
        type: z.string(),
        html: z.boolean(),
        aliasOf: z.string().exactOptional(),
        distinct: z.int(),
        missing: z.int(),
        top: list(valueCount),
        min: z.string().exactOptional(),
        max: z.string().exactOptional(),
        meanLength: z.number(),
        maxLength: z.int(),
      }),
    ),
    distributions: list(
      z.object({
        entityColumn: z.string(),
        categoryColumn: z.string(),
        entities: list(z.string()),
        categories: list(z.string()),
        counts: list(list(z.int())),
        truncated: z.boolean(),
      }),
    ),
  }),
  async run(dataset, _input, job) {
    const { profile, schema } = await dataset.table(job)
    return {
      schemaVersion: 1 as const,
      file: dataset.name,
      rows: profile.rows,
      rejected: profile.rejected,
      ...(schema.entity === undefined ? {} : { entity: schema.entity }),
      columns: profile.columns.map((column) => ({
        ...column,
        top: column.top.map(({ value, count }) => ({ value: shorten(value), count })),
        ...(column.min === undefined ? {} : { min: shorten(column.min) }),
        ...(column.max === undefined ? {} : { max: shorten(column.max) }),
      })),
      distributions: profile.distributions,
    }
  },
})

function shorten(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue).replace(/[\ud800-\udbff]$/, '')}…`
}
