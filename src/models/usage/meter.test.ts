import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { RagtimeError } from '../../errors.ts'
import { Ledger } from './ledger.ts'
import { Meter, type MeteredCall, type MeterOptions } from './meter.ts'
import { recordedCalls } from './recorded-calls.ts'

const call: MeteredCall = {
  purpose: 'answer',
  model: 'openai/small',
  prices: { input: 1, output: 10 },
  sent: { kind: 'chat', instructions: 'Answer.', prompt: 'What?' },
  most: { inputTokens: 1000, outputTokens: 900 },
}
const mostUsd = 0.01
let folder: string
let ledger: Ledger

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-meter-'))
  ledger = new Ledger(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const meter = (options: Partial<MeterOptions> = {}) =>
  new Meter({ ledger, maxUsd: undefined, dryRun: false, ...options })
const replied = async () => ({ value: 'Ropes.', usage: { inputTokens: 500, outputTokens: 20 } })

it('writes down what is about to leave before it leaves', async () => {
  const atSending = await meter().run(call, async () => {
    const { lines } = await ledger.read()
    return { value: lines, usage: { inputTokens: 1, outputTokens: 1 } }
  })
  expect(atSending).toMatchObject([{ event: 'sent', purpose: 'answer', inputTokens: 1000, usd: mostUsd }])
  expect(await ledger.text(atSending[0]?.event === 'sent' ? atSending[0].text : '')).toEqual(call.sent)
})

it('writes down what came of it and what it cost', async () => {
  expect(await meter().run(call, replied)).toBe('Ropes.')
  const [recorded] = recordedCalls((await ledger.read()).lines)
  expect(recorded).toMatchObject({ state: 'done', inputTokens: 500, outputTokens: 20, usd: 0.0007 })
})

it('writes down a failure by its code alone', async () => {
  const secret = new RagtimeError('MODEL_FAILED', { what: 'sk-secret', why: '', fix: '' })
  await expect(meter().run(call, () => Promise.reject(secret))).rejects.toBe(secret)
  expect(recordedCalls((await ledger.read()).lines)).toMatchObject([{ state: 'failed', code: 'MODEL_FAILED' }])
  expect(JSON.stringify(await ledger.read())).not.toContain('sk-secret')
})

it('writes down that a call was stopped', async () => {
  const stop = new AbortController()
  const stopped = meter().run({ ...call, signal: stop.signal }, () => {
    stop.abort(new Error('enough'))
    return Promise.reject(stop.signal.reason)
  })
  await expect(stopped).rejects.toThrow('enough')
  expect(recordedCalls((await ledger.read()).lines)).toMatchObject([{ state: 'failed', code: 'INTERRUPTED' }])
})

it('sends nothing when it cannot be written down', async () => {
  await rm(folder, { recursive: true })
  const lost = new Meter({ ledger: new Ledger(join(folder, 'usage')), maxUsd: undefined, dryRun: false })
  let sent = false
  const sending = lost.run(call, () => {
    sent = true
    return replied()
  })
  await expect(sending).rejects.toMatchObject({ code: 'STORE_NOT_WRITABLE' })
  expect(sent).toBe(false)
})

it('sends nothing in a dry run, and tells what it would have sent', async () => {
  const dry = meter({ dryRun: true })
  const sending = dry.run(call, () => Promise.reject(new Error('was sent')))
  await expect(sending).rejects.toMatchObject({ code: 'MODEL_DRY_RUN' })
  expect(dry.planned).toEqual([
    { purpose: 'answer', model: 'openai/small', sent: call.sent, ...call.most, usd: mostUsd },
  ])
  expect((await ledger.read()).lines).toEqual([])
})

it('keeps to the budget: refuses a call that may go beyond, and counts what calls did cost', async () => {
  const thrifty = meter({ maxUsd: 0.0107 })
  for (let calls = 0; calls < 2; calls++) await thrifty.run(call, replied)
  await expect(thrifty.run(call, replied)).rejects.toMatchObject({ code: 'MODEL_BUDGET', data: { nextUsd: mostUsd } })
  expect(recordedCalls((await ledger.read()).lines)).toHaveLength(2)
})

it('sets money aside for calls under way', async () => {
  const thrifty = meter({ maxUsd: 0.025 })
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => thrifty.run(call, replied)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
})

it('refuses a call of unknown price when there is a budget, and makes it when there is none', async () => {
  const unpriced = { ...call, prices: undefined }
  await expect(meter({ maxUsd: 100 }).run(unpriced, replied)).rejects.toMatchObject({ code: 'MODEL_BUDGET' })
  await meter().run(unpriced, replied)
  expect(recordedCalls((await ledger.read()).lines)[0]).not.toHaveProperty('usd')
})

it('takes a budget of nothing at its word, and lets free calls pass', async () => {
  await expect(meter({ maxUsd: 0 }).run(call, replied)).rejects.toMatchObject({ code: 'MODEL_BUDGET' })
  expect(await meter({ maxUsd: 0 }).run({ ...call, prices: { input: 0, output: 0 } }, replied)).toBe('Ropes.')
})
