import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ModelServer, startModelServer } from '../../../test/model-server/index.ts'
import type { ChatModel, ChatRequest } from '../chat-model.ts'
import { openLedger, openModels } from '../open-models.ts'
import type { ModelOptions } from '../settings/model-options.ts'
import { resolveSettings } from '../settings/resolve-settings.ts'
import { recordedCalls } from './recorded-calls.ts'

const request: ChatRequest = {
  purpose: 'answer',
  instructions: 'Answer.',
  prompt: 'What is sold?',
  maxOutputTokens: 50,
}
const shape = z.object({ kind: z.string() })
let store: string
let server: ModelServer

beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'ragtime-chat-'))
  server = await startModelServer({ reply: ({ prompt }) => `Ropes, to: ${prompt}` })
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
  await rm(store, { recursive: true, force: true })
})

async function open(options: ModelOptions = {}): Promise<ChatModel> {
  const settings = resolveSettings(
    { chat: 'small', baseUrl: server.url, apiKey: 'sk-secret', ...options },
    { environment: {}, variables: {}, config: {} },
  )
  const { chat } = await openModels(settings, { store })
  if (chat === undefined) throw new Error('no chat model')
  return chat
}

describe('a reply', () => {
  it('is asked for once; the next time it comes from the store, and says so', async () => {
    const first = await (await open()).generate(request)
    const pieces: string[] = []
    const again = await (await open()).generate({ ...request, onText: (piece) => pieces.push(piece) })
    expect(again).toEqual({ ...first, cached: true })
    expect(pieces).toEqual([first.text])
    expect(server.calls()).toHaveLength(1)
    const { lines } = await openLedger(store).read()
    expect(recordedCalls(lines).map(({ state }) => state)).toEqual(['done', 'cached'])
  })

  it.each([
    ['prompt', { prompt: 'What is sold there?' }],
    ['instructions', { instructions: 'Answer briefly.' }],
    ['length', { maxOutputTokens: 51 }],
    ['shape', { schema: shape }],
  ])('is asked for anew when the %s is another', async (_, change) => {
    const chat = await open()
    await chat.generate(request)
    expect(await chat.generate({ ...request, ...change })).toMatchObject({ cached: false })
  })

  it('is asked for anew when its entry is damaged, which is then mended', async () => {
    const chat = await open()
    const first = await chat.generate(request)
    const [entry = ''] = globSync(join(store, 'replies/*.json'))
    const whole = readFileSync(entry, 'utf8')
    for (const damage of ['', whole.slice(0, -9), whole.replace('Ropes', 'Rocks'), '{}', 'null']) {
      writeFileSync(entry, damage)
      expect(await chat.generate(request)).toEqual(first)
      expect(readFileSync(entry, 'utf8')).toBe(whole)
    }
    expect(await chat.generate(request)).toMatchObject({ cached: true })
  })

  it('that failed, was cut or refused is not kept', async () => {
    await server[Symbol.asyncDispose]()
    server = await startModelServer({ faults: [{ kind: 'length' }, { kind: 'refusal' }, { kind: 'empty' }] })
    const chat = await open()
    await chat.generate(request)
    await chat.generate(request)
    await expect(chat.generate(request)).rejects.toMatchObject({ code: 'MODEL_REPLY' })
    expect(globSync(join(store, 'replies/*'))).toEqual([])
    expect(await chat.generate(request)).toMatchObject({ text: 'OK', cached: false })
  })
})

it('keeps no key in the store', async () => {
  await (await open()).generate({ ...request, schema: shape })
  for (const file of globSync(join(store, '**/*.json*'))) expect(readFileSync(file, 'utf8')).not.toContain('sk-secret')
})

it('keeps in the ledger exactly what the server got', async () => {
  await (await open()).generate({ ...request, schema: shape })
  const ledger = openLedger(store)
  const [call] = recordedCalls((await ledger.read()).lines)
  const [got] = server.calls()
  expect(await ledger.text(call?.text ?? '')).toEqual({
    kind: 'chat',
    instructions: got?.chat?.instructions,
    prompt: got?.chat?.prompt,
    schema: got?.chat?.schema,
  })
})

it('refuses what cannot fit before it is sent', async () => {
  const chat = await open({ contextTokens: 1000 })
  const long = { ...request, prompt: 'rope '.repeat(1000) }
  await expect(chat.generate(long)).rejects.toMatchObject({ code: 'MODEL_TOO_LONG', data: { contextTokens: 1000 } })
  expect(server.calls()).toEqual([])
})

it('takes prices that somebody said', async () => {
  const chat = await open({ maxUsd: 0.01, prices: { small: { input: 1, output: 1 } } })
  await chat.generate(request)
  expect(recordedCalls((await openLedger(store).read()).lines)[0]?.usd).toBeGreaterThan(0)
})
