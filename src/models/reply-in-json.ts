import type { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import type { ChatModel, ChatPurpose, ChatReply } from './chat-model.ts'
import { fenceCode, fenced } from './fence.ts'
import { parseReply } from './parse-reply.ts'

/** A call to a model as a trace shows it. */
export interface ModelCall {
  readonly purpose: ChatPurpose
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  readonly estimated?: true
  readonly cached: boolean
  /** Absent when the reply held up; else what was wrong with it, as the model was told, or the code of the error. */
  readonly problem?: string
}

export interface JsonRequest<Value> {
  readonly purpose: ChatPurpose
  readonly instructions: string
  readonly prompt: string
  readonly schema: z.ZodType<Value>
  readonly maxOutputTokens: number
  readonly signal?: AbortSignal
}

/** What a reply is worth. Problems are said to the model once, so that it can mend them. */
export interface Checked<Result> {
  /** What of the reply can be used. */
  readonly result?: Result
  readonly problems: readonly string[]
}

export interface JsonExchange<Result> {
  /** Of each reply that could be read, in the order they came: one or two. */
  readonly attempts: readonly Checked<Result>[]
  readonly calls: readonly ModelCall[]
  /** Why there is no usable reply, in a few words; absent when there is one. */
  readonly failure?: string
}

/** Wrong keys, names and flags stay wrong with every question: answering without the model would hide it. */
const mustMend: ReadonlySet<string> = new Set(['MODEL_UNKNOWN', 'MODEL_OFFLINE', 'MODEL_UNAUTHORIZED'])

/**
 * Asks for one JSON value and checks it; what is wrong is said to the model once, for a second and last reply. A provider that fails, refuses
 * or talks nonsense is told in `failure`. Throws only what a person must mend
 * (MODEL_UNKNOWN, MODEL_OFFLINE, MODEL_UNAUTHORIZED) and the signal's reason.
 */
export async function replyInJson<Value, Result>(
  model: ChatModel,
  request: JsonRequest<Value>,
  check: (value: Value) => Checked<Result> | Promise<Checked<Result>>,
): Promise<JsonExchange<Result>> {
  const calls: ModelCall[] = []
  const attempts: Checked<Result>[] = []
  let next = { purpose: request.purpose, prompt: request.prompt }
  for (let left = 2; left > 0; left--) {
    const got = await call(model, { ...request, ...next })
    calls.push(got.call)
    if (got.reply === undefined) return { attempts, calls, ...failureOf(attempts, got.call.problem ?? 'no reply') }
    const parsed = parse(got.reply, request.schema)
    const checked = 'problems' in parsed ? parsed : await check(parsed.value)
    if (!('problems' in parsed)) attempts.push(checked)
    if (checked.problems.length === 0) return { attempts, calls }
    calls[calls.length - 1] = { ...got.call, problem: checked.problems.join(' ') }
    next = { purpose: 'repair', prompt: repairPrompt(request.prompt, got.reply.text, checked.problems) }
  }
  return { attempts, calls, ...failureOf(attempts, calls.at(-1)?.problem ?? '') }
}

const failureOf = (attempts: readonly Checked<unknown>[], failure: string): { failure?: string } =>
  attempts.some(({ result }) => result !== undefined) ? {} : { failure }

async function call(
  model: ChatModel,
  { purpose, instructions, prompt, schema, maxOutputTokens, signal }: JsonRequest<unknown>,
): Promise<{ readonly call: ModelCall; readonly reply?: ChatReply }> {
  const about = { purpose, model: model.id }
  try {
    const reply = await model.generate({
      purpose,
      instructions,
      prompt,
      schema,
      maxOutputTokens,
      ...(signal === undefined ? {} : { signal }),
    })
    const made = { ...about, ...reply.usage, cached: reply.cached }
    return reply.finish === 'refusal' ? { call: { ...made, problem: 'the model refused' } } : { call: made, reply }
  } catch (error) {
    signal?.throwIfAborted()
    if (!(error instanceof RagtimeError) || !error.code.startsWith('MODEL_') || mustMend.has(error.code)) throw error
    return { call: { ...about, inputTokens: 0, outputTokens: 0, cached: false, problem: error.code } }
  }
}

function parse<Value>(
  { text, finish }: ChatReply,
  schema: z.ZodType<Value>,
): { readonly value: Value } | { readonly problems: readonly string[] } {
  const parsed = parseReply(text, schema)
  if (parsed.ok) return { value: parsed.value }
  return { problems: [finish === 'length' ? 'The reply was cut off: be shorter.' : `${capital(parsed.problem)}.`] }
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Longest part of a failed reply that is shown to the model again. */
const mostShown = 6000

function repairPrompt(prompt: string, reply: string, problems: readonly string[]): string {
  const shown = reply.slice(0, mostShown)
  const list = problems.map((problem) => `- ${problem}`).join('\n')
  return `${prompt}\n\nYour last reply:\n${fenced(shown, { code: fenceCode([shown]), label: 'reply' })}\n\nIt cannot be used as it is:\n${list}\n\nReply again with the whole JSON object, mended. What cannot be mended is left out.`
}
