import { expect, it } from 'vitest'
import { z } from 'zod'
import { type ErrorCode, RagtimeError } from '../errors.ts'
import type { ChatModel, ChatReply, ChatRequest } from './chat-model.ts'
import { replyInJson } from './reply-in-json.ts'

const usage = { inputTokens: 10, outputTokens: 2 }
const schema = z.object({ value: z.number() })

function scripted(...script: readonly (string | Partial<ChatReply> | Error)[]): {
  model: ChatModel
  requests: ChatRequest[]
} {
  const requests: ChatRequest[] = []
  const model: ChatModel = {
    id: 'test/scripted',
    contextTokens: 8000,
    generate(request) {
      requests.push(request)
      const next = script[requests.length - 1] ?? ''
      if (next instanceof Error) return Promise.reject(next)
      const reply = typeof next === 'string' ? { text: next } : next
      return Promise.resolve({ text: '', finish: 'stop', usage, cached: false, ...reply })
    },
  }
  return { model, requests }
}

const ask = (model: ChatModel, signal?: AbortSignal) =>
  replyInJson(
    model,
    {
      purpose: 'plan',
      instructions: 'Count.',
      prompt: 'How many?',
      schema,
      maxOutputTokens: 100,
      ...(signal ? { signal } : {}),
    },
    ({ value }) => (value < 10 ? { result: value, problems: [] } : { problems: ['The value is too large.'] }),
  )

const failure = (code: ErrorCode) => new RagtimeError(code, { what: 'w', why: 'y', fix: 'f' })

it('gives the checked value of the first reply', async () => {
  const { model, requests } = scripted('```json\n{"value": 3}\n```')
  expect(await ask(model)).toEqual({
    attempts: [{ result: 3, problems: [] }],
    calls: [{ purpose: 'plan', model: 'test/scripted', ...usage, cached: false }],
  })
  expect(requests).toHaveLength(1)
})

it('says once what is wrong, and takes the mended reply', async () => {
  const { model, requests } = scripted('{"value": 30}', '{"value": 4}')
  const { attempts, calls, failure } = await ask(model)
  expect(attempts.at(-1)?.result).toBe(4)
  expect(calls.map(({ purpose, problem }) => [purpose, problem])).toEqual([
    ['plan', 'The value is too large.'],
    ['repair', undefined],
  ])
  expect(failure).toBeUndefined()
  expect(requests[1]?.prompt).toContain('- The value is too large.')
})

it.each([
  ['no JSON', 'Sure! The answer is 3.'],
  ['a wrong schema', '{"value": "three"}'],
  ['nothing', ''],
  ['half of it', { text: '{"value": ', finish: 'length' as const }],
])('gives up after a second reply that is %s', async (_, reply) => {
  const { model, requests } = scripted(reply, reply, '{"value": 1}')
  const { attempts, calls, failure } = await ask(model)
  expect(attempts).toEqual([])
  expect(calls).toHaveLength(2)
  expect(failure).not.toBe('')
  expect(requests).toHaveLength(2)
})

it('does not argue with a refusal', async () => {
  const { model, requests } = scripted({ text: 'I cannot help with that.', finish: 'refusal' })
  expect((await ask(model)).failure).toBe('the model refused')
  expect(requests).toHaveLength(1)
})

it.each(['MODEL_TIMEOUT', 'MODEL_LIMITED', 'MODEL_FAILED', 'MODEL_REPLY', 'MODEL_BUDGET'] as const)(
  'tells of %s as a failure',
  async (code) => {
    const { model } = scripted(failure(code))
    const { failure: told, calls } = await ask(model)
    expect(told).toBe(code)
    expect(calls[0]?.problem).toBe(code)
  },
)

it.each(['MODEL_UNKNOWN', 'MODEL_OFFLINE', 'MODEL_UNAUTHORIZED'] as const)(
  'throws %s, which a person must mend',
  async (code) => {
    const { model } = scripted(failure(code))
    await expect(ask(model)).rejects.toMatchObject({ code })
  },
)

it("throws the signal's reason once it aborted, and bugs as they are", async () => {
  const controller = new AbortController()
  controller.abort(new Error('stopped'))
  await expect(ask(scripted(failure('MODEL_FAILED')).model, controller.signal)).rejects.toThrow('stopped')
  await expect(ask(scripted(new TypeError('bug')).model)).rejects.toThrow('bug')
})
