import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Ledger } from './ledger.ts'
import type { LedgerLine } from './ledger-entry.ts'
import { recordedCalls, usageTotals } from './recorded-calls.ts'
import type { SentText } from './sent-text.ts'

const sent: SentText = { kind: 'chat', instructions: 'Answer.', prompt: 'What is sold?\r\n"Ropes" – ☂' }
const at = '2026-11-28T09:00:00.000Z'
let folder: string
let ledger: Ledger

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-ledger-'))
  ledger = new Ledger(join(folder, 'usage'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const begun = (call: string, text: string): LedgerLine => ({
  event: 'sent',
  call,
  at,
  purpose: 'answer',
  model: 'openai/small',
  text,
  inputTokens: 20,
  outputTokens: 100,
  usd: 0.01,
})

describe('the ledger', () => {
  it('is empty when nothing was ever called, and makes nothing', async () => {
    expect(await ledger.read()).toEqual({ lines: [], damaged: 0 })
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps exact texts by their hash, each once', async () => {
    const hash = await ledger.keep(sent)
    expect(await ledger.keep(sent)).toBe(hash)
    expect(await ledger.text(hash)).toEqual(sent)
    expect(await readdir(join(folder, 'usage/texts'))).toEqual([`${hash}.json`])
  })

  it('does not pass off a changed text as the one that was sent, and mends it when it is sent again', async () => {
    const hash = await ledger.keep(sent)
    writeFileSync(join(folder, 'usage/texts', `${hash}.json`), JSON.stringify({ ...sent, prompt: 'Nothing.' }))
    expect(await ledger.text(hash)).toBeUndefined()
    await ledger.keep(sent)
    expect(await ledger.text(hash)).toEqual(sent)
  })

  it('loses no line but the one that a crash cut, wherever it cut it', async () => {
    const text = await ledger.keep(sent)
    await ledger.add(begun('a', text))
    const whole = readFileSync(ledger.path, 'utf8')
    const line = `\n${JSON.stringify(begun('b', text))}\n`
    for (let cut = 0; cut <= line.length; cut += 7) {
      writeFileSync(ledger.path, whole)
      appendFileSync(ledger.path, line.slice(0, cut))
      await ledger.add(begun('c', text))
      const calls = (await ledger.read()).lines.map(({ call }) => call)
      expect(calls.filter((call) => call !== 'b')).toEqual(['a', 'c'])
    }
  })

  it('takes lines of many writers at once', async () => {
    const text = await ledger.keep(sent)
    const ids = Array.from({ length: 60 }, (_, at) => `call-${at}`)
    const writers = [ledger, new Ledger(join(folder, 'usage')), new Ledger(join(folder, 'usage'))]
    await Promise.all(ids.map((id, at) => writers[at % 3]?.add(begun(id, text))))
    const { lines, damaged } = await ledger.read()
    expect(damaged).toBe(0)
    expect(lines.map(({ call }) => call).sort()).toEqual(ids.sort())
  })

  it('fails in words when it cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(new Ledger(join(folder, 'file')).keep(sent)).rejects.toMatchObject({ code: 'STORE_NOT_WRITABLE' })
  })
})

describe('calls of the ledger', () => {
  const lines: LedgerLine[] = [
    begun('a', 'f'),
    begun('b', 'f'),
    { event: 'done', call: 'a', at, inputTokens: 10, outputTokens: 3, usd: 0.002, ms: 5 },
    begun('c', 'f'),
    { event: 'failed', call: 'b', at, code: 'MODEL_TIMEOUT', ms: 9 },
    {
      event: 'cached',
      call: 'd',
      at,
      purpose: 'answer',
      model: 'openai/small',
      text: 'f',
      inputTokens: 10,
      outputTokens: 3,
    },
  ]

  it('are joined, also those that never ended', () => {
    const calls = recordedCalls(lines)
    expect(calls.map(({ state, inputTokens, usd }) => [state, inputTokens, usd])).toEqual([
      ['done', 10, 0.002],
      ['failed', 20, undefined],
      ['unfinished', 20, undefined],
      ['cached', 10, 0],
    ])
  })

  it('are summed up; what is not known is not taken for nothing', () => {
    expect(usageTotals(recordedCalls(lines))).toEqual([
      {
        purpose: 'answer',
        model: 'openai/small',
        calls: 3,
        cached: 1,
        failed: 2,
        inputTokens: 10,
        outputTokens: 3,
        usd: 0.002,
        unpriced: 2,
      },
    ])
  })
})
