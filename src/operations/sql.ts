import { z } from 'zod'
import { withFormats } from '../answers/index.ts'
import { toJsonTable } from '../table/index.ts'
import { defineOperation } from './operation.ts'
import { resultTable, schemaVersion } from './schemas.ts'

/**
 * One read-only SELECT over all rows, run in a process of its own under limits. The table is `data`; its columns are typed, `_row` is the row
 * number. Pages of one result fit together when the statement has an ORDER BY that leaves no ties.
 */
export const sql = defineOperation({
  name: 'sql',
  summary: 'Run one SELECT over all rows; the table is called data',
  input: z.object({
    query: z.string(),
    /** Rows wanted; more are cut and `truncated` says so. */
    limit: z.int().min(1).max(1_000_000).default(1000),
    /** Rows left out at the start: those of the pages before. */
    offset: z.int().min(0).default(0),
  }),
  output: z.object({ schemaVersion, ...resultTable.shape }),
  async run(dataset, { query, limit, offset }, job) {
    const table = await dataset.table(job)
    const result = await table.query(query, {
      maxRows: limit,
      offset,
      ...(job.signal === undefined ? {} : { signal: job.signal }),
    })
    return { schemaVersion: 1 as const, ...withFormats(toJsonTable(result), table.profile) }
  },
})
