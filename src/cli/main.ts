import { RagtimeError } from '../errors.ts'
import { nearestNames } from '../nearest.ts'
import { openDataset } from '../operations/index.ts'
import type { Warning } from '../progress.ts'
import { version } from '../version.ts'
import type { AnyCommand } from './command.ts'
import { type CommandLine, parseCommandLine } from './command-line.ts'
import { commandNames, loadCommand, loadCommands } from './commands/index.ts'
import { datasetSettings } from './dataset-settings.ts'
import { dryRun } from './dry-run.ts'
import { errorJson, errorText, exitCodeOf } from './error-text.ts'
import { commandHelp, generalHelp } from './help.ts'
import { progressLine } from './progress-line.ts'
import { printable } from './terminal/printable.ts'
import { paint, screenOf } from './terminal/style.ts'

/** Runs one command line and sets the exit code: 0 done, 1 failed, 2 misuse, 130 interrupted. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', exitOnClosedPipe)
  try {
    await dispatch(args)
  } catch (error) {
    const screen = screenOf(process.stderr, process.env)
    process.stderr.write(`${errorText(error, screen)}\n`)
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify(errorJson(error), null, 2)}\n`)
    process.exitCode = exitCodeOf(error)
  }
}

async function dispatch(args: readonly string[]): Promise<void> {
  // "ragtime help ask" is "ragtime ask --help".
  const [name, ...rest] = args[0] === 'help' && args[1] !== undefined ? [args[1], '--help'] : args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${generalHelp(await loadCommands())}\n`)
    return
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version}\n`)
    return
  }
  if (!commandNames.includes(name)) {
    throw new RagtimeError('USAGE', {
      what: `unknown command "${name}"`,
      why: `the commands are ${commandNames.join(', ')}`,
      fix: `did you mean "ragtime ${nearestNames(name, commandNames, 1).join('')}"?`,
    })
  }
  const command = await loadCommand(name)
  const line = parseCommandLine(command, rest)
  if (line.flags.help === true) process.stdout.write(`${commandHelp(command)}\n`)
  else await runCommand(command, line)
}

async function runCommand(command: AnyCommand, { file, operands, flags }: CommandLine): Promise<void> {
  const quiet = flags.quiet === true
  const errorScreen = screenOf(process.stderr, process.env)
  const progress = progressLine(process.stderr)
  const interruption = new AbortController()
  const interrupt = () => {
    if (interruption.signal.aborted) process.exit(130)
    interruption.abort(interrupted())
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  const note = (text: string) => {
    progress.clear()
    if (!quiet) process.stderr.write(`${text}\n`)
  }
  const fail = (error: unknown) => {
    progress.clear()
    process.stderr.write(`${errorText(error, errorScreen)}\n`)
    process.exitCode = exitCodeOf(error)
  }
  const job = {
    signal: interruption.signal,
    onWarning: (warning: Warning) => note(`${paint(errorScreen, 'yellow', 'note:')} ${printable(warning.message)}`),
    ...(quiet ? {} : { onProgress: progress.report }),
  }
  const write = (text: string) => {
    progress.clear()
    process.stdout.write(`${text}\n`)
  }
  try {
    const settings = datasetSettings(flags)
    const context = {
      flags,
      json: flags.json === true,
      explain: flags.explain === true,
      screen: screenOf(process.stdout, process.env),
      job,
      write,
      note,
      fail,
    }
    if (!('run' in command)) {
      await command.runSaved({ ...context, settings, operands })
      return
    }
    if (file === undefined) {
      await command.withoutFile?.run({ ...context, settings })
      return
    }
    command.check?.({ operands, flags })
    await using dataset = await openDataset(file === '-' ? process.stdin : file, settings, job)
    if (flags['dry-run'] === true) await dryRun(command, { ...context, dataset, operands })
    else await command.run({ ...context, dataset, operands })
  } finally {
    progress.clear()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

function interrupted(): RagtimeError {
  return new RagtimeError('INTERRUPTED', {
    what: 'interrupted',
    why: 'the process was told to stop',
    fix: 'nothing was lost: the store is as it was before; run the command again',
  })
}

/** `ragtime … | head` closes the pipe early: that is no failure. */
function exitOnClosedPipe(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
}
