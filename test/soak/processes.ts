import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/store/index.ts'
import type { Size } from './changes.ts'

/** Lets a writer make changes from the `first` on and kills it `lifeMs` after its first acknowledgement. Gives the last change it acknowledged. */
export async function killedWriter(
  store: Store,
  {
    seed,
    first,
    lifeMs,
    size,
  }: { readonly seed: number; readonly first: number; readonly lifeMs: number; readonly size: Size },
): Promise<number> {
  const { child, lines, ended } = start('writer.ts', [store.directory, seed, first, size])
  let last: number | undefined
  const reading = (async () => {
    for await (const line of lines) {
      if (last === undefined) setTimeout(() => child.kill('SIGKILL'), lifeMs)
      last = Number(line)
    }
  })()
  const [end] = await Promise.all([ended, reading])
  if (end.signal !== 'SIGKILL' || last === undefined) throw new Error(`the writer died by itself: ${end.errors}`)
  return last
}

/** A reader at work. */
export interface Reader extends AsyncDisposable {
  /** Ends it and gives the digests of all it saw, in order. Throws when it died before. */
  finish(): Promise<readonly string[]>
}

export function startReader(store: Store, seed: number): Reader {
  const { child, lines, ended } = start('reader.ts', [store.directory, seed])
  const seen: string[] = []
  const reading = (async () => {
    for await (const line of lines) seen.push(line)
  })()
  return {
    async finish() {
      // What was written last should be seen too.
      await sleep(200)
      child.kill('SIGKILL')
      const [{ signal, errors }] = await Promise.all([ended, reading])
      if (signal !== 'SIGKILL') throw new Error(`the reader died: ${errors}`)
      return seen
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

interface Started {
  readonly child: ChildProcess
  readonly lines: AsyncIterable<string>
  readonly ended: Promise<{ readonly signal: NodeJS.Signals | null; readonly errors: string }>
}

function start(script: string, args: readonly (string | number)[]): Started {
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, script), ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = once(child, 'close').then(() => ({ signal: child.signalCode, errors }))
  return { child, lines: createInterface({ input: child.stdout }), ended }
}
