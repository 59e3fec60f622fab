import { appendFileSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTable, type Warning } from '../src/index.ts'
import { type Fault, type ModelServer, type ModelServerOptions, startModelServer } from './model-server/index.ts'
import { temporaryFolder } from './run-ragtime.ts'

const goods = ['rope', 'bread', 'lamps', 'boats', 'tea', 'wool', 'honey', 'clocks', 'paper', 'nails', 'soap', 'maps']

/** A sentence that no other number gives. */
const sentence = (n: number) =>
  `Shop number ${n} sells ${goods[n % goods.length]} and ${goods[(n * 5 + 1) % goods.length]} to sailors of the harbour.`

/** Rows of a shop and a text. */
function shopsFile(numbers: readonly number[]): string {
  const csv = join(temporaryFolder(), 'shops.csv')
  writeFileSync(csv, 'shop,text\n')
  addRows(csv, numbers)
  return csv
}

function addRows(csv: string, numbers: readonly number[]): void {
  appendFileSync(csv, numbers.map((n) => `Shop ${n},"${sentence(n)}"\n`).join(''))
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

const sentTo = (server: ModelServer): string[] =>
  server.calls().flatMap(({ path, body }) => (path === '/v1/embeddings' ? (body.input as string[]) : [])) // as the protocol says

interface Opened extends AsyncDisposable {
  readonly table: Awaited<ReturnType<typeof openTable>>
  readonly warnings: readonly Warning[]
}

type Model = NonNullable<NonNullable<Parameters<typeof openTable>[1]>['model']>

/** A table as a new process would open it. `chat: false`: these tests are about vectors alone. */
async function open(csv: string, server: ModelServer, model: Model = {}): Promise<Opened> {
  const warnings: Warning[] = []
  const table = await openTable(csv, {
    roles: { shop: 'entity', text: 'text' },
    model: { baseUrl: server.url, chat: false, ...model },
    onWarning: (warning) => warnings.push(warning),
  })
  return { table, warnings, [Symbol.asyncDispose]: () => table.close() }
}

const small = { embeddings: 'small-embedder' } as const

async function index(csv: string, server: ModelServer, model: Model = small) {
  await using opened = await open(csv, server, model)
  return { ...(await opened.table.index()), warnings: opened.warnings }
}

describe('index', () => {
  test('sends each different passage once, and nothing when nothing changed', async () => {
    await using server = await startModelServer()
    const csv = shopsFile([...upTo(40), ...upTo(40)])
    const { passages, embeddings } = await index(csv, server)
    expect(embeddings).toMatchObject({
      model: 'compatible/small-embedder',
      state: 'made',
      texts: 40,
      saved: 0,
      sent: 40,
    })
    expect(passages).toBe(40)
    expect(sentTo(server).toSorted()).toEqual(upTo(40).map(sentence).toSorted())
    const calls = server.calls().length
    expect((await index(csv, server)).embeddings).toMatchObject({ state: 'made', passages: 0, sent: 0, calls: 0 })
    expect((await index(csv, server)).built).toBe(false)
    expect(server.calls()).toHaveLength(calls)
  })

  test('is not switched on by a key or an address', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(10))
    expect((await index(csv, server, { apiKey: 'sk-secret' })).embeddings).toBeUndefined()
    expect(server.requests).toEqual([])
  })

  test('sends only what is new when the file changed, and nothing after a rebuild', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(20))
    await index(csv, server)
    addRows(csv, [20, 21, 3])
    expect((await index(csv, server)).embeddings).toMatchObject({ passages: 3, saved: 1, sent: 2 })
    expect(sentTo(server).slice(20).toSorted()).toEqual([sentence(20), sentence(21)])
    await using opened = await open(csv, server, small)
    const rebuilt = await opened.table.index({ rebuild: true })
    expect(rebuilt.embeddings).toMatchObject({ passages: 22, saved: 22, sent: 0 })
    expect(sentTo(server)).toHaveLength(22)
  })

  test('never sends a private column', async () => {
    await using server = await startModelServer()
    const csv = join(temporaryFolder(), 'notes.csv')
    const rows = upTo(12).map(
      (n) => `"${sentence(n)}","The secret of customer ${n} is kept in this note, and nowhere else."`,
    )
    writeFileSync(csv, `text,note\n${rows.join('\n')}\n`)
    const settings = { roles: { text: 'text', note: 'text' }, private: ['note'] }
    await using table = await openTable(csv, { ...settings, model: { baseUrl: server.url, chat: false, ...small } })
    const { passages, embeddings } = await table.index()
    expect(passages).toBe(24)
    expect(embeddings).toMatchObject({ passages: 12, sent: 12 })
    expect(JSON.stringify(server.requests)).not.toContain('secret')
    // Its passages are found by their words all the same.
    expect((await table.search('secret of customer 7')).hits[0]?.column).toBe('note')
  })

  test('with the network off fails only when something is missing', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(10))
    const offline = { ...small, offline: true }
    await expect(index(csv, server, offline)).rejects.toMatchObject({ code: 'MODEL_OFFLINE', data: { texts: 10 } })
    expect(server.requests).toEqual([])
    await index(csv, server)
    expect((await index(csv, server, offline)).embeddings).toMatchObject({ state: 'made', sent: 0 })
  })

  test('begins nothing that may cost more than is allowed', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(30))
    const prices = { 'small-embedder': { input: 1000, output: 0 } }
    const tooDear = index(csv, server, { ...small, prices, maxUsd: 0.5 })
    await expect(tooDear).rejects.toMatchObject({ code: 'MODEL_BUDGET', data: { sent: 30, mostUsd: 0.5 } })
    await expect(index(csv, server, { ...small, maxUsd: 100 })).rejects.toMatchObject({ code: 'MODEL_BUDGET' })
    expect(server.calls()).toEqual([])
    const { embeddings } = await index(csv, server, { ...small, prices, maxUsd: 5 })
    expect(embeddings?.usd).toBeCloseTo((embeddings?.tokens ?? 0) / 1000, 9)
  })

  test('in a dry run says all that it would send, and sends nothing', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(40))
    const { embeddings } = await index(csv, server, { ...small, dryRun: true })
    expect(embeddings).toMatchObject({ state: 'planned', sent: 40, calls: 2 })
    expect(server.requests).toEqual([])
  })

  test('tells how far it is', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(70))
    const prices = { 'small-embedder': { input: 1, output: 0 } }
    await using opened = await open(csv, server, { ...small, prices })
    const heard: unknown[] = []
    const onProgress = (progress: { readonly step: string }) => {
      if (progress.step === 'embed') heard.push(progress)
    }
    const { embeddings } = await opened.table.index({}, { onProgress })
    expect(heard).toHaveLength(4)
    expect(heard[0]).toMatchObject({ done: 0, total: 70, unit: 'texts', spent: { tokens: 0, usd: 0 } })
    const all = { totalTokens: embeddings?.tokens, totalUsd: embeddings?.usd }
    expect(heard.at(-1)).toMatchObject({
      done: 70,
      spent: { tokens: embeddings?.tokens, usd: embeddings?.usd, ...all },
    })
  })

  test('goes on without vectors where the server makes none, and says so', async () => {
    await using server = await startModelServer({ dimensions: 0 })
    const csv = shopsFile(upTo(10))
    const { embeddings, warnings } = await index(csv, server)
    expect(embeddings).toMatchObject({ state: 'unsupported', sent: 0 })
    expect(warnings.map(({ code }) => code)).toEqual(['EMBEDDINGS_UNUSED'])
    await using opened = await open(csv, server)
    expect((await opened.table.search('bread')).hits.length).toBeGreaterThan(0)
    expect(opened.warnings).toEqual([])
  })
})

describe('a fault midway', () => {
  const stays = (fault: Fault): Fault[] => new Array<Fault>(20).fill(fault)
  const passing: readonly (readonly [string, Fault])[] = [
    ['a limit', { kind: 'status', status: 429, code: 'rate_limit_exceeded', retryAfter: '0' }],
    ['an error', { kind: 'status', status: 500 }],
    ['a cut reply', { kind: 'cut' }],
  ]
  test.each(passing)('that passes changes nothing: %s', async (_, fault) => {
    await using server = await startModelServer({ faults: [undefined, fault] })
    const csv = shopsFile(upTo(70))
    expect((await index(csv, server)).embeddings).toMatchObject({ state: 'made', sent: 70 })
    expect(new Set(sentTo(server)).size).toBe(70)
    expect(server.calls()).toHaveLength(4)
  })

  const lasting: readonly (readonly [string, readonly Fault[], string])[] = [
    ['a wrong key', stays({ kind: 'status', status: 401 }), 'MODEL_UNAUTHORIZED'],
    ['no credit', stays({ kind: 'status', status: 429, code: 'insufficient_quota' }), 'MODEL_LIMITED'],
    ['silence', stays({ kind: 'hang' }), 'MODEL_TIMEOUT'],
    ['a vector too few', [{ kind: 'missing-embedding' }], 'MODEL_REPLY'],
    ['vectors of another length', [{ kind: 'wrong-size' }], 'MODEL_REPLY'],
    ['a web page', stays({ kind: 'html' }), 'MODEL_FAILED'],
    ['half a JSON', stays({ kind: 'invalid-json' }), 'MODEL_REPLY'],
    ['another JSON', stays({ kind: 'wrong-schema' }), 'MODEL_REPLY'],
  ]
  test.each(lasting)('that stays is an error, loses nothing and sends nothing again: %s', async (_, faults, code) => {
    const csv = shopsFile(upTo(200))
    await using faulty = await startModelServer({ faults: [undefined, undefined, undefined, ...faults] })
    const timeouts = { firstMs: 300, pauseMs: 300, totalMs: 600 }
    await expect(index(csv, faulty, { ...small, timeouts })).rejects.toMatchObject({ code })
    await using server = await startModelServer()
    const { embeddings } = await index(csv, server)
    expect(embeddings?.saved).toBeGreaterThanOrEqual(32)
    expect(embeddings).toMatchObject({ state: 'made', texts: 200, sent: 200 - (embeddings?.saved ?? 0) })
    const again = new Set(sentTo(server))
    expect(again.size).toBe(embeddings?.sent)
    const saved = upTo(200)
      .map(sentence)
      .filter((text) => !again.has(text))
    expect(sentTo(faulty)).toEqual(expect.arrayContaining(saved))
    await using opened = await open(csv, server)
    expect((await opened.table.search('Shop number 7')).embeddings).toEqual({
      model: 'compatible/small-embedder',
      used: true,
    })
  })

  test('of the name says which models there are', async () => {
    await using server = await startModelServer()
    const failing = index(shopsFile(upTo(5)), server, { embeddings: 'smal-embedder' })
    await expect(failing).rejects.toMatchObject({
      code: 'MODEL_UNKNOWN',
      data: { models: ['small-embedder', 'small'] },
    })
  })
})

describe('search', () => {
  test('goes by the vectors of the model, and sends a query once', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(60))
    await index(csv, server)
    for (const _ of ['the first process', 'another one']) {
      await using opened = await open(csv, server)
      const found = await opened.table.search('bread for sailors', { entityFilter: false })
      expect(found).toMatchObject({ vectors: true, embeddings: { used: true } })
      expect(found.hits[0]?.parts?.map(({ name }) => name)).toContain('meaning')
      expect(opened.warnings).toEqual([])
    }
    expect(sentTo(server).slice(60)).toEqual(['bread for sailors'])
    await using opened = await open(csv, server)
    await opened.table.search('bread for sailors', { ranking: 'bm25' })
    expect(sentTo(server)).toHaveLength(61)
  })

  test('goes by the vector of a query that was asked before also with the network off', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(20))
    await index(csv, server)
    const search = async (model: Model) => {
      await using opened = await open(csv, server, model)
      const { hits, embeddings } = await opened.table.search('bread for sailors')
      return { hits, embeddings, warnings: opened.warnings.length }
    }
    const online = await search({})
    expect(online).toMatchObject({ embeddings: { used: true }, warnings: 0 })
    expect(await search({ offline: true })).toEqual(online)
    expect(sentTo(server)).toHaveLength(21)
  })

  const without: readonly (readonly [string, Model, string, number])[] = [
    ['the network is off', { offline: true }, 'offline', 1],
    ['another model is asked for', { embeddings: 'small' }, 'other-model', 1],
    ['no model is wanted', { embeddings: false }, 'not-wanted', 0],
    ['the key may go nowhere', { baseUrl: '' }, 'no-key', 1],
    ['nothing listens', { baseUrl: 'http://127.0.0.1:9' }, 'failed', 1],
  ]
  test.each(without)('goes by words when %s, and says so once', async (_, model, because, notes) => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(20))
    await index(csv, server)
    const calls = server.requests.length
    await using opened = await open(csv, server, model)
    const found = await opened.table.search('bread or wool for sailors')
    expect(found).toMatchObject({ vectors: false, embeddings: { used: false, because } })
    expect(found.hits.length).toBeGreaterThan(0)
    expect(opened.warnings.map(({ code }) => code)).toEqual(new Array(notes).fill('EMBEDDINGS_UNUSED'))
    expect(server.requests).toHaveLength(calls)
  })

  const failing: readonly (readonly [string, ModelServerOptions])[] = [
    ['fails', { faults: new Array<Fault>(9).fill({ kind: 'status', status: 500 }) }],
    ['gives vectors of another length', { dimensions: 63 }],
    ['makes no vectors any more', { dimensions: 0 }],
    ['is silent', { faults: new Array<Fault>(9).fill({ kind: 'hang' }) }],
  ]
  test.each(failing)('goes by words when the server %s, and asks it no more', async (_, options) => {
    const csv = shopsFile(upTo(20))
    {
      await using server = await startModelServer()
      await index(csv, server)
    }
    await using server = await startModelServer(options)
    await using opened = await open(csv, server, { timeouts: { firstMs: 200, pauseMs: 200, totalMs: 300 } })
    const found = await opened.table.search('bread for sailors', { entityFilter: false })
    expect(found).toMatchObject({ embeddings: { used: false, because: 'failed' } })
    expect(found.hits.length).toBeGreaterThan(0)
    expect(opened.warnings.map(({ code }) => code)).toEqual(['EMBEDDINGS_UNUSED'])
  })

  test('says that an index has no vectors of the model that is asked for', async () => {
    await using server = await startModelServer()
    const csv = shopsFile(upTo(20))
    await using opened = await open(csv, server, small)
    const found = await opened.table.search('bread')
    expect(found.embeddings).toEqual({ model: 'small-embedder', used: false, because: 'not-embedded' })
    expect(opened.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('--embeddings')])
    expect(server.requests).toEqual([])
  })
})

test('what was sent is in the ledger, word for word', async () => {
  await using server = await startModelServer()
  const csv = shopsFile(upTo(40))
  await index(csv, server)
  await using opened = await open(csv, server)
  await opened.table.search('bread for sailors')
  const { totals, calls } = await opened.table.usage({ texts: true })
  expect(totals).toMatchObject([
    { purpose: 'embed-passages', model: 'compatible/small-embedder', calls: 2, failed: 0 },
    { purpose: 'embed-query', calls: 1, failed: 0 },
  ])
  const recorded = calls.flatMap(({ sent }) => (sent?.kind === 'embeddings' ? sent.texts : []))
  // Calls side by side may arrive in another order than they were begun in.
  expect(recorded.toSorted()).toEqual(sentTo(server).toSorted())
})

test('no key and no text of a call stands in any other file of the store', async () => {
  await using server = await startModelServer()
  const csv = shopsFile(upTo(10))
  await index(csv, server, { ...small, apiKey: 'sk-secret' })
  for (const file of globSync('**/*', { cwd: `${csv}.ragtime` }).filter((name) => /\.[a-z]+$/.test(name)))
    expect(readFileSync(join(`${csv}.ragtime`, file), 'latin1'), file).not.toContain('sk-secret')
})
