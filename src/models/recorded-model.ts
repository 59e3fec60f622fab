import { createHash } from 'node:crypto'
import { type ErrorCode, RagtimeError } from '../errors.ts'
import type { ChatModel, ChatPurpose, ChatReply, ChatRequest } from './chat-model.ts'
import { schemaRequest } from './json-schema.ts'

/** What a model was asked and what it said, or how it failed. Plain data. */
export interface Exchange {
  readonly purpose: ChatPurpose
  readonly instructions: string
  readonly prompt: string
  readonly maxOutputTokens: number
  /** The JSON Schema asked for. */
  readonly schema?: Readonly<Record<string, unknown>>
  /** Of all of the above, in hexadecimal: equal requests have equal ones. */
  readonly sha256: string
  readonly reply?: ChatReply
  readonly error?: { readonly code: ErrorCode; readonly what: string; readonly why: string; readonly fix: string }
}

/** The model, writing down each exchange in the order they end. */
export function recordingModel(model: ChatModel, exchanges: Exchange[]): ChatModel {
  return {
    id: model.id,
    contextTokens: model.contextTokens,
    async generate(request) {
      try {
        const reply = await model.generate(request)
        exchanges.push({ ...requestOf(request), reply })
        return reply
      } catch (error) {
        if (error instanceof RagtimeError) {
          const { code, message, why, fix } = error
          exchanges.push({ ...requestOf(request), error: { code, what: message, why, fix } })
        }
        throw error
      }
    },
  }
}

/**
 * A model that says what it said before: equal requests get their recorded replies in order, and fail as they failed. Nothing leaves the
 * machine. Throws RUN_DIFFERS for a request that was not recorded.
 */
export function replayingModel(
  { id, contextTokens }: Pick<ChatModel, 'id' | 'contextTokens'>,
  exchanges: readonly Exchange[],
): ChatModel {
  const left = Map.groupBy(exchanges, ({ sha256 }) => sha256)
  return {
    id,
    contextTokens,
    async generate(request) {
      request.signal?.throwIfAborted()
      const exchange = left.get(requestOf(request).sha256)?.shift()
      if (exchange?.error !== undefined) throw new RagtimeError(exchange.error.code, exchange.error)
      if (exchange?.reply === undefined) throw unrecorded(request.purpose)
      request.onText?.(exchange.reply.text)
      return exchange.reply
    },
  }
}

function requestOf({
  purpose,
  instructions,
  prompt,
  maxOutputTokens,
  schema,
}: ChatRequest): Omit<Exchange, 'reply' | 'error'> {
  const asked = {
    purpose,
    instructions,
    prompt,
    maxOutputTokens,
    ...(schema === undefined ? {} : { schema: schemaRequest(schema).schema }),
  }
  return { ...asked, sha256: createHash('sha256').update(JSON.stringify(asked)).digest('hex') }
}

function unrecorded(purpose: ChatPurpose): RagtimeError {
  return new RagtimeError('RUN_DIFFERS', {
    what: `the model is to be asked for something that it was not asked then (${purpose})`,
    why: 'the file, the question or Ragtime has changed since the run was saved, and with them the prompt',
    fix: 'ask again with a model, or replay with the file and the version of Ragtime of the run',
    data: { purpose },
  })
}
