import { readdirSync, readFileSync } from 'node:fs'

/** Ids of the processes that run SQL, of `parent` or of anybody; Linux only. Of one's own the dying and unburied count, too. */
export function sqlProcesses(parent?: number): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return ids.map(Number).filter((id) => {
    const command = readIfThere(`/proc/${id}/cmdline`)
    if (parent === undefined) return command.includes('sql-worker')
    const isChild = new RegExp(`^PPid:\\s+${parent}$`, 'm').test(readIfThere(`/proc/${id}/status`))
    // Who has no memory any more has no command line.
    return isChild && (command === '' || command.includes('sql-worker'))
  })
}

/** Empty when the process ended meanwhile. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
