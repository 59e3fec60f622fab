import { RagtimeError } from '../../errors.ts'
import type { SqlTable } from './duckdb-engine.ts'
import type { ConditionLimits, SqlEngine, SqlResult } from './sql-engine.ts'
import type { SqlRequest } from './sql-message.ts'
import { SqlProcess } from './sql-process.ts'

export interface ProcessOptions {
  /** Resident memory that a statement and the process around it (about 150 MB) may have. Default: 3 GiB. */
  readonly memoryBytes?: number
}

const defaultMemoryBytes = 3 * 2 ** 30
const defaultMaxBytes = 64 * 2 ** 20

/**
 * Runs statements in a process of its own, for SQL that others wrote: DuckDB's memory limit and interrupt do not stop everything, an end
 * of the process does. It starts with the first statement and stays for the next; one that was ended is replaced. Statements run one
 * after the other, each with all the memory and its time from when its turn comes.
 */
export function processEngine(table: SqlTable, { memoryBytes = defaultMemoryBytes }: ProcessOptions = {}): SqlEngine {
  let process: SqlProcess | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const closing = new AbortController()

  async function ask(request: SqlRequest, { timeoutMs, signal }: ConditionLimits) {
    const stop = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
    stop.throwIfAborted()
    if (process === undefined || process.isOver) process = await SqlProcess.start(table, memoryBytes, stop)
    try {
      return await process.ask(request, { timeoutMs, signal: stop })
    } catch (error) {
      // What ran out of memory leaves little for the next.
      if (error instanceof RagtimeError && error.code === 'SQL_LIMIT') await process.end()
      throw error
    }
  }

  async function askInTurn(request: SqlRequest, limits: ConditionLimits) {
    const before = turn
    const answer = before.then(() => ask(request, limits))
    turn = answer.catch(() => undefined)
    await settledOrAborted(before, limits.signal)
    return answer
  }

  return {
    async run(sql, { maxRows, offset = 0, maxBytes = defaultMaxBytes, ...limits }) {
      const result = await askInTurn({ kind: 'run', sql, maxRows, offset, maxBytes }, limits)
      return result as SqlResult // Proof: what `run` is answered with, see sql-message.ts.
    },
    async rowsWhere(condition, limits) {
      const rows = await askInTurn({ kind: 'rowsWhere', condition }, limits)
      return new Set(rows as Float64Array) // Proof: what `rowsWhere` is answered with.
    },
    async close() {
      closing.abort(new Error('the table was closed'))
      await turn
      await process?.end()
    },
  }
}

/** Whoever is still waiting for a turn need not wait longer once the work is called off. */
function settledOrAborted(turn: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason)
    if (signal?.aborted === true) abort()
    signal?.addEventListener('abort', abort, { once: true })
    void turn.then(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    })
  })
}
