import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '../machine.ts'
import type { BuildTimes, Query, SearchKind } from './peer.ts'
import type { ReadableCorpus } from './read-corpus.ts'

export type Request =
  | { readonly do: 'describe' | 'measure' }
  | { readonly do: 'build'; readonly corpus: ReadableCorpus; readonly folder: string; readonly workers?: number }
  | { readonly do: 'open'; readonly corpus: ReadableCorpus; readonly folder: string }
  | { readonly do: 'search'; readonly kind: SearchKind; readonly queries: readonly Query[] }

export interface Reply {
  readonly failed?: string
  readonly title?: string
  readonly setup?: string
  readonly inMemory?: boolean
  readonly times?: BuildTimes
  readonly peakBytes?: number
  /** One for each query, in order; absent when the engine has no such search. */
  readonly found?: readonly Found[]
}

export interface Found {
  /** Of the search call alone. */
  readonly ms: number
  readonly ids: readonly number[]
}

export interface ColdStart {
  /** From the engine imported to the first result. */
  readonly openAndSearchMs: number
  /** When the result was there, in milliseconds since 1970. */
  readonly at: number
}

/** The engines run as plain JavaScript: in a cold start, stripping types would take longer than some of them do. */
const compiled = resolve(root, 'bench/node_modules/.ragtime-bench')

/** Makes plain JavaScript of the worker and all peers, where the peers' packages are found. */
export async function compileWorkers(peers: readonly string[]): Promise<void> {
  const { build } = await import('rolldown')
  const files = ['worker', 'cold', ...peers.map((peer) => `peers/${peer}`)]
  mkdirSync(compiled, { recursive: true })
  await build({
    cwd: import.meta.dirname,
    input: Object.fromEntries(files.map((file) => [file, `./${file}.ts`])),
    external: /^[^./]/,
    platform: 'node',
    logLevel: 'warn',
    output: { dir: compiled, format: 'esm', chunkFileNames: 'shared/[name]-[hash].js' },
  })
}

/** Long enough for any engine, short enough to notice one that hangs. */
const patienceMs = 3_600_000

/** One engine in a process of its own, so that neither memory nor compiled code mix. */
export class EngineProcess implements Disposable {
  readonly #child: ChildProcess

  constructor(peer: string) {
    this.#child = fork(resolve(compiled, 'worker.js'), [peer], {
      cwd: root,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
  }

  /** Rejects with the engine's own words, or with how its process ended: also for taking longer than `limitMs`. */
  request(request: Request, limitMs = patienceMs): Promise<Reply> {
    const child = this.#child
    const { promise, resolve: succeed, reject } = Promise.withResolvers<Reply>()
    const onMessage = (reply: Reply) =>
      reply.failed === undefined ? succeed(reply) : reject(new Error(reply.failed.split('\n', 1)[0]))
    const onExit = (code: number | null, signal: string | null) => reject(new Error(describeEnd(code, signal)))
    const timer = setTimeout(() => {
      reject(new Error(`took more than ${limitMs / 1000} s`))
      child.kill('SIGKILL')
    }, limitMs)
    child.once('message', onMessage).once('exit', onExit)
    child.send(request)
    return promise.finally(() => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit)
    })
  }

  [Symbol.dispose](): void {
    this.#child.kill('SIGKILL')
  }
}

/** One cold start: from before the process is made to its first result. Files may be in the system's cache. */
export function coldStart(
  peer: string,
  { corpus, folder, query }: { corpus: ReadableCorpus; folder: string; query: Query },
): { processMs: number; openAndSearchMs: number } {
  const startedAt = performance.timeOrigin + performance.now()
  const args = [resolve(compiled, 'cold.js'), peer, folder, JSON.stringify(corpus), query.words.join(' ')]
  const { openAndSearchMs, at } = JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as ColdStart // written by cold.ts
  return { processMs: at - startedAt, openAndSearchMs }
}

/** Milliseconds that Node itself takes to start and end: the floor of every cold start. */
export function emptyProcessMs(): number {
  const startedAt = performance.now()
  execFileSync(process.execPath, ['--eval', ''])
  return performance.now() - startedAt
}

function describeEnd(code: number | null, signal: string | null): string {
  // V8 aborts when its heap is full.
  if (signal === 'SIGABRT' || code === 134) return "ran out of memory (Node's default heap)"
  return `its process ended with ${signal ?? `code ${code}`}`
}
