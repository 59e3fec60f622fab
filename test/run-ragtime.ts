import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// One listener a temporary folder.
process.setMaxListeners(0)

export const root = resolve(import.meta.dirname, '..')
export const sampleCsv = resolve(root, 'examples/companies/content.csv')
export const sampleQuestions = resolve(root, 'examples/companies/questions.jsonl')

export interface Run {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Sends SIGINT after this many milliseconds. */
  readonly interruptAfterMs?: number
}

/** A key of whoever runs the tests is not for them: an empty variable counts as none. */
const noModels = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '', RAGTIME_MODEL: '', RAGTIME_EMBEDDINGS: '' }

/** Runs the built command line as a user does: its own process, no terminal, and a cache folder of its own. */
export function runRagtime(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { stdin, cwd, environment, interruptAfterMs } = options
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [resolve(root, 'bin/ragtime.js'), ...args], {
      cwd: cwd ?? root,
      env: { ...process.env, NO_COLOR: '1', COLUMNS: '100', ...noModels, ...environment },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', fail)
    child.on('close', (status, signal) => done({ status, signal, stdout, stderr }))
    child.stdin.on('error', () => {}) // a child that fails early closes its input
    child.stdin.end(stdin)
    if (interruptAfterMs !== undefined) setTimeout(() => child.kill('SIGINT'), interruptAfterMs).unref()
  })
}

/** A folder that goes when the process that runs the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
