import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type Fault,
  type ModelServer,
  type ModelServerOptions,
  startModelServer,
} from '../../test/model-server/index.ts'
import type { RagtimeError } from '../errors.ts'
import type { ChatModel, ChatReply, ChatRequest } from './chat-model.ts'
import { openModels } from './open-models.ts'
import type { ModelOptions } from './settings/model-options.ts'
import { resolveSettings } from './settings/resolve-settings.ts'
import type { Timeouts } from './transport/timeouts.ts'

const vendors = ['openai', 'compatible'] as const
const request: ChatRequest = {
  purpose: 'answer',
  instructions: 'Answer from the passages.',
  prompt: 'What is sold? [1] Ropes are sold.',
  maxOutputTokens: 200,
}
const retries = { retries: 2, baseMs: 1, mostMs: 2_000 }
const timeouts: Timeouts = { firstMs: 400, pauseMs: 300, totalMs: 3_000 }

const folder = mkdtempSync(join(tmpdir(), 'ragtime-models-'))
const newStore = () => mkdtempSync(join(folder, 'store-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Opened extends AsyncDisposable {
  readonly chat: ChatModel
  readonly server: ModelServer
}

async function open(
  vendor: (typeof vendors)[number],
  options: ModelServerOptions = {},
  chat = 'small',
): Promise<Opened> {
  const server = await startModelServer({ reply: 'Ropes are sold [1].', ...options })
  const settings = resolveSettings(
    { chat, baseUrl: server.url, apiKey: 'sk-secret', timeouts },
    { environment: {}, variables: {}, config: {} },
  )
  const models = await openModels(settings, { store: newStore(), vendor, retries })
  if (models.chat === undefined) throw new Error('no chat model')
  return { chat: models.chat, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

/** Fails when a call is still under way after ten seconds. */
async function outcome(call: Promise<ChatReply>): Promise<ChatReply | RagtimeError> {
  const late = sleep(10_000, 'late' as const, { ref: false })
  const result = await Promise.race([call.catch((error: RagtimeError) => error), late])
  if (result === 'late') throw new Error('the call hangs')
  return result
}

describe.each(vendors)('%s', (vendor) => {
  it('gives the reply, piece by piece and whole, with its tokens', async () => {
    await using opened = await open(vendor)
    const pieces: string[] = []
    const reply = await opened.chat.generate({ ...request, onText: (piece) => pieces.push(piece) })
    expect(reply).toEqual({
      text: 'Ropes are sold [1].',
      finish: 'stop',
      usage: { inputTokens: 16, outputTokens: 5 },
      cached: false,
    })
    expect(pieces.join('')).toBe(reply.text)
    expect(pieces.length).toBeGreaterThan(1)
  })

  it('sends instructions and prompt apart, and the key', async () => {
    await using opened = await open(vendor)
    await opened.chat.generate(request)
    const [call] = opened.server.calls()
    expect(call?.chat).toMatchObject({
      model: 'small',
      instructions: request.instructions,
      prompt: request.prompt,
      stream: true,
    })
    expect(call?.headers.authorization).toBe('Bearer sk-secret')
    if (vendor === 'openai') expect(call?.body).toMatchObject({ store: false })
  })

  it('leaves out what a model thought before', async () => {
    await using opened = await open(vendor, { reply: '<think>\nMaps, or ropes?\n</think>\n\nRopes.' })
    const pieces: string[] = []
    expect(await opened.chat.generate({ ...request, onText: (piece) => pieces.push(piece) })).toMatchObject({
      text: 'Ropes.',
    })
    expect(pieces.join('')).toBe('Ropes.')
  })

  it('asks for JSON of a shape', async () => {
    await using opened = await open(vendor, { reply: '{"kind": "count"}' })
    const schema = z.object({ kind: z.enum(['count', 'list']) })
    const { text } = await opened.chat.generate({ ...request, schema })
    expect(schema.parse(JSON.parse(text))).toEqual({ kind: 'count' })
    expect(opened.server.calls()[0]?.chat?.schema).toMatchObject({ type: 'object', required: ['kind'] })
  })

  it('tells a server that takes no schemas in words, and remembers', async () => {
    await using opened = await open(vendor, { reply: '{"kind": "count"}', structuredOutput: false })
    const schema = z.object({ kind: z.string() })
    await opened.chat.generate({ ...request, schema })
    await opened.chat.generate({ ...request, schema, prompt: 'And how many?' })
    const schemas = opened.server.calls().map(({ chat }) => chat?.schema !== undefined)
    expect(schemas).toEqual([true, false, false])
    expect(opened.server.calls()[1]?.chat?.instructions).toContain('"required":["kind"]')
  })

  const tooMany: Fault = { kind: 'status', status: 429, code: 'rate_limit_exceeded', retryAfter: '0' }
  const broken: Fault = { kind: 'status', status: 500 }
  const rightAfterAll: readonly (readonly [string, readonly Fault[]])[] = [
    ['a limit that passes', [tooMany, tooMany]],
    ['an error that passes', [broken]],
    ['a cut stream', [{ kind: 'cut' }]],
    ['a page of a gateway that passes', [{ kind: 'html', status: 502 }]],
  ]
  it.each(rightAfterAll)('gives a right reply after %s', async (_, faults) => {
    await using opened = await open(vendor, { faults })
    expect(await outcome(opened.chat.generate(request))).toMatchObject({ text: 'Ropes are sold [1].', finish: 'stop' })
    expect(opened.server.calls()).toHaveLength(faults.length + 1)
  })

  const always = (fault: Fault): readonly Fault[] => new Array<Fault>(5).fill(fault)
  const typed: readonly (readonly [string, readonly Fault[], Partial<ChatReply> | string])[] = [
    ['a limit that stays', always(tooMany), 'MODEL_LIMITED'],
    ['a limit for longer than we wait', [{ ...tooMany, retryAfter: '86400' }], 'MODEL_LIMITED'],
    ['an account without credit', [{ kind: 'status', status: 429, code: 'insufficient_quota' }], 'MODEL_LIMITED'],
    ['an error that stays', always(broken), 'MODEL_FAILED'],
    ['a bad request', [{ kind: 'status', status: 400 }], 'MODEL_FAILED'],
    ['a refused key', [{ kind: 'status', status: 401 }], 'MODEL_UNAUTHORIZED'],
    ['a missing endpoint', [{ kind: 'status', status: 404, message: 'Not Found' }], 'MODEL_UNSUPPORTED'],
    ['a window too small', [{ kind: 'status', status: 400, code: 'context_length_exceeded' }], 'MODEL_TOO_LONG'],
    ['silence', [{ kind: 'hang' }], 'MODEL_TIMEOUT'],
    ['silence midway', [{ kind: 'hang-midway' }], 'MODEL_TIMEOUT'],
    ['a stream that is cut every time', always({ kind: 'cut' }), 'MODEL_FAILED'],
    ['a stream that ends early', [{ kind: 'ended-early' }], 'MODEL_REPLY'],
    ['a malformed event', [{ kind: 'malformed-sse' }], 'MODEL_REPLY'],
    ['an error inside the stream', always({ kind: 'stream-error' }), 'MODEL_FAILED'],
    ['a web page', [{ kind: 'html' }], 'MODEL_FAILED'],
    ['an empty reply', [{ kind: 'empty' }], 'MODEL_REPLY'],
    ['a refusal', [{ kind: 'refusal' }], { finish: 'refusal' }],
    ['a reply cut at its limit', [{ kind: 'length' }], { finish: 'length', text: 'Ropes are ' }],
  ]
  it.each(typed)('ends %s in a typed outcome', async (_, faults, expected) => {
    await using opened = await open(vendor, { faults })
    const result = await outcome(opened.chat.generate(request))
    expect(result).toMatchObject(typeof expected === 'string' ? { name: 'RagtimeError', code: expected } : expected)
    // All of it: message, cause, data and stack.
    expect(inspect(result, { depth: null })).not.toMatch(/sk-secret|What is sold/)
  })

  it('follows no redirect: the prompt stays with the server that was named', async () => {
    await using other = await startModelServer()
    await using opened = await open(vendor, { faults: [{ kind: 'redirect', to: `${other.baseUrl}/chat/completions` }] })
    expect(await outcome(opened.chat.generate(request))).toMatchObject({ code: 'MODEL_FAILED' })
    expect(other.requests).toEqual([])
  })

  it('repeats nothing of a server that quotes the key', async () => {
    await using opened = await open(vendor, { apiKey: 'sk-other' })
    const result = await outcome(opened.chat.generate(request))
    expect(result).toMatchObject({ code: 'MODEL_UNAUTHORIZED' })
    expect(inspect(result, { depth: null })).not.toContain('sk-secret')
  })

  it('asks at most four questions at once', async () => {
    let most = 0
    await using opened = await open(vendor, {
      reply: () => {
        most = Math.max(most, opened.server.underWay())
        return 'OK'
      },
      delayMs: 20,
    })
    const asked = Array.from({ length: 12 }, (_, at) => opened.chat.generate({ ...request, prompt: `Question ${at}` }))
    await Promise.all(asked)
    expect(most).toBe(4)
  })

  it('never tries again what was heard', async () => {
    await using opened = await open(vendor, { faults: [{ kind: 'cut' }] })
    const result = await outcome(opened.chat.generate({ ...request, onText: () => {} }))
    expect(result).toMatchObject({ code: 'MODEL_FAILED' })
    expect(opened.server.calls()).toHaveLength(1)
  })

  it('names the models of the server when one is unknown, nearest first', async () => {
    await using opened = await open(vendor, { models: ['large', 'small', 'tiny'] }, 'smal')
    const result = await outcome(opened.chat.generate(request))
    expect(result).toMatchObject({ code: 'MODEL_UNKNOWN', data: { models: ['small', 'tiny', 'large'] } })
  })

  it('stops when told to', async () => {
    await using opened = await open(vendor, { faults: [{ kind: 'hang' }] })
    const stop = new AbortController()
    const call = opened.chat.generate({ ...request, signal: stop.signal })
    setTimeout(() => stop.abort(new Error('enough')), 30)
    await expect(call).rejects.toThrow('enough')
  })

  it('says that nothing listens', async () => {
    const opened = await open(vendor)
    await opened[Symbol.asyncDispose]()
    expect(await outcome(opened.chat.generate(request))).toMatchObject({ code: 'MODEL_UNREACHABLE' })
  })
})

describe('a server of one’s own', () => {
  const openBare = async (server: ModelServer, options: ModelOptions = {}) => {
    const settings = resolveSettings(
      { baseUrl: server.url, ...options },
      { environment: {}, variables: {}, config: {} },
    )
    return openModels(settings, { store: newStore() })
  }

  it('needs no key, and gets none', async () => {
    await using server = await startModelServer({ models: ['small'] })
    const { chat } = await openBare(server, { chat: 'small' })
    await chat?.generate(request)
    expect(server.calls()[0]?.headers.authorization).toBeUndefined()
  })

  it('is asked for its only model when none is named', async () => {
    await using server = await startModelServer({ models: ['small'] })
    expect((await openBare(server)).chat?.id).toBe(`${new URL(server.url).host}/small`)
  })

  it('gets no key from the environment when a file beside the table gave its address', async () => {
    await using server = await startModelServer({ apiKey: 'sk-secret' })
    const places = { environment: { OPENAI_API_KEY: 'sk-secret' }, variables: {}, config: { baseUrl: server.url } }
    const settings = resolveSettings({ chat: 'small', contextTokens: 9000 }, places)
    const { chat } = await openModels(settings, { store: newStore() })
    await expect(chat?.generate(request)).rejects.toMatchObject({
      code: 'MODEL_UNAUTHORIZED',
      why: expect.stringContaining('the key was not sent'),
    })
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  it('has one of several models named, or the error names them', async () => {
    await using server = await startModelServer({ models: ['large', 'small'] })
    await expect(openBare(server)).rejects.toMatchObject({
      code: 'MODEL_UNKNOWN',
      data: { models: ['large', 'small'] },
    })
  })

  it('tells the window of a model, or gets little at once', async () => {
    await using wide = await startModelServer({ contextTokens: 32_000 })
    await using silent = await startModelServer()
    expect((await openBare(wide, { chat: 'small' })).chat?.contextTokens).toBe(32_000)
    expect((await openBare(silent, { chat: 'small' })).chat?.contextTokens).toBe(4_096)
    expect((await openBare(wide, { chat: 'small', contextTokens: 9_000 })).chat?.contextTokens).toBe(9_000)
  })

  it('is not asked for anything in a dry run', async () => {
    await using server = await startModelServer({ models: ['small'] })
    await expect(openBare(server, { dryRun: true })).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' })
    await openBare(server, { dryRun: true, chat: 'small' })
    expect(server.requests).toEqual([])
  })
})
