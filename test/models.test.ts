/** Models as a user meets them: flags, the ledger, and a network that stays shut. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDataset } from '../src/operations/index.ts'
import { startModelServer } from './model-server/index.ts'
import { runRagtime, temporaryFolder } from './run-ragtime.ts'

const csv = `id,shop,body,note
1,Ada Books,"Ada Books is a second-hand bookshop in Leeds that sells maps of the moors.",owes 20
2,Bo Bikes,"Bo Bikes repairs bicycles and rents tandems in York all year round.",owes 30
`
let folder: string
let path: string
let store: string

beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder, 'shops.csv')
  store = join(folder, 'store')
  writeFileSync(path, csv)
})

const ragtime = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runRagtime([...args, '--store', store], { cwd: folder, environment })

describe('usage', () => {
  test('says that nothing was ever asked', async () => {
    expect((await ragtime(['usage', path])).stdout).toBe('no model was ever asked about this file\n')
  })

  test('says what was sent, what for and what it cost', async () => {
    await using server = await startModelServer({ reply: 'Maps.' })
    const model = { chat: 'small', baseUrl: server.url, prices: { small: { input: 10, output: 10 } } }
    await using dataset = await openDataset(path, { store, model })
    const { chat } = await dataset.models({})
    const question = {
      purpose: 'answer',
      instructions: 'Answer.',
      prompt: 'What is sold?\u001b[2J',
      maxOutputTokens: 50,
    } as const
    await chat?.generate(question)
    await chat?.generate(question)
    await chat?.generate({ ...question, purpose: 'plan' })

    const { totals, usd, calls } = JSON.parse((await ragtime(['usage', path, '--json', '--texts'])).stdout)
    expect(totals).toMatchObject([
      { purpose: 'answer', calls: 1, cached: 1, inputTokens: 7, outputTokens: 2, usd: 0.00009 },
      { purpose: 'plan', calls: 0, cached: 1 },
    ])
    expect(usd).toBe(0.00009)
    expect(calls[0].sent).toEqual({ kind: 'chat', instructions: 'Answer.', prompt: question.prompt })
    const { stdout } = await ragtime(['usage', path])
    expect(stdout).toContain('1 calls sent, 2 answered from the cache: $0.00009')
    const texts = (await ragtime(['usage', path, '--texts'])).stdout
    expect(texts).toContain('    What is sold?')
    expect(texts).not.toContain('\u001b')
  })

  test('outlives a rebuild, and goes with the store', async () => {
    await using server = await startModelServer()
    await using dataset = await openDataset(path, { store, model: { chat: 'small', baseUrl: server.url } })
    const { chat } = await dataset.models({})
    await chat?.generate({ purpose: 'answer', instructions: 'Answer.', prompt: 'What?', maxOutputTokens: 50 })
    await ragtime(['index', path, '--rebuild', '--no-model'])
    const cost = '1 calls sent, 0 answered from the cache: not known'
    expect((await ragtime(['usage', path])).stdout).toContain(cost)
    await ragtime(['clean', path])
    expect((await ragtime(['usage', path])).stdout).toContain('no model was ever asked')
  })
})

describe('ask', () => {
  const question = 'What does Ada Books sell?'

  test('says on stderr which model gets the question, and with --explain which setting won', async () => {
    await using server = await startModelServer()
    writeFileSync(join(folder, 'ragtime.json'), JSON.stringify({ model: 'large', contextTokens: 9000 }))
    writeFileSync(join(folder, '.env'), 'RAGTIME_MODEL=small\n')
    const { status, stdout, stderr } = await ragtime(['ask', path, question, '--explain'], {
      OPENAI_BASE_URL: server.url,
    })
    expect(status, stderr).toBe(0)
    const host = new URL(server.url).host
    expect(stderr.split('\n').filter((line) => line.includes(host))).toEqual([
      `note: questions and passages go to small at ${host} (base URL from the environment); --no-model keeps them here`,
    ])
    expect(stdout).toContain(
      `Settings\nchat model small (.env) · base URL ${server.baseUrl} (environment) · context tokens 9000 (ragtime.json)`,
    )
    expect(server.calls().length).toBeGreaterThan(0)
  })

  test('shows in a dry run all that it would send, and sends nothing', async () => {
    await using server = await startModelServer()
    const flags = ['--base-url', server.url, '--model', 'small', '--dry-run']
    const { status, stdout, stderr } = await ragtime(['ask', path, question, ...flags])
    expect(status, stderr).toBe(0)
    expect(stdout).toContain(question)
    expect(stdout).toContain('second-hand bookshop in Leeds')
    expect(stdout).toMatch(/[12] calls?, cost not known; nothing was sent\n$/)
    expect(server.requests).toEqual([])
    const { planned } = JSON.parse((await ragtime(['ask', path, question, ...flags, '--json'])).stdout)
    expect(planned.at(-1)).toMatchObject({ purpose: 'answer', sent: { kind: 'chat' } })
    expect((await ragtime(['usage', path])).stdout).toContain('no model was ever asked')
  })

  test('keeps to its budget, and answers without the model', async () => {
    await using server = await startModelServer()
    writeFileSync(join(folder, 'ragtime.json'), '{"prices": {"small": {"input": 10, "output": 10}}}')
    const flags = ['--base-url', server.url, '--model', 'small', '--max-usd', '0.000001', '--json']
    const { stdout, status, stderr } = await ragtime(['ask', path, question, ...flags])
    expect(status, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'extracted', note: expect.stringContaining('MODEL_BUDGET') })
    expect(server.calls()).toEqual([])
  })

  test('with a wrong key fails, and tells neither key nor question', async () => {
    await using server = await startModelServer({ apiKey: 'sk-right' })
    const environment = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'sk-wrong', RAGTIME_MODEL: 'small' }
    const { status, stderr, stdout } = await ragtime(['ask', path, question, '--json'], environment)
    expect(status).toBe(1)
    expect(JSON.parse(stdout).error.code).toBe('MODEL_UNAUTHORIZED')
    expect(stderr + stdout).not.toMatch(/sk-wrong|Ada Books/)
  })
})

describe('flags', () => {
  test('that contradict each other are refused', async () => {
    const { status, stderr } = await ragtime(['ask', path, 'Which shop sells maps?', '--max-usd', 'ten'])
    expect(stderr).toContain('--max-usd is "ten"')
    expect(status).toBe(2)
    const offline = await ragtime(['ask', path, 'How many shops are there?', '--offline', '--model', 'small'])
    expect(offline.stderr).toContain('MODEL_OFFLINE')
    expect(offline.status).toBe(2)
  })

  test('a private column must be there, and is remembered', async () => {
    const wrong = await ragtime(['index', path, '--private', 'notes'])
    expect(wrong.stderr).toContain('COLUMN_UNKNOWN')
    await ragtime(['index', path, '--private', 'note'])
    await ragtime(['index', path, '--private', 'id'])
    await using dataset = await openDataset(path, { store })
    expect([...(await dataset.table({})).private]).toEqual(['id', 'note'])
  })
})

describe('--offline', () => {
  const trap = { script: '', log: '' }
  beforeAll(() => {
    const own = temporaryFolder()
    trap.script = join(own, 'trap.mjs')
    trap.log = join(own, 'sockets.log')
    writeFileSync(trap.script, trapText)
  })

  const trapped = () => ({
    NODE_OPTIONS: `--import ${JSON.stringify(trap.script)}`,
    RAGTIME_TEST_SOCKETS: trap.log,
    OPENAI_API_KEY: 'sk-secret',
    RAGTIME_EMBEDDINGS: 'text-embedding-3-small',
  })

  test('opens no socket and looks up no name', async () => {
    const commands = [
      // The index is made; the vectors that a model was to make of it are not.
      { exit: 2, command: ['index', path] },
      { exit: 0, command: ['ask', path, 'What does Ada Books do?'] },
      { exit: 0, command: ['ask', path, 'How many shops are there?', '--explain'] },
      { exit: 0, command: ['search', path, 'tandems'] },
    ]
    for (const { exit, command } of commands) {
      const { status, stderr } = await ragtime([...command, '--offline'], trapped())
      expect(status, stderr).toBe(exit)
      if (exit !== 0) expect(stderr).toContain('MODEL_OFFLINE')
    }
    expect(existsSync(trap.log) ? readFileSync(trap.log, 'utf8') : '').toBe('')
  })

  test('would be seen to open one', async () => {
    await using server = await startModelServer()
    const script = `await fetch(${JSON.stringify(server.url)})`
    const { execFile } = await import('node:child_process')
    await new Promise((done) =>
      execFile(
        process.execPath,
        ['--input-type=module', '-e', script],
        { env: { ...process.env, ...trapped() } },
        done,
      ),
    )
    expect(readFileSync(trap.log, 'utf8')).toContain('connect')
  })
})

/** Notes every connection and name look-up of a process and its children, and makes them fail. */
const trapText = `
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'
const shut = (object, name) => {
  object[name] = function () {
    appendFileSync(process.env.RAGTIME_TEST_SOCKETS, name + '\\n')
    throw new Error('the network is shut')
  }
}
shut(net.Socket.prototype, 'connect')
shut(dgram.Socket.prototype, 'send')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) shut(dns, name)
`
