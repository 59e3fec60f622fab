import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type ErrorCode, errorCodes } from '../errors.ts'
import { answerSchema } from './answer-schema.ts'
import { list, schemaVersion } from './schemas.ts'

const reply = z.object({
  text: z.string(),
  finish: z.enum(['stop', 'length', 'refusal']),
  usage: z.object({
    inputTokens: z.number(),
    outputTokens: z.number(),
    estimated: z.literal(true).exactOptional(),
  }),
  cached: z.boolean(),
})

const errorCode = z.custom<ErrorCode>((value) => typeof value === 'string' && Object.hasOwn(errorCodes, value))

const exchange = z.object({
  purpose: z.enum(['plan', 'answer', 'repair']),
  instructions: z.string(),
  prompt: z.string(),
  maxOutputTokens: z.number(),
  schema: z.record(z.string(), z.unknown()).exactOptional(),
  sha256: z.string(),
  reply: reply.exactOptional(),
  error: z.object({ code: errorCode, what: z.string(), why: z.string(), fix: z.string() }).exactOptional(),
})

/** A question with its answer and all that a model was asked and said for it: what `ask --save` writes. */
export const runSchema = z.object({
  schemaVersion,
  kind: z.literal('run'),
  question: z.string(),
  answer: answerSchema,
  /** Absent when no model was to hand. */
  model: z.object({ id: z.string(), contextTokens: z.number() }).exactOptional(),
  exchanges: list(exchange),
  /** Of the JSON of all of the above but `schemaVersion` and `kind`. */
  sha256: z.string(),
})

export type Run = z.output<typeof runSchema>

export function runHash({
  question,
  answer,
  model,
  exchanges,
}: Pick<Run, 'question' | 'model' | 'exchanges'> & { readonly answer: unknown }): string {
  return createHash('sha256').update(JSON.stringify({ question, answer, model, exchanges })).digest('hex')
}
