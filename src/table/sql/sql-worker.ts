/** A process that runs SQL of people and models: see sql-process.ts. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { RagtimeError } from '../../errors.ts'
import { readingRows } from '../rows-file.ts'
import { createLockedDatabase, duckdbEngine } from './duckdb-engine.ts'
import type { SqlEngine } from './sql-engine.ts'
import { sqlFailure } from './sql-error.ts'
import {
  atRest,
  atWork,
  failureOf,
  type SqlReply,
  type SqlRequest,
  type SqlStart,
  type WatchOrders,
} from './sql-message.ts'

/** The parent keeps the time, and ends this process when it is up: here it is the longest that a timer can take. */
const timeoutMs = 2 ** 31 - 1

// Whoever asked is gone. Leaving in any other way would wait for the statement that runs.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

const shared = new Int32Array(new SharedArrayBuffer(4))
// Proof: the parent sends `SqlStart` first and requests after.
process.once('message', async (start: SqlStart) => {
  const engine = await opened(start)
  if (engine === undefined) return
  process.on('message', async (request: SqlRequest) => {
    Atomics.store(shared, 0, atWork)
    Atomics.notify(shared, 0)
    send(await answer(engine, request))
    Atomics.store(shared, 0, atRest)
  })
  send({ kind: 'done' })
})

async function opened({ table, memoryBytes }: SqlStart): Promise<SqlEngine | undefined> {
  try {
    const watching = watch(memoryBytes)
    // A third is left for what DuckDB does not count, and for Node.
    const memoryLimit = `${Math.floor((memoryBytes * 2) / 3 / 1e6)}MB`
    const database = await readingRows(table.path, () => createLockedDatabase(table, { memoryLimit }))
    await watching
    return duckdbEngine(database, table)
  } catch (error) {
    send(failed(error))
    return undefined
  }
}

/** Settles when the watchdog is awake. */
async function watch(memoryBytes: number): Promise<void> {
  const orders: WatchOrders = { shared, memoryBytes, parent: process.ppid }
  // Built code is JavaScript, and sources run as they are.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const dog = new Worker(new URL(`./sql-watchdog.${extension}`, import.meta.url), { workerData: orders })
  await once(dog, 'online')
}

async function answer(engine: SqlEngine, request: SqlRequest): Promise<SqlReply> {
  try {
    if (request.kind === 'run') {
      const { sql, ...limits } = request
      return { kind: 'done', value: await engine.run(sql, { ...limits, timeoutMs }) }
    }
    return { kind: 'done', value: Float64Array.from(await engine.rowsWhere(request.condition, { timeoutMs })) }
  } catch (error) {
    return failed(error)
  }
}

function failed(error: unknown): SqlReply {
  return { kind: 'failed', failure: failureOf(error instanceof RagtimeError ? error : sqlFailure(error, [])) }
}

function send(reply: SqlReply): void {
  process.send?.(reply)
}
