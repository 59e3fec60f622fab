import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { RagtimeError } from '../../errors.ts'
import type { SqlTable } from './duckdb-engine.ts'
import { sqlCommand } from './sql-command.ts'
import { crashed, tookTooLong, tookTooMuchMemory } from './sql-limit.ts'
import type { SqlReply, SqlRequest, SqlStart } from './sql-message.ts'

/** For starting; the time of a statement begins after. */
const startTimeoutMs = 60_000

type Answer = Extract<SqlReply, { kind: 'done' }>['value']

interface Patience {
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** A process of its own with the one table open in DuckDB. It takes one request at a time and is ended by what goes wrong. */
export class SqlProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<string>
  #isOver = false

  private constructor(child: ChildProcess) {
    this.#child = child
    this.#ended = new Promise((resolve) => {
      const over = (how: string) => {
        this.#isOver = true
        resolve(how)
      }
      child.once('exit', (code, signal) => over(signal ?? `code ${code}`))
      // Of a process that runs it tells of messages that could not be sent, and 'exit' follows.
      child.on('error', (error) => {
        if (child.pid === undefined) over(error.message)
      })
    })
  }

  /** Throws STORE_DAMAGED when the rows cannot be read. */
  static async start(table: SqlTable, memoryBytes: number, signal?: AbortSignal): Promise<SqlProcess> {
    // Built code is JavaScript, and sources run as they are.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    const script = fileURLToPath(new URL(`./sql-worker.${extension}`, import.meta.url))
    const { file, args, environment } = sqlCommand(script, memoryBytes)
    const child = spawn(file, args, {
      env: environment,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Lossless: bigints stay bigints.
      serialization: 'advanced',
      // A group of its own, so that Ctrl-C reaches us only and we say what becomes of it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const started = new SqlProcess(child)
    await started.#exchange({ table, memoryBytes } satisfies SqlStart, { timeoutMs: startTimeoutMs, signal })
    return started
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /**
   * Throws what the statement fails with. When its time is up, or `signal` aborts, the process is ended first, and SQL_LIMIT or the signal's
   * reason thrown.
   */
  ask(request: SqlRequest, patience: Patience): Promise<Answer> {
    return this.#exchange(request, patience)
  }

  /** Settles when the process is gone, whatever it was doing. */
  async end(): Promise<void> {
    this.#keepAlive(true)
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  async #exchange(message: SqlStart | SqlRequest, { timeoutMs, signal }: Patience): Promise<Answer> {
    const timeout = AbortSignal.timeout(timeoutMs)
    const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
    this.#keepAlive(true)
    try {
      const reply = once(this.#child, 'message', { signal: stop })
      this.#child.send(message, () => {})
      // Proof: the child sends nothing but replies.
      const [answer] = await Promise.race([reply as Promise<[SqlReply]>, this.#failure()])
      if (answer.kind === 'done') return answer.value
      const { code, ...explanation } = answer.failure
      throw new RagtimeError(code, explanation)
    } catch (error) {
      if (!stop.aborted) throw error instanceof RagtimeError ? error : crashed(String(error))
      await this.end()
      signal?.throwIfAborted()
      throw tookTooLong(timeoutMs)
    } finally {
      this.#keepAlive(false)
    }
  }

  /** Rejects when the process ends by itself. */
  async #failure(): Promise<never> {
    const how = await this.#ended
    // SIGKILL is the watchdog or the system's own; the other two are how V8 and C++ end when there is no memory to be had.
    throw ['SIGKILL', 'SIGABRT', 'SIGTRAP'].includes(how) ? tookTooMuchMemory() : crashed(how)
  }

  /** A process that waits for work does not keep this one from ending. */
  #keepAlive(needed: boolean): void {
    const { channel } = this.#child
    if (needed) this.#child.ref()
    else this.#child.unref()
    if (needed) channel?.ref()
    else channel?.unref()
  }
}
