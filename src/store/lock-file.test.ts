import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireLockFile } from './lock-file.ts'
import { ownIdentity } from './process-identity.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-lock-'))
  path = join(folder, 'writer.lock')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Runs code in a process of its own, with `acquireLockFile` and `path` at hand. */
function child(code: string): ChildProcess {
  const module = JSON.stringify(new URL('./lock-file.ts', import.meta.url).href)
  const prelude = `import { acquireLockFile } from ${module}; const path = ${JSON.stringify(path)};`
  return spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', prelude + code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function lockOfKilledProcess(): Promise<void> {
  const owner = child(`await acquireLockFile(path, { wait: false }); console.log('held'); setInterval(() => {}, 1000)`)
  await once(owner.stdout ?? owner, 'data')
  owner.kill('SIGKILL')
  await once(owner, 'exit')
}

describe('acquireLockFile', () => {
  it('names the holder when a living process has the lock', async () => {
    await using held = await acquireLockFile(path, { wait: false })
    await expect(acquireLockFile(path, { wait: false })).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      data: { path: held.path, pid: process.pid, host: hostname() },
    })
  })

  it('gives the lock on when it is released', async () => {
    const first = await acquireLockFile(path, { wait: false })
    const second = acquireLockFile(path, { wait: true })
    await first[Symbol.asyncDispose]()
    await (await second)[Symbol.asyncDispose]()
    expect(await readdir(folder)).toEqual([])
  })

  it('stops waiting when it is aborted', async () => {
    await using _held = await acquireLockFile(path, { wait: false })
    const controller = new AbortController()
    const waiting = acquireLockFile(path, { wait: true, signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
  })

  it('steals the lock of a killed process', async () => {
    await lockOfKilledProcess()
    await using lock = await acquireLockFile(path, { wait: false })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid, token: lock.token })
  })

  // Only Linux tells when a process began.
  it.skipIf(ownIdentity().startTime === '')('steals a lock whose number now belongs to another process', async () => {
    const identity = ownIdentity()
    await writeFile(path, JSON.stringify({ ...identity, startTime: '1', token: 'old' }))
    await using lock = await acquireLockFile(path, { wait: false })
    expect(lock.token).not.toBe('old')
  })

  it('leaves the lock of another host alone', async () => {
    await writeFile(path, JSON.stringify({ ...ownIdentity(), host: 'elsewhere', pid: 1 }))
    await expect(acquireLockFile(path, { wait: false })).rejects.toMatchObject({ code: 'STORE_LOCKED' })
  })

  it('takes over a lock file that a crash left empty', async () => {
    await writeFile(path, '')
    await utimes(path, 1, 1)
    await using lock = await acquireLockFile(path, { wait: false })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ token: lock.token })
  })

  it('steals although an earlier thief died in the act', async () => {
    await lockOfKilledProcess()
    const dead = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(`${path}.${dead.token}`, JSON.stringify({ ...dead, token: 'thief' }))
    await (await acquireLockFile(path, { wait: false }))[Symbol.asyncDispose]()
    expect(await readdir(folder)).toEqual([])
  })

  it('lets one process in at a time, a dead lock to be stolen by several at once included', async () => {
    await lockOfKilledProcess()
    const counter = join(folder, 'counter')
    await writeFile(counter, '0')
    const rounds = 8
    const workers = [1, 2, 3, 4].map(() =>
      child(`
        const { readFile, writeFile } = await import('node:fs/promises')
        for (let i = 0; i < ${rounds}; i++) {
          await using lock = await acquireLockFile(path, { wait: true })
          const before = Number(await readFile(${JSON.stringify(counter)}, 'utf8'))
          await new Promise((done) => setTimeout(done, 3))
          await writeFile(${JSON.stringify(counter)}, String(before + 1))
        }`),
    )
    const codes = await Promise.all(workers.map((worker) => once(worker, 'exit')))
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0])
    expect(Number(await readFile(counter, 'utf8'))).toBe(4 * rounds)
    expect(await readdir(folder)).toEqual(['counter'])
  })
})
