import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Fault, type ModelServerOptions, startModelServer } from '../../../test/model-server/index.ts'
import type { RagtimeError } from '../../errors.ts'
import type { EmbeddingModel } from '../../search/index.ts'
import { endpointOf, openLedger, openMeter } from '../open-models.ts'
import { resolveSettings } from '../settings/resolve-settings.ts'
import type { Timeouts } from '../transport/timeouts.ts'
import { Transport } from '../transport/transport.ts'
import { recordedCalls } from '../usage/recorded-calls.ts'
import { openEmbeddingModel } from './open-embedding-model.ts'

const vendors = ['openai', 'compatible'] as const
const texts = ['ropes and sails', 'bread', 'ropes']
const timeouts: Timeouts = { firstMs: 400, pauseMs: 300, totalMs: 3_000 }

interface Opened extends AsyncDisposable {
  readonly model: EmbeddingModel
  /** Folder of the ledger. */
  readonly store: string
  readonly server: Awaited<ReturnType<typeof startModelServer>>
}

async function open(
  vendor: (typeof vendors)[number],
  options: ModelServerOptions = {},
  name = 'small-embedder',
): Promise<Opened> {
  const server = await startModelServer(options)
  const settings = resolveSettings(
    { embeddings: name, baseUrl: server.url, apiKey: 'sk-secret' },
    { environment: {}, variables: {}, config: {} },
  )
  const retries = { retries: 2, baseMs: 1, mostMs: 2_000 }
  const transport = new Transport(endpointOf(settings, vendor), { timeouts, retries })
  const store = mkdtempSync(join(tmpdir(), 'ragtime-models-'))
  const meter = openMeter(settings, store)
  const model = await openEmbeddingModel(name, transport, { meter, prices: { input: 0.02, output: 0 } })
  const close = async () => {
    rmSync(store, { recursive: true, force: true })
    await server[Symbol.asyncDispose]()
  }
  return { model, server, store, [Symbol.asyncDispose]: close }
}

type Outcome = readonly Float32Array[] | RagtimeError

/** Fails when a call is still under way after ten seconds. */
async function outcome(call: Promise<readonly Float32Array[]>): Promise<Outcome> {
  const late = sleep(10_000, 'late' as const, { ref: false })
  const result = await Promise.race([call.catch((error: RagtimeError) => error), late])
  if (result === 'late') throw new Error('the call hangs')
  return result
}

const passages = (model: EmbeddingModel) => outcome(model.embed(texts, { role: 'passage' }))

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  let sum = 0
  for (const [at, value] of one?.entries() ?? []) sum += value * (other?.[at] ?? 0)
  return sum
}

describe.each(vendors)('%s', (vendor) => {
  it('gives a vector a text, in their order', async () => {
    await using opened = await open(vendor)
    const [both, bread, ropes] = await opened.model.embed(texts, { role: 'passage' })
    expect(both).toHaveLength(64)
    expect(cosine(both, ropes)).toBeGreaterThan(cosine(both, bread) + 0.3)
    expect(opened.model.id).toBe(`${vendor}/small-embedder`)
  })

  it('sends the texts and the key, and nothing else', async () => {
    await using opened = await open(vendor)
    await opened.model.embed(texts, { role: 'passage' })
    const [call, ...others] = opened.server.calls()
    expect(others).toEqual([])
    expect(call?.body).toEqual({ model: 'small-embedder', input: texts, encoding_format: 'float' })
    expect(call?.headers.authorization).toBe('Bearer sk-secret')
  })

  it('is in the ledger with purpose, tokens, cost and the exact texts', async () => {
    await using opened = await open(vendor)
    await opened.model.embed(texts, { role: 'passage' })
    await opened.model.embed(['rope'], { role: 'query' })
    const ledger = openLedger(opened.store)
    const [passages, query] = recordedCalls((await ledger.read()).lines)
    // The server counts a token for every four characters begun: 4 + 2 + 2.
    expect(passages).toMatchObject({ purpose: 'embed-passages', state: 'done', inputTokens: 8, outputTokens: 0 })
    expect(passages?.usd).toBeCloseTo((8 * 0.02) / 1e6, 12)
    expect(await ledger.text(passages?.text ?? '')).toEqual({ kind: 'embeddings', texts })
    expect(query).toMatchObject({ purpose: 'embed-query', model: `${vendor}/small-embedder` })
  })

  const tooMany: Fault = { kind: 'status', status: 429, code: 'rate_limit_exceeded', retryAfter: '0' }
  const broken: Fault = { kind: 'status', status: 500 }
  const rightAfterAll: readonly (readonly [string, readonly Fault[]])[] = [
    ['a limit that passes', [tooMany, tooMany]],
    ['an error that passes', [broken]],
    ['a cut reply', [{ kind: 'cut' }]],
    ['a page of a gateway that passes', [{ kind: 'html', status: 502 }]],
  ]
  it.each(rightAfterAll)('gives vectors after %s', async (_, faults) => {
    await using opened = await open(vendor, { faults })
    expect(await passages(opened.model)).toHaveLength(texts.length)
    expect(opened.server.calls()).toHaveLength(faults.length + 1)
  })

  const always = (fault: Fault): readonly Fault[] => new Array<Fault>(5).fill(fault)
  const failing: readonly (readonly [string, readonly Fault[], string])[] = [
    ['a limit that stays', always(tooMany), 'MODEL_LIMITED'],
    ['a limit for longer than we wait', [{ ...tooMany, retryAfter: '86400' }], 'MODEL_LIMITED'],
    ['an error that stays', always(broken), 'MODEL_FAILED'],
    ['a refused key', [{ kind: 'status', status: 401 }], 'MODEL_UNAUTHORIZED'],
    ['silence', always({ kind: 'hang' }), 'MODEL_TIMEOUT'],
    ['a reply that is cut every time', always({ kind: 'cut' }), 'MODEL_FAILED'],
    ['a web page', [{ kind: 'html' }], 'MODEL_FAILED'],
    ['a reply that is no JSON', [{ kind: 'invalid-json' }], 'MODEL_REPLY'],
    ['another thing than vectors', [{ kind: 'wrong-schema' }], 'MODEL_REPLY'],
    ['silence midway', always({ kind: 'hang-midway' }), 'MODEL_TIMEOUT'],
    ['one vector too few', [{ kind: 'missing-embedding' }], 'MODEL_REPLY'],
    ['a redirect', [{ kind: 'redirect', to: 'http://127.0.0.1:9/' }], 'MODEL_FAILED'],
  ]
  it.each(failing)('ends %s in a typed error that quotes no text', async (_, faults, code) => {
    await using opened = await open(vendor, { faults })
    const result = await passages(opened.model)
    expect(result).toMatchObject({ name: 'RagtimeError', code })
    expect(JSON.stringify(result)).not.toMatch(/sk-secret|sails/)
  })

  it('says that the server has no embeddings', async () => {
    await using opened = await open(vendor, { dimensions: 0 })
    expect(await passages(opened.model)).toMatchObject({ code: 'MODEL_UNSUPPORTED' })
  })

  it('names the models of the server when one is unknown', async () => {
    await using opened = await open(vendor, {}, 'smal-embedder')
    expect(await passages(opened.model)).toMatchObject({
      code: 'MODEL_UNKNOWN',
      data: { models: ['small-embedder', 'small'] },
    })
  })

  it('stops when told to', async () => {
    await using opened = await open(vendor, { faults: [{ kind: 'hang' }] })
    const stop = new AbortController()
    const call = opened.model.embed(texts, { role: 'passage', signal: stop.signal })
    setTimeout(() => stop.abort(new Error('enough')), 30)
    await expect(call).rejects.toThrow('enough')
  })

  it('puts before queries and passages what the model was trained with', async () => {
    const name = 'nomic-embed-text:latest'
    await using opened = await open(vendor, { models: [name] }, name)
    await opened.model.embed(['rope'], { role: 'query' })
    await opened.model.embed(['rope'], { role: 'passage' })
    const sent = opened.server.calls().map(({ body }) => body.input)
    expect(sent).toEqual([['search_query: rope'], ['search_document: rope']])
    expect(opened.model.passagePrefix).toBe('search_document: ')
  })

  it('cuts a text that is longer than the model takes', async () => {
    await using opened = await open(vendor)
    await opened.model.embed(['word '.repeat(5000)], { role: 'passage' })
    const [sent = ''] = opened.server.calls().flatMap(({ body }) => body.input as string[]) // as it was sent
    expect(opened.model.countTokens(sent)).toBeLessThanOrEqual(512)
    expect(opened.model.countTokens(sent)).toBeGreaterThan(480)
  })
})
