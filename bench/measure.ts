import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './machine.ts'

export interface Measurement {
  readonly ms: number
  readonly peakBytes: number
  readonly output: string
}

/** Runs the built command line once as its own process; time is the whole process, start to exit. */
export function measure(args: readonly string[], folder: string): Measurement {
  const usagePath = join(folder, 'usage.json')
  const startedAt = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', resolve(root, 'bench/report-usage.ts'), resolve(root, 'bin/ragtime.js'), ...args],
    { encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, RAGTIME_USAGE: usagePath } },
  )
  const ms = performance.now() - startedAt
  if (status !== 0) throw new Error(`ragtime ${args.join(' ')} failed:\n${stderr}`)
  const { peakBytes } = JSON.parse(readFileSync(usagePath, 'utf8')) as { peakBytes: number } // written by report-usage.ts
  return { ms, peakBytes, output: stdout }
}

/** Whole-process times without the preload, for what is short: median, least and greatest of `runs`. */
export function repeat(args: readonly string[], runs: number): { median: number; least: number; most: number } {
  const times = Array.from({ length: runs }, () => {
    const startedAt = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [resolve(root, 'bin/ragtime.js'), ...args], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`ragtime ${args.join(' ')} failed:\n${stderr}`)
    return performance.now() - startedAt
  }).sort((a, b) => a - b)
  return { median: times[Math.floor(runs / 2)] ?? 0, least: times[0] ?? 0, most: times.at(-1) ?? 0 }
}
