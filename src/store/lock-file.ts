import { open, readFile, rm, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { RagtimeError } from '../errors.ts'
import { isNodeError } from './node-error.ts'
import { isDead, ownIdentity, type ProcessIdentity, processIdentitySchema } from './process-identity.ts'
import type { Lock } from './store.ts'

const pollMs = 50
/** A lock file is created empty and filled at once; one still unreadable after this long was left by a crash in between. */
const fillMs = 2000

export interface LockOptions {
  readonly wait: boolean
  readonly signal?: AbortSignal
}

export interface HeldLock extends Lock {
  readonly token: string
}

/**
 * Creates the file at `path`, which only one process can. Node has no flock, so the file names its owner and is
 * stolen when that process is dead. Throws STORE_LOCKED when a living process holds it and `wait` is false.
 */
export async function acquireLockFile(path: string, { wait, signal }: LockOptions): Promise<HeldLock> {
  for (;;) {
    signal?.throwIfAborted()
    const identity = ownIdentity()
    if (await createExclusive(path, identity)) return heldLock(path, identity.token)

    const owner = await readOwner(path)
    if (owner === 'gone') continue
    if (owner === 'filling' || !(owner === 'abandoned' || isDead(owner))) {
      if (!wait && owner !== 'filling') throw lockedError(path, owner)
      await sleep(pollMs, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
        signal?.throwIfAborted()
        throw error
      })
      continue
    }
    await removeDead(path, owner)
  }
}

/** Whether the lock file still is the one that was acquired under `token`. */
export async function isHeld(lock: { readonly path: string; readonly token: string }): Promise<boolean> {
  const owner = await readOwner(lock.path)
  return typeof owner === 'object' && owner.token === lock.token
}

/**
 * Removes a dead owner's lock, and surely no other. Two stealers may judge the same lock dead, and the slower one must not
 * remove what the faster one has created since. So removing needs a second lock whose name carries the dead owner's token:
 * under it, a lock file with that token can only be the dead one, for nobody else may remove it and nobody can create it again.
 * A stealer that dies while holding the second lock is stolen from in the same way.
 */
async function removeDead(path: string, owner: ProcessIdentity | 'abandoned'): Promise<void> {
  const claim = await acquireLockFile(`${path}.${owner === 'abandoned' ? 'abandoned' : owner.token}`, { wait: true })
  try {
    const current = await readOwner(path)
    const same =
      owner === 'abandoned' ? current === owner : typeof current === 'object' && current.token === owner.token
    if (same) await rm(path, { force: true })
  } finally {
    await claim[Symbol.asyncDispose]()
  }
}

function heldLock(path: string, token: string): HeldLock {
  return {
    path,
    token,
    async [Symbol.asyncDispose]() {
      if (await isHeld({ path, token })) await rm(path, { force: true })
    },
  }
}

async function createExclusive(path: string, identity: ProcessIdentity): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(JSON.stringify(identity))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isNodeError(error, 'EEXIST')) return false
    throw error
  }
  // A machine asleep between creating and filling may find its file taken for abandoned.
  return isHeld({ path, token: identity.token })
}

async function readOwner(path: string): Promise<ProcessIdentity | 'gone' | 'filling' | 'abandoned'> {
  try {
    const text = await readFile(path, 'utf8')
    const parsed = processIdentitySchema.safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    const { mtimeMs } = await stat(path)
    return Date.now() - mtimeMs < fillMs ? 'filling' : 'abandoned'
  } catch (error) {
    if (isNodeError(error, 'ENOENT')) return 'gone'
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function lockedError(path: string, owner: ProcessIdentity): RagtimeError {
  return new RagtimeError('STORE_LOCKED', {
    what: `Another process is writing this store: process ${owner.pid} on ${owner.host} holds ${path}`,
    why: 'one process at a time may change a store',
    fix: 'wait for it to finish; if that process is on another machine or in a container and surely gone, delete the file',
    data: { path, pid: owner.pid, host: owner.host },
  })
}
