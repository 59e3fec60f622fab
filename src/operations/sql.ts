import { z } from 'zod'
import { toJsonTable } from '../table/index.ts'
import { defineOperation } from './operation.ts'
import { resultTable, schemaVersion } from './schemas.ts'

/** One read-only SELECT over all rows. The table is `data`; its columns are typed, `_row` is the row number. */
export const sql = defineOperation({
  name: 'sql',
  summary: 'Run one SELECT over all rows; the table is called data',
  input: z.object({
    query: z.string(),
    /** Rows wanted; more are cut and `truncated` says so. */
    limit: z.int().min(1).max(1_000_000).default(1000),
  }),
  output: z.object({ schemaVersion, ...resultTable.shape }),
  async run(dataset, { query, limit }, job) {
    const table = await dataset.table(job)
    const result = await table.query(query, {
      maxRows: limit,
      ...(job.signal === undefined ? {} : { signal: job.signal }),
    })
    return { schemaVersion: 1 as const, ...toJsonTable(result) }
  },
})
