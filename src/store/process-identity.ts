import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import * as z from 'zod/mini'

/** Enough to tell, later and from another process, whether the process that wrote this still runs. */
export const processIdentitySchema = z.object({
  pid: z.int(),
  host: z.string(),
  /** Changes with every boot; empty where the system does not tell (outside Linux). */
  bootId: z.string(),
  /** Pids mean something only inside one pid namespace (a container has its own); empty outside Linux. */
  pidNamespace: z.string(),
  /** Ticks since boot at which the process began, which tells it from a later one with the same pid; empty outside Linux. */
  startTime: z.string(),
  /** Unlike for any two acquisitions, ever. */
  token: z.string(),
})
export type ProcessIdentity = Readonly<z.infer<typeof processIdentitySchema>>

export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    host: hostname(),
    bootId: readBootId(),
    pidNamespace: readPidNamespace(),
    startTime: readProcess(process.pid)?.startTime ?? '',
    token: randomUUID(),
  }
}

/** True only when it is certain: a process on another host or in another container counts as alive. */
export function isDead(identity: ProcessIdentity): boolean {
  if (identity.host !== hostname()) return false
  const bootId = readBootId()
  if (identity.bootId !== bootId) return identity.bootId !== '' && bootId !== ''
  if (identity.pidNamespace !== readPidNamespace()) return false
  if (!processExists(identity.pid)) return true
  const found = readProcess(identity.pid)
  if (found === undefined) return false
  return found.zombie || (identity.startTime !== '' && found.startTime !== identity.startTime)
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, but belongs to someone else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** From Linux's `/proc`; undefined elsewhere and for a process that is gone. */
function readProcess(pid: number): { readonly startTime: string; readonly zombie: boolean } | undefined {
  const stat = readOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is the program's name in parentheses and may hold spaces and parentheses itself: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTime] = [fields[0], fields[19]]
  if (state === undefined || startTime === undefined) return undefined
  return { startTime, zombie: state === 'Z' || state === 'X' }
}

const readBootId = () => readOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
const readPidNamespace = () => readOrEmpty(() => readlinkSync('/proc/self/ns/pid'))

function readOrEmpty(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
