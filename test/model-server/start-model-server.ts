import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerChat } from './answer-chat.ts'
import { answerEmbeddings } from './answer-embeddings.ts'
import { type ChatExchange, readChat } from './chat-exchange.ts'
import type { Fault } from './fault.ts'
import { sendError, sendFault, sendJson } from './send.ts'

export interface ModelServerOptions {
  /** Names that it knows. Any other is answered with 404. */
  readonly models?: readonly string[]
  /** What the model says: always the same, or by the request. `OK` when left out. */
  readonly reply?: string | ((chat: ChatExchange) => string)
  /** The model obeys whatever orders it finds in the prompt: see `findOrder`. */
  readonly obedient?: boolean
  /** One for each request that is no list of models, in their order; `undefined` for one that goes well. After the last all goes well. */
  readonly faults?: readonly (Fault | undefined)[]
  /** Answers 401 to any other key. */
  readonly apiKey?: string
  /** Length of vectors; 0: there is no endpoint for embeddings. */
  readonly dimensions?: number
  /** `false`: refuses `response_format`, as many local servers do. */
  readonly structuredOutput?: boolean
  /** Waits so long before each chat reply. */
  readonly delayMs?: number
  /** Names the context window in the list of models, as vLLM does. */
  readonly contextTokens?: number
}

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Readonly<Record<string, unknown>>
  /** Of chat requests. */
  readonly chat?: ChatExchange
}

/** A server that speaks OpenAI's protocol on a free port of this machine, over real HTTP. */
export interface ModelServer extends AsyncDisposable {
  /** Without `/v1`. */
  readonly url: string
  readonly baseUrl: string
  /** All so far, the list of models too. */
  readonly requests: readonly RecordedRequest[]
  /** Those that carry text: chat and embeddings. */
  calls(): readonly RecordedRequest[]
  /** Requests that are not answered to their end yet. */
  underWay(): number
}

export type ServerSettings = Required<Omit<ModelServerOptions, 'apiKey' | 'contextTokens'>> &
  Pick<ModelServerOptions, 'apiKey' | 'contextTokens'>

/**
 * @example
 * await using server = await startModelServer({ reply: 'Ropes are sold by Ada [1].', faults: [{ kind: 'cut' }] })
 * await using table = await openTable(path, { model: { chat: 'small', baseUrl: server.url } })
 */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const settings: ServerSettings = {
    models: ['small', 'small-embedder'],
    reply: 'OK',
    obedient: false,
    faults: [],
    dimensions: 64,
    structuredOutput: true,
    delayMs: 0,
    ...options,
  }
  const requests: RecordedRequest[] = []
  const faults = [...settings.faults]
  let underWay = 0
  const server = createServer((request, response) => {
    underWay++
    response.once('close', () => underWay--)
    serve(request, response, { settings, requests, faults }).catch((error: unknown) => {
      sendError(response, { status: 500, message: String(error) })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    baseUrl: `${url}/v1`,
    requests,
    calls: () => requests.filter(({ path }) => path !== '/v1/models'),
    underWay: () => underWay,
    [Symbol.asyncDispose]: () => close(server),
  }
}

interface Served {
  readonly settings: ServerSettings
  readonly requests: RecordedRequest[]
  readonly faults: (Fault | undefined)[]
}

async function serve(request: IncomingMessage, response: ServerResponse, { settings, requests, faults }: Served) {
  const { method = '', url: path = '', headers } = request
  const sent = await text(request)
  const body = sent === '' ? {} : (JSON.parse(sent) as RecordedRequest['body']) // the protocol sends objects only
  const isChat = path === '/v1/chat/completions' || path === '/v1/responses'
  const chat = isChat ? readChat(body) : undefined
  requests.push({ method, path, headers, body, ...(chat === undefined ? {} : { chat }) })
  if (settings.apiKey !== undefined && headers.authorization !== `Bearer ${settings.apiKey}`) {
    return sendError(response, {
      status: 401,
      code: 'invalid_api_key',
      message: `Incorrect key: ${headers.authorization}`,
    })
  }
  if (path === '/v1/models') {
    const { contextTokens } = settings
    const window = contextTokens === undefined ? {} : { max_model_len: contextTokens }
    return sendJson(response, {
      object: 'list',
      data: settings.models.map((id) => ({ id, object: 'model', ...window })),
    })
  }
  const fault = faults.shift()
  if (fault !== undefined && sendFault(response, fault)) return
  if (!settings.models.includes(String(body.model))) {
    return sendError(response, {
      status: 404,
      code: 'model_not_found',
      message: `The model "${body.model}" does not exist`,
    })
  }
  if (chat !== undefined) await sleep(settings.delayMs)
  if (chat !== undefined) return answerChat(response, { chat, settings, fault, isResponses: path === '/v1/responses' })
  if (path === '/v1/embeddings' && settings.dimensions > 0) {
    return answerEmbeddings(response, { body, dimensions: settings.dimensions, fault })
  }
  sendError(response, { status: 404, message: `no such endpoint ${path}` })
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
