import type { ServerResponse } from 'node:http'
import type { ChatExchange } from './chat-exchange.ts'
import type { Fault } from './fault.ts'
import { completionBody, completionChunks, responseEvents, type SpokenReply } from './protocol-events.ts'
import { sendError, sendJson } from './send.ts'
import type { ServerSettings } from './start-model-server.ts'

interface ChatTurn {
  readonly chat: ChatExchange
  readonly settings: ServerSettings
  readonly fault: Fault | undefined
  /** The Responses API rather than Chat Completions. */
  readonly isResponses: boolean
}

/** Says what the model says, as far as the fault lets it. */
export function answerChat(response: ServerResponse, { chat, settings, fault, isResponses }: ChatTurn): void {
  if (!settings.structuredOutput && chat.schema !== undefined) {
    sendError(response, { status: 400, message: 'response_format of type json_schema is not supported' })
    return
  }
  const reply = spoken(chat, { settings, fault })
  if (!chat.stream) {
    sendJson(response, completionBody(reply))
    return
  }
  const events = (isResponses ? responseEvents(reply) : completionChunks(reply)).map((event) => JSON.stringify(event))
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (some: readonly string[]) => response.write(some.map((event) => `data: ${event}\n\n`).join(''))
  const middle = 2 + Math.ceil(reply.pieces.length / 2)
  switch (fault?.kind) {
    case 'hang-midway':
      send(events.slice(0, middle))
      return
    case 'cut':
      send(events.slice(0, middle))
      // Not at once: what was written is to arrive first.
      setTimeout(() => response.destroy(), 20)
      return
    case 'ended-early':
      send(events.slice(0, middle))
      break
    case 'malformed-sse':
      send([...events.slice(0, middle), '{"choices": [{"delta": ', ...events.slice(middle)])
      break
    case 'stream-error':
      send([...events.slice(0, middle), streamError(isResponses)])
      break
    default:
      send(events)
  }
  response.end(isResponses || fault?.kind === 'ended-early' ? undefined : 'data: [DONE]\n\n')
}

function streamError(isResponses: boolean): string {
  const error = { message: 'The server had an error', code: 'server_error', param: null }
  return JSON.stringify(isResponses ? { type: 'error', sequence_number: 9, ...error } : { error })
}

function spoken(chat: ChatExchange, { settings, fault }: Pick<ChatTurn, 'settings' | 'fault'>): SpokenReply {
  const words = faultyText(fault) ?? wanted(chat, settings)
  const text =
    fault?.kind === 'length' || fault?.kind === 'invalid-json' ? words.slice(0, Math.ceil(words.length / 2)) : words
  return {
    model: chat.model,
    pieces: text.match(/\S+\s*|\s+/g) ?? [],
    end: fault?.kind === 'length' || fault?.kind === 'refusal' ? fault.kind : 'stop',
    usage: { input: tokens(chat.instructions) + tokens(chat.prompt), output: tokens(text) },
  }
}

function faultyText(fault: Fault | undefined): string | undefined {
  if (fault?.kind === 'empty') return ''
  if (fault?.kind === 'refusal') return 'I cannot help with that.'
  return fault?.kind === 'wrong-schema' ? '{"unexpected":true}' : undefined
}

function wanted(chat: ChatExchange, { reply, obedient }: ServerSettings): string {
  if (obedient && chat.order !== undefined) return chat.order
  return typeof reply === 'string' ? reply : reply(chat)
}

const tokens = (text: string) => Math.ceil(text.length / 4)
