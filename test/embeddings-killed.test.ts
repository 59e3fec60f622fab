import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { PaidVectors, textKey } from '../src/search/embedded/space/paid-vectors.ts'
import { openStore } from '../src/store/index.ts'
import { type Fault, type ModelServer, startModelServer } from './model-server/index.ts'
import { root, runRagtime, temporaryFolder } from './run-ragtime.ts'

const passages = 400
const sentence = (n: number) => `Letter number ${n} was written in the year ${1500 + n} and tells of ships.`

test('killed midway and started again, sends nothing that was saved, and ends with the same vectors', async () => {
  const csv = join(temporaryFolder(), 'letters.csv')
  writeFileSync(csv, `letter,text\n${Array.from({ length: passages }, (_, n) => `${n},"${sentence(n)}"\n`).join('')}`)
  const answered = 6
  const silence: Fault = { kind: 'hang' }
  await using first = await startModelServer({
    faults: [...new Array(answered).fill(undefined), ...new Array(50).fill(silence)],
  })
  await killAfter(answered, csv, first)
  const saved = savedTexts(csv)
  expect(saved.size).toBeGreaterThan(0)

  await using second = await startModelServer()
  const finished = await embed(csv, second)
  expect(finished.embeddings).toMatchObject({ texts: passages, saved: saved.size, sent: passages - saved.size })
  const sent = sentTo(second)
  expect(sent.filter((text) => saved.has(text))).toEqual([])
  expect(new Set([...sent, ...saved]).size).toBe(passages)
  expect(savedTexts(csv).size).toBe(passages)

  expect((await embed(csv, second)).embeddings).toMatchObject({ passages: 0, sent: 0 })
  expect(sentTo(second)).toHaveLength(sent.length)
}, 120_000)

const argumentsFor = (csv: string, server: ModelServer) =>
  ['index', csv, '--role', 'text=text', '--embeddings', 'small-embedder', '--base-url', server.url] as const

/** Kills the process when it waits for calls that the server will never answer. */
async function killAfter(answered: number, csv: string, server: ModelServer): Promise<void> {
  const child = spawn(process.execPath, [resolve(root, 'bin/ragtime.js'), ...argumentsFor(csv, server)], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (server.calls().length <= answered && child.exitCode === null) await sleep(10)
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

async function embed(csv: string, server: ModelServer) {
  const { status, stdout, stderr } = await runRagtime([...argumentsFor(csv, server), '--json'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

function savedTexts(csv: string): ReadonlySet<string> {
  using paid = new PaidVectors(openStore(`${csv}.ragtime`), { id: 'compatible/small-embedder' })
  const texts = Array.from({ length: passages }, (_, n) => sentence(n))
  return new Set(texts.filter((text) => paid.find(textKey(text)) !== undefined))
}

const sentTo = (server: ModelServer): string[] => server.calls().flatMap(({ body }) => body.input as string[]) // as the protocol says
