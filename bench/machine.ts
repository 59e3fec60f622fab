import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')

/** Where and when a run took place: the line above every table. */
export function describeRun(): string {
  const [processor] = cpus()
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  const load = loadavg()[0] ?? 0
  return [
    `commit ${commit()}`,
    new Date().toISOString(),
    `Node ${process.versions.node}`,
    `${availableParallelism()} × ${processor?.model.trim() ?? 'unknown processor'}, ${memory}`,
    `load ${load.toFixed(2)} at the start${isBusy() ? ' (**the machine was not idle**: do not trust the times)' : ''}`,
  ].join(' · ')
}

/** Whether others use the machine: half a core is enough to blur milliseconds. */
export function isBusy(): boolean {
  return (loadavg()[0] ?? 0) > 0.5
}

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--untracked-files=no') !== ''
  return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`
}
