import { existsSync } from 'node:fs'

export interface ProcessCommand {
  readonly file: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** V8 takes about 600 MB of the data segment for itself before it does anything. */
const nodesOwnBytes = 1 << 30

/**
 * How to start `script` on Node with next to no environment and, where there is a POSIX shell, under limits that the operating system holds:
 * no byte written to any file, no core dump (it would hold cells), no more private memory than `memoryBytes` and what Node itself takes, and
 * first in line when Linux runs out of memory. A system that knows one of them not goes without it: the watchdog is there in any case.
 */
export function sqlCommand(script: string, memoryBytes: number): ProcessCommand {
  const node = [process.execPath, '--max-old-space-size=1024', script]
  const environment = loaderEnvironment()
  const shell = '/bin/sh'
  if (process.platform === 'win32' || !existsSync(shell)) {
    return { file: process.execPath, args: node.slice(1), environment }
  }
  const dataKilobytes = Math.ceil((memoryBytes + nodesOwnBytes) / 1024)
  const steps = [
    '{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null || :',
    ...['-f 0', '-c 0', `-d ${dataKilobytes}`].map((limit) => `ulimit ${limit} 2>/dev/null || :`),
    'exec "$@"',
  ]
  return { file: shell, args: ['-c', steps.join('\n'), 'sh', ...node], environment }
}

/** Without these some systems cannot start Node at all; nothing else is handed on. */
function loaderEnvironment(): Record<string, string> {
  const names = ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot']
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
