import { z } from 'zod'
import { callPurposes, openLedger, recordedCalls, sentTextSchema, usageTotals } from '../models/index.ts'
import { defineOperation } from './operation.ts'
import { list, schemaVersion } from './schemas.ts'

const count = z.int().min(0)
const usd = z.number().min(0)
const purpose = z.enum(callPurposes)

/** What was sent to models for this table, and what it cost. Builds and sends nothing. */
export const usage = defineOperation({
  name: 'usage',
  summary: 'Say what was sent to models, what for and what it cost',
  input: z.object({
    /** Give the exact text of each call too. */
    texts: z.boolean().default(false),
  }),
  output: z.object({
    schemaVersion,
    /** The file that the record is kept in. */
    ledger: z.string(),
    /** Of all calls whose cost is known. */
    usd,
    /** Sent calls whose cost is not known: no price, or no reply. */
    unpriced: count,
    totals: list(
      z.object({
        purpose,
        model: z.string(),
        calls: count,
        cached: count,
        failed: count,
        inputTokens: count,
        outputTokens: count,
        usd,
        unpriced: count,
      }),
    ),
    /** Oldest first. */
    calls: list(
      z.object({
        at: z.string(),
        purpose,
        model: z.string(),
        state: z.enum(['done', 'failed', 'unfinished', 'cached']),
        inputTokens: count,
        outputTokens: count,
        estimated: z.literal(true).exactOptional(),
        usd: usd.exactOptional(),
        ms: z.number().exactOptional(),
        code: z.string().exactOptional(),
        text: z.string(),
        /** Absent also when its file is gone. */
        sent: sentTextSchema.exactOptional(),
      }),
    ),
    /** Lines of the record that a crash cut. */
    damagedLines: count,
  }),
  async run(dataset, { texts }) {
    const ledger = openLedger(await dataset.storeDirectory())
    const { lines, damaged } = await ledger.read()
    const calls = recordedCalls(lines)
    const totals = usageTotals(calls)
    const withTexts = calls.map(async (call) => {
      const sent = texts ? await ledger.text(call.text) : undefined
      return sent === undefined ? call : { ...call, sent }
    })
    return {
      schemaVersion: 1 as const,
      ledger: ledger.path,
      usd: totals.reduce((sum, total) => sum + total.usd, 0),
      unpriced: totals.reduce((sum, total) => sum + total.unpriced, 0),
      totals,
      calls: await Promise.all(withTexts),
      damagedLines: damaged,
    }
  },
})
