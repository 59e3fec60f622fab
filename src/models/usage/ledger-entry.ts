import { z } from 'zod'
import { chatPurposes } from '../chat-model.ts'

/** What calls are for. */
export const callPurposes = [...chatPurposes, 'embed-passages', 'embed-query'] as const
export type CallPurpose = (typeof callPurposes)[number]

const about = {
  /** Unlike for any two calls. */
  call: z.string(),
  at: z.iso.datetime(),
}
const tokens = { inputTokens: z.int().min(0), outputTokens: z.int().min(0) }
const what = {
  purpose: z.enum(callPurposes),
  /** `vendor/model`. */
  model: z.string(),
  /** Names the file of the exact text. */
  text: z.string().regex(/^[0-9a-f]{64}$/),
}
/** Absent when the price of the model is not known, which is not zero. */
const usd = z.number().min(0).exactOptional()

/**
 * A line of the ledger. `sent` is written before a call, with an estimate from above; `done` or `failed` after it. A call that has
 * neither was under way when the process ended. `cached` is a call that was not made.
 */
export const ledgerLineSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('sent'), ...about, ...what, ...tokens, usd }),
  z.object({
    event: z.literal('done'),
    ...about,
    ...tokens,
    estimated: z.literal(true).exactOptional(),
    usd,
    ms: z.number(),
  }),
  z.object({ event: z.literal('failed'), ...about, code: z.string(), ms: z.number() }),
  z.object({ event: z.literal('cached'), ...about, ...what, ...tokens }),
])
export type LedgerLine = z.infer<typeof ledgerLineSchema>
