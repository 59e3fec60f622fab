import { parseArgs } from 'node:util'
import { RagtimeError } from '../errors.ts'
import { nearestNames } from '../nearest.ts'
import { type AnyCommand, type FlagValues, formOf } from './command.ts'
import { commonFlags } from './flags.ts'

export interface CommandLine {
  /** Undefined for a form of the command that needs none. */
  readonly file: string | undefined
  readonly operands: readonly string[]
  readonly flags: FlagValues
}

/** Parses what follows the command's name. Throws USAGE for an unknown flag, a missing value, or the wrong number of operands. */
export function parseCommandLine(command: AnyCommand, args: readonly string[]): CommandLine {
  const known = { ...commonFlags, ...command.flags }
  const { values, positionals } = parseFlags(command, args, known)
  if (values.help === true) return { file: undefined, operands: [], flags: values }
  const file = 'run' in command ? positionals[0] : undefined
  const operands = 'run' in command ? positionals.slice(1) : positionals
  if ('run' in command && file === undefined) {
    if (command.withoutFile !== undefined) return { file, operands, flags: values }
    throw wrongUse(command, 'FILE is missing', 'give the CSV file first')
  }
  const place = 'run' in command ? ' after FILE' : ''
  const [least, most] = command.arity
  if (operands.length < least) throw wrongUse(command, `${command.operands} is missing`, `give it${place}, in quotes`)
  if (operands.length > most) {
    throw wrongUse(
      command,
      `${operands.length} words${place}, expected at most ${most}`,
      'put quotes around words that belong together',
    )
  }
  return { file, operands, flags: values }
}

function parseFlags(command: AnyCommand, args: readonly string[], known: AnyCommand['flags']) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true })
    return { values: values as FlagValues, positionals } // parseArgs types depend on literal options; ours are data
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const unknown = /Unknown option '(--?[^']+)'/.exec(reason)?.[1]
    if (unknown === undefined) throw wrongUse(command, firstSentence(reason), `see "ragtime ${command.name} --help"`)
    const names = Object.keys(known).map((name) => `--${name}`)
    throw wrongUse(
      command,
      `unknown flag ${unknown}`,
      `did you mean ${nearestNames(unknown, names, 2).join(' or ')}? What begins with "-" and is no flag stands behind "--"`,
    )
  }
}

function firstSentence(text: string): string {
  return text.split('\n')[0]?.replace(/\. .*$/, '') ?? text
}

function wrongUse(command: AnyCommand, what: string, fix: string): RagtimeError {
  return new RagtimeError('USAGE', {
    what,
    why: `the form is "ragtime ${formOf(command)} [flags]"`,
    fix,
    data: { command: command.name },
  })
}
